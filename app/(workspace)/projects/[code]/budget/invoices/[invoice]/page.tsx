import type { Metadata } from "next";
import { credit, pay, refund } from "@/app/(workspace)/projects/[code]/budget/actions";
import { BudgetHeader } from "@/components/budget/budget-header";
import { InvoiceSheet } from "@/components/budget/invoice-sheet";
import { PageBody } from "@/components/shell/page-body";
import { readInvoice } from "@/lib/http/read-invoice";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; invoice: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).invoice };
}

/** One invoice: its parts, its payments, and the way to record another. */
export default async function InvoicePage({ params }: Props) {
  const { code, invoice } = await params;
  const { abilities, ...page } = await readProject(code, (reading) => readInvoice(reading, invoice));
  const told = await tellAbilities(abilities, { project: code });
  return (
    <>
      <BudgetHeader project={page.project} here={page.view.code} />
      <PageBody>
        <InvoiceSheet {...page} abilities={told} actions={{ pay, credit, refund }} />
      </PageBody>
    </>
  );
}
