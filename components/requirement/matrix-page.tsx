import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MatrixTable } from "@/components/requirement/matrix-table";
import { RequirementTabs } from "@/components/requirement/requirement-tabs";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { FilterBar, FilterChip } from "@/components/ui/filters";
import { KeyPages } from "@/components/ui/key-pages";
import { SearchField } from "@/components/ui/search-field";
import { PageTitle } from "@/components/ui/section-head";
import { Gap } from "@/lib/domain/requirement-list";
import { type MatrixFilter, matrixHref } from "@/lib/features/requirement/schema-matrix";
import type { RequirementFigures } from "@/lib/features/requirement/view";
import type { TracePage } from "@/lib/features/requirement/view-matrix";

type Props = {
  readonly project: { readonly code: string; readonly name: string };
  readonly page: TracePage;
  readonly figures: RequirementFigures;
  readonly filter: MatrixFilter;
  readonly dense: boolean;
};

/** Chapters that the filter offers: beyond these, one searches. */
const mostChapters = 100;

/** The matrix: each requirement beside its milestones, its criteria, its checks, and what refers to it; and what lacks. */
export function MatrixPage({ project: { code, name }, page, figures, filter, dense }: Props): ReactNode {
  const t = useTranslations();
  const to = (change: Parameters<typeof matrixHref>[2]): string => matrixHref(code, filter, change);
  const { q, after: _after, before: _before, ...kept } = filter;
  const keep = Object.fromEntries(
    Object.entries(kept).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
  const chip = (
    key: "gap" | "chapter",
    label: string,
    all: string,
    choices: readonly { value: string; label: string }[],
  ) => {
    const chosen = choices.find(({ value }) => value === filter[key]);
    return {
      name: label,
      value: chosen?.label ?? all,
      clearHref: chosen === undefined ? undefined : to({ [key]: null }),
      options: [
        { label: all, href: to({ [key]: null }), current: chosen === undefined },
        ...choices.map((choice) => ({
          label: choice.label,
          href: to({ [key]: choice.value }),
          current: choice.value === filter[key],
        })),
      ],
    };
  };
  const chapters = figures.chapters
    .filter(({ chapter }) => chapter !== "")
    .slice(0, mostChapters)
    .map(({ chapter }) => ({ value: chapter, label: chapter }));
  const gaps = Gap.options.map((value) => ({ value, label: t(`requirementTable.matrix.gap.${value}`) }));
  return (
    <>
      <PageHeader
        crumbs={[
          { label: name, href: `/projects/${code}` },
          { label: t("rooms.define") },
          { label: t("requirementTable.matrix.title") },
        ]}
      >
        <RequirementTabs
          project={code}
          current="matrix"
          query={{ ...keep, q }}
          counts={{ requirements: figures.total, baselines: figures.baselines, questions: figures.openQuestions }}
        />
      </PageHeader>
      <PageBody>
        <PageTitle lead={t("requirementTable.matrix.lead")}>{t("requirementTable.matrix.title")}</PageTitle>
        <div className="my-6">
          <FilterBar>
            <SearchField
              action={`/projects/${code}/requirements/matrix`}
              name="q"
              label={t("requirementTable.matrix.search")}
              value={q}
              keep={keep}
            />
            <FilterChip
              filter={chip("gap", t("requirementTable.matrix.gap.name"), t("requirementTable.matrix.gap.all"), gaps)}
            />
            {chapters.length < 2 ? null : (
              <FilterChip
                filter={chip(
                  "chapter",
                  t("requirementTable.matrix.chapter"),
                  t("requirementTable.matrix.allChapters"),
                  chapters,
                )}
              />
            )}
          </FilterBar>
        </div>
        {page.rows.length === 0 ? (
          figures.total === 0 ? (
            <Empty fact={t("requirementTable.matrix.empty")} rule={t("requirementTable.matrix.emptyRule")} />
          ) : (
            <Empty
              fact={t("requirementTable.matrix.noMatch")}
              act={
                <ButtonLink href={`/projects/${code}/requirements/matrix`}>
                  {t("requirementTable.matrix.clear")}
                </ButtonLink>
              }
            />
          )
        ) : (
          <ListKeys>
            <MatrixTable project={code} rows={page.rows} dense={dense} />
            <KeyPages
              previous={page.previous === null ? undefined : to({ before: page.previous })}
              next={page.next === null ? undefined : to({ after: page.next })}
              summary={t("requirementTable.matrix.shown", { shown: page.rows.length, total: page.total })}
            />
          </ListKeys>
        )}
      </PageBody>
    </>
  );
}
