import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { check } from "@/app/(workspace)/projects/[code]/milestones/actions";
import { MilestoneFrame } from "@/components/milestone/milestone-frame";
import { VerificationList } from "@/components/submission/verification-list";
import { ButtonLink } from "@/components/ui/button";
import { getMilestone } from "@/lib/features/milestone/queries-item";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("check.title", { code: (await params).milestone }) };
}

/** Verifies the last submission criterion by criterion. */
export default async function VerifyPage({ params }: Props) {
  const [{ code, milestone }, t] = await Promise.all([params, getTranslations("milestones.check")]);
  const { view } = await readProject(code, ({ tx, scope, now }) => getMilestone(tx, scope, milestone, now));
  const reserve = `/projects/${code}/reservations/new?milestone=${milestone}`;
  const end = <ButtonLink href={reserve}>{t("reserve")}</ButtonLink>;
  const place = { project: view.project, room: "milestones", of: milestone, here: t("short") } as const;
  return (
    <MilestoneFrame {...place} title={t("title", { code: milestone })} lead={view.title} end={end}>
      <VerificationList project={code} milestone={milestone} criteria={view.criteria} action={check} />
    </MilestoneFrame>
  );
}
