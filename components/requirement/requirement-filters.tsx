import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FilterBar, FilterChip, FilterToggle, type FilterView } from "@/components/ui/filters";
import { SearchField } from "@/components/ui/search-field";
import { Lack } from "@/lib/domain/quality-score";
import { RequirementStatus } from "@/lib/domain/requirement";
import { Priority, RequirementKind } from "@/lib/domain/requirement-content";
import { OutlinePart, RequirementMark } from "@/lib/domain/requirement-list";
import { ListShape, type RequirementFilter, requirementsHref, saidOf } from "@/lib/features/requirement/schema-filter";
import type { RequirementFigures } from "@/lib/features/requirement/view";

type Props = {
  readonly project: string;
  readonly filter: RequirementFilter;
  readonly figures: RequirementFigures;
  /** Views and layout, at the end of the bar. */
  readonly children?: ReactNode;
};

type Choice = { readonly value: string; readonly label: string; readonly count?: string };

/** The filters of the list: search, state, priority, kind, what lacks, what it awaits, the chapter of the tree; all of them in the address. */
export function RequirementFilters({ project, filter, figures, children }: Props): ReactNode {
  const t = useTranslations();
  const chip = (
    name: "status" | "priority" | "kind" | "lack" | "mark",
    all: string,
    choices: readonly Choice[],
  ): FilterView => {
    const current = filter[name];
    const href = (value: string | null): string => requirementsHref(project, filter, { [name]: value });
    const chosen = choices.find((choice) => choice.value === current);
    return {
      name:
        name === "lack"
          ? t("quality.filter.name")
          : name === "mark"
            ? t("requirementTable.mark.name")
            : t(`requirements.filters.${name}`),
      value: chosen?.label ?? all,
      clearHref: chosen === undefined ? undefined : href(null),
      options: [
        { label: all, href: href(null), current: chosen === undefined },
        ...choices.map(({ value, label, count }) => ({
          label,
          href: href(value),
          ...(value === current ? { current: true } : {}),
          ...(count === undefined ? {} : { count }),
        })),
      ],
    };
  };
  const statuses = RequirementStatus.options
    .filter((status) => figures.byStatus[status] !== undefined || status === filter.status)
    .map((value) => ({ value, label: t(`status.requirement.${value}`), count: String(figures.byStatus[value] ?? 0) }));
  const lacks = Lack.options.map((value) => ({ value, label: t(`quality.filter.${value}`) }));
  const marks = RequirementMark.options.map((value) => ({ value, label: t(`requirementTable.mark.${value}`) }));
  const { q: _words, ...keep } = saidOf(ListShape.parse(filter));
  const place = filter.chapter ?? filter.within;
  const part = OutlinePart.safeParse(filter.within);
  return (
    <FilterBar>
      <SearchField
        action={`/projects/${project}/requirements`}
        name="q"
        label={t("requirements.filters.search")}
        value={filter.q}
        keep={keep}
      />
      <FilterChip filter={chip("status", t("requirements.filters.allStatuses"), statuses)} />
      <FilterChip
        filter={chip(
          "priority",
          t("requirements.filters.allPriorities"),
          Priority.options.map((value) => ({ value, label: t(`priority.${value}`) })),
        )}
      />
      <FilterChip
        filter={chip(
          "kind",
          t("requirements.filters.allKinds"),
          RequirementKind.options.map((value) => ({ value, label: t(`requirementKind.${value}`) })),
        )}
      />
      <FilterChip filter={chip("lack", t("quality.filter.none"), lacks)} />
      {filter.mark === null ? null : <FilterChip filter={chip("mark", t("requirementTable.mark.none"), marks)} />}
      {place === null ? null : (
        <FilterToggle
          on
          href={requirementsHref(project, filter, { chapter: null, within: null })}
          label={t("requirementTable.tree.here")}
          count={part.success ? t(`quality.outline.groups.${part.data}`) : place}
        />
      )}
      {children}
    </FilterBar>
  );
}
