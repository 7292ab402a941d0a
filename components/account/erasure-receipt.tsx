import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { KeyValues } from "@/components/ui/key-values";
import { PageTitle } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { ErasureView } from "@/lib/features/account/view-people";
import { formatDateTime } from "@/lib/text/format";

/** The receipt of an erasure: what went, what stayed, when, why and by whom. */
export function ErasureReceipt({ erasure }: { readonly erasure: ErasureView }): ReactNode {
  const t = useTranslations("erasure");
  const profile = useTranslations("profile");
  const locale = useLocale();
  const by = usePersonName()(erasure.by);
  const { sessions, mails, invitations, words, signatures, memberships } = erasure;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: profile("administration"), href: "/administration" },
          { label: t("erasures"), href: "/administration/erasures" },
          { label: t("receipt") },
        ]}
      />
      <PageBody>
        <div className="flex max-w-180 flex-col gap-8">
          <PageTitle lead={t("receiptLead")}>{t("receipt")}</PageTitle>
          <KeyValues
            stacked
            entries={[
              { name: t("identifier"), value: <span className="code-word">{erasure.personId}</span> },
              {
                name: t("erasedOn"),
                value: formatDateTime({ locale, timeZone: "Europe/Paris" }, erasure.at, { width: "long" }),
              },
              { name: t("by"), value: by },
              {
                name: t("ground"),
                value: t(`grounds.${erasure.ground}`),
                detail: t(`groundDetails.${erasure.ground}`),
              },
              { name: t("reason"), value: <span className="whitespace-pre-line">{erasure.reason}</span> },
              { name: t("took"), value: t("tookCounts", { sessions, mails, invitations, words }) },
              { name: t("left"), value: t("leftCounts", { signatures, memberships }) },
            ]}
          />
          <p className="t-13 text-text-2">{t("tell")}</p>
          <p className="t-13">
            <TextLink href="/administration/erasures">{t("openErasures")}</TextLink>
          </p>
        </div>
      </PageBody>
    </>
  );
}
