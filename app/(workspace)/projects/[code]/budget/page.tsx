import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BudgetBoard } from "@/components/budget/budget-board";
import { BudgetHeader } from "@/components/budget/budget-header";
import { PageBody } from "@/components/shell/page-body";
import { getBudgetPage } from "@/lib/features/budget/queries-abilities";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("budget") };
}

/** The budget: what is committed under its ceiling, accepted, invoiced, paid. */
export default async function BudgetPage({ params }: Props) {
  const { code } = await params;
  const { abilities, ...page } = await readProject(code, getBudgetPage);
  return (
    <>
      <BudgetHeader project={page.project} />
      <PageBody>
        <BudgetBoard {...page} abilities={await tellAbilities(abilities, { project: code })} />
      </PageBody>
    </>
  );
}
