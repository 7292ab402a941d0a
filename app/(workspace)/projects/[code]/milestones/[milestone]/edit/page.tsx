import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { revise } from "@/app/(workspace)/projects/[code]/milestones/actions";
import { MilestoneForm } from "@/components/milestone/milestone-form";
import { MilestoneFrame } from "@/components/milestone/milestone-frame";
import { getMilestoneForm } from "@/lib/features/milestone/queries-form";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("editPage.heading") };
}

/** Writes another text of a milestone in definition. */
export default async function EditMilestonePage({ params }: Props) {
  const { code, milestone } = await params;
  const t = await getTranslations("milestones.editPage");
  const start = await readProject(code, ({ tx, scope }) => getMilestoneForm(tx, scope, milestone));
  return (
    <MilestoneFrame project={start.project} room="milestones" here={t("heading")} title={t("heading")} lead={t("lead")}>
      <MilestoneForm start={start} action={revise} />
    </MilestoneFrame>
  );
}
