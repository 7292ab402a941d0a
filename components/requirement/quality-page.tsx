import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ExclusionSection } from "@/components/requirement/exclusion-section";
import { OutlineSection } from "@/components/requirement/outline-section";
import { QualityBalance } from "@/components/requirement/quality-balance";
import { QualityMissing } from "@/components/requirement/quality-missing";
import { QualityTwins } from "@/components/requirement/quality-twins";
import { QualityWording } from "@/components/requirement/quality-wording";
import { RequirementTabs } from "@/components/requirement/requirement-tabs";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { AmountBar } from "@/components/ui/amount-bar";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/section-head";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { ExclusionView } from "@/lib/features/exclusion/view";
import type { RequirementFigures } from "@/lib/features/requirement/view";
import type { QualityView } from "@/lib/features/requirement/view-quality";

type Props = {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly view: QualityView;
  readonly figures: RequirementFigures;
  readonly exclusions: ExclusionView;
  readonly may: { readonly state: AbilityView; readonly outline: AbilityView };
  readonly actions: { readonly state: Action; readonly outline: Action };
};

/** The quality of a set: how complete it is, what lacks with a way to each, its balance, its wording, its repetitions. */
export function QualityPage({ project, view, figures, exclusions, may, actions }: Props): ReactNode {
  const t = useTranslations();
  const { code, name, timeZone } = project;
  const { met, asked, percent } = view.score;
  const detail = t("quality.page.scoreDetail", { met, asked });
  return (
    <>
      <PageHeader
        crumbs={[{ label: name, href: `/projects/${code}` }, { label: t("rooms.define") }, { label: t("quality.tab") }]}
      >
        <RequirementTabs
          project={code}
          current="quality"
          counts={{ requirements: figures.total, baselines: figures.baselines, questions: figures.openQuestions }}
        />
      </PageHeader>
      <PageBody>
        <div className="flex flex-col gap-11">
          <header>
            <PageTitle lead={t("quality.page.lead")}>
              {view.total === 0 ? t("quality.title") : t("quality.page.score", { percent })}
            </PageTitle>
            {view.total === 0 ? (
              <div className="mt-6">
                <Empty fact={t("quality.page.empty")} rule={t("quality.page.emptyRule")} />
              </div>
            ) : (
              <div className="mt-6">
                <AmountBar
                  label={detail}
                  total={asked}
                  parts={[
                    { key: "met", step: "full", amount: met },
                    { key: "missing", step: "outline", amount: asked - met },
                  ]}
                />
                <p className="t-12 figures mt-2.5 max-w-[62ch] text-text-3">{detail}</p>
              </div>
            )}
          </header>
          {view.total === 0 ? null : <QualityMissing project={code} view={view} />}
          <ExclusionSection
            project={code}
            timeZone={timeZone}
            exclusions={exclusions}
            ability={may.state}
            action={actions.state}
          />
          {view.total === 0 ? null : (
            <>
              <QualityWording project={code} view={view} />
              <QualityTwins project={code} view={view} />
              <QualityBalance project={code} view={view} />
            </>
          )}
          <OutlineSection project={code} outline={view.outline} ability={may.outline} action={actions.outline} />
        </div>
      </PageBody>
    </>
  );
}
