import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/section-head";

/** While nothing is signed: what can be compared, and when. */
export function NothingToCompare({ project }: { readonly project: string }): ReactNode {
  const t = useTranslations("difference");
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <div className="mt-6">
        <Empty
          fact={t("noneSigned")}
          rule={t("rule")}
          act={<ButtonLink href={`/projects/${project}/baselines`}>{t("toBaselines")}</ButtonLink>}
        />
      </div>
    </>
  );
}
