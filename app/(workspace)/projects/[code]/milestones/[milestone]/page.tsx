import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answer, hear, refuseResubmission, start, verify } from "@/app/(workspace)/projects/[code]/milestones/actions";
import { agree, deliver, propose } from "@/app/(workspace)/projects/[code]/milestones/delay-actions";
import * as talking from "@/app/(workspace)/projects/[code]/requirements/actions";
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
  const { view, held, delay, abilities, said, talk } = await readMilestone(code, milestone);
  const { ask, answer: reply, comment, note } = talking;
  return (
    <MilestoneItem
      view={view}
      held={held}
      abilities={abilities}
      lock={tellArticle(t, "CD-04")}
      actions={{ start, verify, hear, answer, refuseResubmission }}
    >
      <DelaySection project={code} {...delay} actions={{ deliver, propose, agree }} now={view.now} />
      <Discussion
        project={code}
        timeZone={view.project.timeZone}
        subject={{ kind: "MILESTONE", code: milestone }}
        view={said}
        abilities={talk}
        actions={{ ask, answer: reply, comment, note }}
      />
    </MilestoneItem>
  );
}
