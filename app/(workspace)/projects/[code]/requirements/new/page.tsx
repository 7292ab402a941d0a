import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { draft } from "@/app/(workspace)/projects/[code]/requirements/actions";
import { RequirementEditor } from "@/components/requirement/requirement-editor";
import { getRequirementFigures } from "@/lib/features/requirement/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requirements"))("newTitle") };
}

/** Writes a need down: a draft that may lack what its proposal will want. */
export default async function NewRequirement({ params }: Props) {
  const { code } = await params;
  const { name, figures } = await readProject(code, async ({ tx, scope }) => ({
    name: scope.name,
    figures: await getRequirementFigures(tx, scope),
  }));
  const defaults = {
    code: "",
    version: 0,
    reason: "",
    title: "",
    statement: "",
    kind: "FUNCTIONAL",
    priority: null,
    source: "",
    rationale: "",
    verificationMethod: null,
    chapter: "",
    criteria: [],
  } as const;
  return (
    <RequirementEditor
      project={{ code, name }}
      chapters={figures.chapters.map(({ chapter }) => chapter)}
      action={draft}
      defaults={{ ...defaults, criteria: [] }}
      revising={false}
    />
  );
}
