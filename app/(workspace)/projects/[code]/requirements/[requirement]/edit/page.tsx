import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { revise } from "@/app/(workspace)/projects/[code]/requirements/actions";
import { similar } from "@/app/(workspace)/projects/[code]/requirements/quality-actions";
import { RequirementEditor } from "@/components/requirement/requirement-editor";
import { getRequirementFigures } from "@/lib/features/requirement/queries";
import { getRequirement } from "@/lib/features/requirement/queries-item";
import { isLocked } from "@/lib/features/requirement/view";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string; requirement: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).requirement };
}

/** A new text for a requirement. One that a baseline locks has no editor: its own page says the way on. */
export default async function EditRequirement({ params }: Props) {
  const { code, requirement: number } = await params;
  const { name, language, view, chapters } = await readProject(code, async ({ tx, scope, now }) => {
    const parts = [getRequirement(tx, scope, number, now), getRequirementFigures(tx, scope)] as const;
    const [found, { chapters }] = await Promise.all(parts);
    if (found === null) return null;
    return {
      name: scope.name,
      language: scope.language,
      view: found.view,
      chapters: chapters.map(({ chapter }) => chapter),
    };
  });
  if (isLocked(view.status)) redirect(`/projects/${code}/requirements/${number}`);
  const { content, version, chapter } = view;
  const criteria = content.criteria.map(({ id, ...criterion }) => criterion);
  return (
    <RequirementEditor
      project={{ code, name, language }}
      chapters={chapters}
      findSimilar={similar}
      action={revise}
      defaults={{ ...content, criteria, chapter, code: number, version, reason: "" }}
      revising
    />
  );
}
