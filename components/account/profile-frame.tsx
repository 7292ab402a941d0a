import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";

/** The profile page around its sections. */
export function ProfileFrame({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTranslations("profile");
  return (
    <>
      <PageHeader crumbs={[{ label: t("title") }]} />
      <PageBody>
        <div className="flex max-w-180 flex-col gap-11">
          <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
          {children}
        </div>
      </PageBody>
    </>
  );
}
