import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { invoice } from "@/app/(workspace)/projects/[code]/budget/actions";
import { BudgetHeader } from "@/components/budget/budget-header";
import { InvoiceForm } from "@/components/budget/invoice-form";
import { PageBody } from "@/components/shell/page-body";
import { PageTitle } from "@/components/ui/section-head";
import { getInvoiceStart } from "@/lib/features/budget/queries-abilities";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("budget"))("newInvoice") };
}

/** Records an invoice of the agency. */
export default async function NewInvoicePage({ params }: Props) {
  const [{ code }, t] = await Promise.all([params, getTranslations("budget")]);
  const start = await readProject(code, getInvoiceStart);
  return (
    <>
      <BudgetHeader project={start.project} here={t("newInvoice")} />
      <PageBody>
        <PageTitle lead={t("newInvoiceLead")}>{t("newInvoice")}</PageTitle>
        <InvoiceForm start={start} action={invoice} />
      </PageBody>
    </>
  );
}
