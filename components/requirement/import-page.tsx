import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClosedAct } from "@/components/act/act-button";
import type { Forecast } from "@/components/requirement/import-run";
import { ImportWizard } from "@/components/requirement/import-wizard";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";
import type { AbilityView } from "@/lib/features/act/view";

type Props = {
  readonly project: { readonly code: string; readonly name: string };
  readonly ability: AbilityView;
  readonly forecast: Forecast;
};

/** The page of the import; a role that may not import is told so before it chooses a file. */
export function ImportPage({ project, ability, forecast }: Props): ReactNode {
  const t = useTranslations();
  const root = `/projects/${project.code}`;
  const crumbs = [
    { label: project.name, href: root },
    { label: t("rooms.requirements"), href: `${root}/requirements` },
    { label: t("requirements.import.open") },
  ];
  return (
    <>
      <PageHeader crumbs={crumbs} />
      <PageBody>
        <div className="mb-9">
          <PageTitle lead={t("requirements.import.lead")}>{t("requirements.import.title")}</PageTitle>
        </div>
        {ability.allowed ? (
          <ImportWizard project={project.code} forecast={forecast} />
        ) : (
          <ClosedAct refusal={ability.refusal}>{t("requirements.import.openSheet")}</ClosedAct>
        )}
      </PageBody>
    </>
  );
}
