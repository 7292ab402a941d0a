import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/section-head";

/** Not found: the same words for what does not exist and for what is somebody else's. */
export function MissingPage(): ReactNode {
  const t = useTranslations("rooms");
  return (
    <div className="max-w-measure py-8">
      <PageTitle lead={t("notFoundRule")}>{t("notFoundTitle")}</PageTitle>
      <div className="mt-6 flex">
        <ButtonLink href="/to-do">{t("toMine")}</ButtonLink>
      </div>
    </div>
  );
}
