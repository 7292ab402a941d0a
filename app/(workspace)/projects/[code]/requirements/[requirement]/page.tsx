import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as act from "@/app/(workspace)/projects/[code]/requirements/actions";
import { RequirementItem } from "@/components/requirement/requirement-item";
import { discussionAbilities, getDiscussion } from "@/lib/features/discussion/queries";
import { getRequirement } from "@/lib/features/requirement/queries-item";
import { hintsOf } from "@/lib/features/requirement/view-quality";
import { readProject } from "@/lib/http/reading";
import { tellArticle } from "@/lib/http/tell";
import { tellDiscussion, tellRequirement } from "@/lib/http/tell-requirement";

type Props = { readonly params: Promise<{ code: string; requirement: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).requirement };
}

/** One requirement: its statement, how it is checked, what is said of it, what may be done with it. */
export default async function Requirement({ params }: Props) {
  const [{ code, requirement: number }, t] = await Promise.all([params, getTranslations()]);
  const { found, discussion, may, scope } = await readProject(code, async ({ tx, scope, now }) => {
    const subject = { kind: "REQUIREMENT", code: number } as const;
    const parts = [getRequirement(tx, scope, number, now), getDiscussion(tx, scope, subject, now)] as const;
    const [found, discussion] = await Promise.all(parts);
    return found === null ? null : { found, discussion, may: discussionAbilities(scope, now), scope };
  });
  const { name, timeZone, side } = scope;
  const { view, suspects, trace } = found;
  const around = { project: code, subject: { kind: "requirement", code: number } } as const;
  const abilities = await tellRequirement(found.abilities, around);
  const talk = await tellDiscussion(may, side, around);
  const { propose, review, agree, defer, reject, withdraw, ask, answer, comment, note } = act;
  const steps = { propose, review, agree, defer, reject, withdraw };
  const actions = { ask, answer, comment, note };
  const project = { code, name, timeZone, side };
  return (
    <RequirementItem
      {...{ project, view, suspects, trace, abilities, discussion, talk, steps, actions }}
      lock={tellArticle(t, "CD-04")}
      hints={hintsOf(view, scope.language)}
    />
  );
}
