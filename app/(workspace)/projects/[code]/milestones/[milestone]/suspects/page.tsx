import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { confirm } from "@/app/(workspace)/projects/[code]/milestones/[milestone]/suspects/actions";
import { MilestoneFrame } from "@/components/milestone/milestone-frame";
import { ConfirmedList } from "@/components/suspect/confirmed-list";
import { SuspectForm } from "@/components/suspect/suspect-form";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { readSuspects } from "@/lib/http/read-suspects";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("suspects"))("title", { code: (await params).milestone }) };
}

/** What amendments made suspect under a milestone: looked at again, and confirmed with a reason. */
export default async function SuspectsPage({ params }: Props) {
  const [{ code, milestone }, t] = await Promise.all([params, getTranslations("suspects")]);
  const { project, title, lines, now } = await readSuspects(code, milestone);
  const open = lines.filter(({ status }) => status === "SUSPECT");
  const place = { project, room: "milestones", of: milestone, here: t("short") } as const;
  const back = <ButtonLink href={`/projects/${code}/milestones/${milestone}`}>{t("toMilestone")}</ButtonLink>;
  return (
    <MilestoneFrame {...place} title={t("sentence", { code: milestone, count: open.length })} lead={title}>
      {open.length === 0 ? (
        <Empty fact={t("none")} rule={t("rule")} act={back} />
      ) : (
        <SuspectForm project={code} milestone={milestone} lines={open} action={confirm} />
      )}
      <ConfirmedList project={project} lines={lines.filter(({ status }) => status === "CONFIRMED")} now={now} />
    </MilestoneFrame>
  );
}
