import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { StepActions } from "@/components/requirement/bulk-bar";
import { RequirementFilters } from "@/components/requirement/requirement-filters";
import { RequirementTable } from "@/components/requirement/requirement-table";
import { RequirementTabs } from "@/components/requirement/requirement-tabs";
import { StatusBar } from "@/components/requirement/status-bar";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Empty } from "@/components/ui/empty";
import { KeyPages } from "@/components/ui/key-pages";
import { SmallSeal } from "@/components/ui/small-seal";
import type { Side } from "@/lib/domain/party";
import type { Action } from "@/lib/features/act/view";
import { type RequirementFilter, requirementsHref } from "@/lib/features/requirement/schema-filter";
import type { RequirementFigures, RequirementList, RequirementStep } from "@/lib/features/requirement/view";

type Props = {
  readonly project: { readonly code: string; readonly name: string };
  readonly side: Side;
  readonly list: RequirementList;
  readonly figures: RequirementFigures;
  readonly filter: RequirementFilter;
  readonly steps: readonly RequirementStep[];
  readonly dense: boolean;
  readonly actions: StepActions;
  /** Those who write needs may classify drafts and order the list. */
  readonly writes: boolean;
  readonly writing: { readonly classify: Action; readonly move: Action };
};

/** The page of requirements: their state in one bar, their filters, the list itself. */
export function RequirementPage({
  project,
  side,
  list,
  figures,
  filter,
  steps,
  dense,
  actions,
  writes,
  writing,
}: Props): ReactNode {
  const t = useTranslations();
  const root = `/projects/${project.code}`;
  const page = (change: { after?: string | null; before?: string | null }): string =>
    requirementsHref(project.code, filter, change);
  return (
    <>
      <PageHeader
        crumbs={[{ label: project.name, href: root }, { label: t("rooms.define") }, { label: t("rooms.requirements") }]}
      >
        <RequirementTabs
          project={project.code}
          current="requirements"
          query={{ ...filter, after: null, before: null }}
          counts={{ requirements: figures.total, baselines: figures.baselines, questions: figures.openQuestions }}
        />
      </PageHeader>
      <PageBody>
        <h1 className="sr-only">{t("rooms.requirements")}</h1>
        {figures.total === 0 ? (
          <Empty
            fact={t("requirements.empty")}
            rule={t("requirements.emptyRule")}
            act={
              <ButtonRow>
                <ButtonLink href={`${root}/requirements/import`}>{t("requirements.import.openSheet")}</ButtonLink>
                <ButtonLink href={`${root}/requirements/new`}>{t("requirements.first")}</ButtonLink>
              </ButtonRow>
            }
          />
        ) : (
          <>
            <StatusBar figures={figures} />
            <div className="mb-4">
              <RequirementFilters project={project.code} filter={filter} figures={figures} />
            </div>
            {list.rows.length === 0 ? (
              <Empty
                fact={t("requirements.noMatch")}
                act={<ButtonLink href={`${root}/requirements`}>{t("requirements.clearFilters")}</ButtonLink>}
              />
            ) : (
              <ListKeys>
                <RequirementTable project={project.code} {...{ list, side, dense, steps, actions, writes, writing }} />
                <KeyPages
                  previous={list.previous === null ? undefined : page({ before: list.previous })}
                  next={list.next === null ? undefined : page({ after: list.next })}
                  summary={t("requirements.shown", { shown: list.rows.length, total: list.total })}
                />
                <p className="t-12 flex flex-wrap gap-x-6 gap-y-1 text-text-3">
                  <span className="flex items-center gap-2">
                    <SmallSeal kind="baseline" /> {t("requirements.locked")}
                  </span>
                  <span className="flex items-center gap-2">
                    <SmallSeal kind="open" /> {t("requirements.unlocked")}
                  </span>
                </p>
              </ListKeys>
            )}
          </>
        )}
      </PageBody>
    </>
  );
}
