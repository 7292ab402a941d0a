import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-look";
import { PageTitle } from "@/components/ui/section-head";

/** Not found: the same words for what does not exist and for what is somebody else's. */
export function MissingPage(): ReactNode {
  const t = useTranslations("rooms");
  return (
    <div className="max-w-measure py-8">
      <PageTitle lead={t("notFoundRule")}>{t("notFoundTitle")}</PageTitle>
      <div className="mt-6 flex">
        {/* Loaded whole: every page carries this one beside it, so it brings no script of its own. */}
        <a href="/to-do" className={buttonClass({})}>
          {t("toMine")}
        </a>
      </div>
    </div>
  );
}
