import type { Metadata } from "next";
import { answer, apply, drop } from "@/app/(workspace)/projects/[code]/budget/actions";
import { BudgetHeader } from "@/components/budget/budget-header";
import { PenaltySheet } from "@/components/budget/penalty-sheet";
import { PageBody } from "@/components/shell/page-body";
import { getPenaltyPage } from "@/lib/features/budget/queries-abilities";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; penalty: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).penalty };
}

/** One penalty: announced, heard, then applied or dropped. */
export default async function PenaltyPage({ params }: Props) {
  const { code, penalty } = await params;
  const { abilities, ...page } = await readProject(code, (reading) => getPenaltyPage(reading, penalty));
  const told = await tellAbilities(abilities, { project: code, timeZone: page.project.timeZone });
  return (
    <>
      <BudgetHeader project={page.project} here={page.row.code} />
      <PageBody>
        <PenaltySheet {...page} abilities={told} actions={{ answer, apply, drop }} />
      </PageBody>
    </>
  );
}
