import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { draft } from "@/app/(workspace)/projects/[code]/consultations/actions";
import { ConsultationForm } from "@/components/consultation/consultation-form";
import { ConsultationFrame } from "@/components/consultation/consultation-frame";
import { getConsultationForm } from "@/lib/features/consultation/queries-form";
import { ConsultationCode } from "@/lib/features/consultation/schema";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const Asked = z.object({ draft: ConsultationCode.or(z.literal("")).catch("") });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consultations"))("new") };
}

/** Prepares a consultation, or goes on with the draft that is there. */
export default async function NewConsultationPage({ params, searchParams }: Props) {
  const [{ code }, asked, t] = await Promise.all([params, searchParams, getTranslations("consultations")]);
  const wanted = Asked.parse({ draft: asked.draft ?? "" }).draft;
  const view = await readProject(code, ({ tx, scope, now }) => getConsultationForm(tx, scope, wanted, now));
  return (
    <ConsultationFrame project={view.project} here={t("new")} title={t("new")} lead={t("newLead")}>
      <ConsultationForm view={view} save={draft} />
    </ConsultationFrame>
  );
}
