import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { announce } from "@/app/(workspace)/projects/[code]/budget/actions";
import { BudgetHeader } from "@/components/budget/budget-header";
import { PenaltyStart } from "@/components/budget/penalty-start";
import { PageBody } from "@/components/shell/page-body";
import { PageTitle } from "@/components/ui/section-head";
import { getPenaltyStart } from "@/lib/features/budget/queries-abilities";
import { PenaltyFilter } from "@/lib/features/budget/schema";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("budget"))("newPenalty") };
}

/** What a penalty would be, and the way to announce it. */
export default async function NewPenaltyPage({ params, searchParams }: Props) {
  const [{ code }, asked, t] = await Promise.all([params, searchParams, getTranslations("budget")]);
  const { milestone } = PenaltyFilter.parse(asked);
  const { chosen, ...page } = await readProject(code, (reading) => getPenaltyStart(reading, milestone));
  const told = await tellAbility(chosen?.announce ?? { allowed: true }, { project: code });
  return (
    <>
      <BudgetHeader project={page.project} here={t("newPenalty")} />
      <PageBody>
        <PageTitle lead={t("newPenaltyLead")}>{t("newPenalty")}</PageTitle>
        <PenaltyStart {...page} chosen={chosen} announce={told} action={announce} />
      </PageBody>
    </>
  );
}
