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

const periods = { extend: timing.extend, propose: timing.propose, agree: timing.agree, resume: timing.resume };

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).milestone };
}

/** One milestone: whose turn it is, what it promises, what was found, decided and said. */
export default async function MilestonePage({ params }: Props) {
  const [{ code, milestone }, t] = await Promise.all([params, getTranslations()]);
  const { delay, clocks, said, talk, ...page } = await readMilestone(code, milestone);
  return (
    <MilestoneItem
      {...page}
      lock={tellArticle(t, "CD-04")}
      actions={{ start, verify, hear, answer, refuseResubmission }}
    >
      <DelaySection project={code} {...delay} actions={{ deliver, propose, agree }} now={page.view.now} />
      <ClockSection matter={clocks} subject={{ kind: "milestone", code: milestone }} actions={periods} />
      <Discussion
        project={code}
        timeZone={page.view.project.timeZone}
        subject={{ kind: "MILESTONE", code: milestone }}
        view={said}
        abilities={talk}
        actions={{ ask: talking.ask, answer: talking.answer, comment: talking.comment, note: talking.note }}
      />
    </MilestoneItem>
  );
}
