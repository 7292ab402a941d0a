import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as timing from "@/app/(workspace)/projects/[code]/clock-actions";
import { answer, hear, refuseResubmission, start, verify } from "@/app/(workspace)/projects/[code]/milestones/actions";
import { agree, deliver, propose } from "@/app/(workspace)/projects/[code]/milestones/delay-actions";
import { declare, draft, endIncident } from "@/app/(workspace)/projects/[code]/notices/actions";
import { ask, comment, note, answer as reply } from "@/app/(workspace)/projects/[code]/requirements/actions";
import { ClockSection } from "@/components/clock/clock-section";
import { DelaySection } from "@/components/delay/delay-section";
import { Discussion } from "@/components/discussion/discussion";
import { MilestoneItem } from "@/components/milestone/milestone-item";
import { SilenceSection } from "@/components/milestone/silence-section";
import { readMilestone } from "@/lib/http/read-milestone";
import { tellArticle } from "@/lib/http/tell";

const periods = { ...timing };

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).milestone };
}

/** One milestone: whose turn it is, what it promises, what was found, decided and said. */
export default async function MilestonePage({ params }: Props) {
  const [{ code, milestone }, t] = await Promise.all([params, getTranslations()]);
  const { delay, clocks, silence, said, talk, ...page } = await readMilestone(code, milestone);
  const about = { project: code, timeZone: page.view.project.timeZone, view: said, abilities: talk };
  return (
    <MilestoneItem
      {...page}
      lock={tellArticle(t, "CD-04")}
      actions={{ start, verify, hear, answer, refuseResubmission }}
      silence={<SilenceSection {...silence} actions={{ draft, declare, endIncident }} />}
    >
      <DelaySection project={code} {...delay} actions={{ deliver, propose, agree }} now={page.view.now} />
      <ClockSection matter={clocks} subject={{ kind: "milestone", code: milestone }} actions={periods} />
      <Discussion
        {...about}
        subject={{ kind: "MILESTONE", code: milestone }}
        actions={{ ask, answer: reply, comment, note }}
      />
    </MilestoneItem>
  );
}
