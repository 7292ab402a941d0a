import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { StepActions } from "@/components/requirement/bulk-bar";
import { ChapterTree } from "@/components/requirement/chapter-tree";
import { ListLayout } from "@/components/requirement/list-layout";
import { ListViews, type ViewActions } from "@/components/requirement/list-views";
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
import { SmallSeal } from "@/components/ui/small-seal";
import type { Side } from "@/lib/domain/party";
import { chapterTree } from "@/lib/domain/requirement-list";
import type { Action } from "@/lib/features/act/view";
import { ListShape, type RequirementFilter, saidOf } from "@/lib/features/requirement/schema-filter";
import type { RequirementFigures, RequirementList, RequirementStep } from "@/lib/features/requirement/view";
import type { SavedView } from "@/lib/features/saved-view/view";

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
  readonly views: readonly SavedView[];
  readonly party: string;
  readonly timeZone: string;
  readonly viewing: ViewActions;
};

/** The page of requirements: their state in one bar, their filters, the tree of their chapters, the list itself. */
export function RequirementPage({ project, figures, views, party, viewing, ...table }: Props): ReactNode {
  const { list, filter } = table;
  const t = useTranslations();
  const root = `/projects/${project.code}`;
  const nodes = chapterTree(figures.chapters);
  const without = figures.chapters.find(({ chapter }) => chapter === "")?.count ?? 0;
  return (
    <>
      <PageHeader
        crumbs={[{ label: project.name, href: root }, { label: t("rooms.define") }, { label: t("rooms.requirements") }]}
      >
        <RequirementTabs
          project={project.code}
          current="requirements"
          query={saidOf(ListShape.parse(filter))}
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
              <RequirementFilters project={project.code} filter={filter} figures={figures}>
                <ListViews project={project.code} shape={filter} {...{ views, party }} actions={viewing} />
                <ListLayout project={project.code} shape={filter} />
              </RequirementFilters>
            </div>
            <div className={nodes.length === 0 ? undefined : "xl:grid xl:grid-cols-[13rem_minmax(0,1fr)] xl:gap-8"}>
              {nodes.length === 0 ? null : (
                <ChapterTree
                  project={project.code}
                  {...{ filter, nodes, without }}
                  total={figures.total}
                  outlined={nodes.some(({ outline }) => outline !== null)}
                />
              )}
              {list.rows.length === 0 ? (
                <Empty
                  fact={t("requirements.noMatch")}
                  act={<ButtonLink href={`${root}/requirements`}>{t("requirements.clearFilters")}</ButtonLink>}
                />
              ) : (
                <ListKeys>
                  <RequirementTable
                    key={JSON.stringify(saidOf({ ...filter, columns: null }))}
                    project={project.code}
                    {...table}
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
            </div>
          </>
        )}
      </PageBody>
    </>
  );
}
