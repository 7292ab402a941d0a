import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answer, hear, refuseResubmission, start, verify } from "@/app/(workspace)/projects/[code]/milestones/actions";
import * as talk from "@/app/(workspace)/projects/[code]/requirements/actions";
import { Discussion } from "@/components/discussion/discussion";
import { MilestoneItem } from "@/components/milestone/milestone-item";
import { discussionAbilities, getDiscussion } from "@/lib/features/discussion/queries";
import { getMilestone } from "@/lib/features/milestone/queries-item";
import { readProject } from "@/lib/http/reading";
import { tellArticle } from "@/lib/http/tell";
import { tellAbilities } from "@/lib/http/tell-abilities";
import { tellDiscussion } from "@/lib/http/tell-requirement";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).milestone };
}

/** One milestone: whose turn it is, what it promises, what was found, decided and said. */
export default async function MilestonePage({ params }: Props) {
  const [{ code, milestone }, t] = await Promise.all([params, getTranslations()]);
  const { page, said, may, scope } = await readProject(code, async ({ tx, scope, now }) => {
    const page = await getMilestone(tx, scope, milestone, now);
    if (page === null) return null;
    return { page, said: await getDiscussion(tx, scope, page.id), may: discussionAbilities(scope, now), scope };
  });
  const { timeZone, side } = scope;
  const around = { project: code, timeZone, subject: { kind: "milestone", code: milestone } } as const;
  const abilities = await tellAbilities(page.abilities, around);
  const discussion = {
    project: code,
    timeZone,
    subject: { kind: "MILESTONE", code: milestone },
    view: said,
    abilities: await tellDiscussion(may, side, around),
    actions: { ask: talk.ask, answer: talk.answer, comment: talk.comment, note: talk.note },
  } as const;
  return (
    <MilestoneItem
      view={page.view}
      abilities={abilities}
      lock={tellArticle(t, "CD-04")}
      actions={{ start, verify, hear, answer, refuseResubmission }}
    >
      <Discussion {...discussion} />
    </MilestoneItem>
  );
}
