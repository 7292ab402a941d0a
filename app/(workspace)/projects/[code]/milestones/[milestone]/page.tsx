import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as timing from "@/app/(workspace)/projects/[code]/clock-actions";
import { answer, hear, refuseResubmission, start, verify } from "@/app/(workspace)/projects/[code]/milestones/actions";
import { agree, deliver, propose } from "@/app/(workspace)/projects/[code]/milestones/delay-actions";
import * as talking from "@/app/(workspace)/projects/[code]/requirements/actions";
import { ClockSection } from "@/components/clock/clock-section";
import { DelaySection } from "@/components/delay/delay-section";
import { Discussion } from "@/components/discussion/discussion";
import { MilestoneItem } from "@/components/milestone/milestone-item";
import { readMilestone } from "@/lib/http/read-milestone";
import { tellArticle } from "@/lib/http/tell";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).milestone };
}

/** One milestone: whose turn it is, what it promises, what was found, decided and said. */
export default async function MilestonePage({ params }: Props) {
  const [{ code, milestone }, t] = await Promise.all([params, getTranslations()]);
  const { view, held, delay, clocks, abilities, said, talk } = await readMilestone(code, milestone);
  return (
    <MilestoneItem
      view={view}
      held={held}
      abilities={abilities}
      lock={tellArticle(t, "CD-04")}
      actions={{ start, verify, hear, answer, refuseResubmission }}
    >
      <DelaySection project={code} {...delay} actions={{ deliver, propose, agree }} now={view.now} />
      <ClockSection matter={clocks} subject={{ kind: "milestone", code: milestone }} actions={{ ...timing }} />
      <Discussion
        project={code}
        timeZone={view.project.timeZone}
        subject={{ kind: "MILESTONE", code: milestone }}
        view={said}
        abilities={talk}
        actions={{ ask: talking.ask, answer: talking.answer, comment: talking.comment, note: talking.note }}
      />
    </MilestoneItem>
  );
}
