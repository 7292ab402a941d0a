import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { define } from "@/app/(workspace)/projects/[code]/milestones/actions";
import { MilestoneForm } from "@/components/milestone/milestone-form";
import { MilestoneFrame } from "@/components/milestone/milestone-frame";
import { getMilestoneForm } from "@/lib/features/milestone/queries-form";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("newPage.heading") };
}

/** Writes a milestone down: a draft that both sides will sign. */
export default async function NewMilestonePage({ params }: Props) {
  const { code } = await params;
  const t = await getTranslations("milestones.newPage");
  const start = await readProject(code, ({ tx, scope }) => getMilestoneForm(tx, scope, null));
  return (
    <MilestoneFrame project={start.project} room="milestones" here={t("heading")} title={t("heading")} lead={t("lead")}>
      <MilestoneForm start={start} action={define} />
    </MilestoneFrame>
  );
}
