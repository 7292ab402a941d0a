import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BudgetHeader } from "@/components/budget/budget-header";
import { CeilingForm } from "@/components/budget/ceiling-form";
import { PageBody } from "@/components/shell/page-body";
import { PageTitle } from "@/components/ui/section-head";
import { readCeilingStart } from "@/lib/features/budget/queries-ceiling";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("budget"))("ceiling") };
}

/** Writes a ceiling; the client's signatory reads and signs it on the next page. */
export default async function CeilingPage({ params, searchParams }: Props) {
  const [{ code }, typed, t] = await Promise.all([params, searchParams, getTranslations("budget")]);
  const { project, ...room } = await readProject(code, readCeilingStart);
  const start = { ...room, reason: typeof typed.reason === "string" ? typed.reason : "" };
  return (
    <>
      <BudgetHeader project={project} here={t("ceiling")} />
      <PageBody>
        <PageTitle lead={t("ceilingLead")}>{t("ceilingTitle")}</PageTitle>
        <CeilingForm project={project} start={start} />
      </PageBody>
    </>
  );
}
