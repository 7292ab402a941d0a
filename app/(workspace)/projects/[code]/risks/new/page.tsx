import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { identify } from "@/app/(workspace)/projects/[code]/risks/actions";
import { AdviceFrame } from "@/components/advice/advice-frame";
import { RiskForm } from "@/components/risk/risk-form";
import { getRiskRoom } from "@/lib/features/risk/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("risks"))("new") };
}

/** Enters a risk in the register. */
export default async function NewRiskPage({ params }: Props) {
  const [{ code }, t] = await Promise.all([params, getTranslations("risks")]);
  const { view } = await readProject(code, ({ tx, scope, now }) => getRiskRoom(tx, scope, now));
  return (
    <AdviceFrame project={view.project} room="risks" here={t("new")} title={t("new")} lead={t("newLead")}>
      <RiskForm project={code} owners={view.owners} me={view.me} save={identify} />
    </AdviceFrame>
  );
}
