import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActSection } from "@/components/change-request/act-section";
import { AssessForm } from "@/components/change-request/assess-form";
import type { Action } from "@/lib/features/act/view";
import type { ChangeAgencyView, ChangeRequestView } from "@/lib/features/change-request/view";

/** The assessment to give; once it is given, folded, so that what comes next stands first. */
export function AssessSection({
  view,
  agency,
  action,
}: {
  readonly view: ChangeRequestView;
  readonly agency: ChangeAgencyView;
  readonly action: Action;
}): ReactNode {
  const t = useTranslations("changes.assess");
  const form = <AssessForm view={view} action={action} before={agency.assessment} />;
  if (agency.assessment !== null)
    return (
      <details className="mt-5">
        <summary className="t-14 cursor-pointer font-medium">{t("again")}</summary>
        <div className="mt-5">{form}</div>
      </details>
    );
  return (
    <ActSection title={t("title")} lead={t("lead")}>
      {form}
    </ActSection>
  );
}
