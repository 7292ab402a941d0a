import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { draft } from "@/app/(workspace)/projects/[code]/requirements/actions";
import { similar } from "@/app/(workspace)/projects/[code]/requirements/quality-actions";
import { RequirementEditor } from "@/components/requirement/requirement-editor";
import { getRequirementFigures } from "@/lib/features/requirement/queries";
import { blankRequirement } from "@/lib/features/requirement/schema-quality";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requirements"))("newTitle") };
}

/** Writes a need down: a draft that may lack what its proposal will want. */
export default async function NewRequirement({ params, searchParams }: Props) {
  const { code } = await params;
  const { chapter } = await searchParams;
  const { name, language, figures } = await readProject(code, async ({ tx, scope }) => ({
    name: scope.name,
    language: scope.language,
    figures: await getRequirementFigures(tx, scope),
  }));
  return (
    <RequirementEditor
      project={{ code, name, language }}
      chapters={figures.chapters.map(({ chapter }) => chapter)}
      action={draft}
      defaults={blankRequirement(chapter)}
      findSimilar={similar}
      revising={false}
    />
  );
}
