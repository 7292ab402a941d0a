import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FilterBar, FilterChip, type FilterView } from "@/components/ui/filters";
import { SearchField } from "@/components/ui/search-field";
import { Lack } from "@/lib/domain/quality-score";
import { RequirementStatus } from "@/lib/domain/requirement";
import { Priority, RequirementKind } from "@/lib/domain/requirement-content";
import { type RequirementFilter, requirementsHref } from "@/lib/features/requirement/schema-filter";
import type { RequirementFigures } from "@/lib/features/requirement/view";

type Props = {
  readonly project: string;
  readonly filter: RequirementFilter;
  readonly figures: RequirementFigures;
};

type Choice = { readonly value: string; readonly label: string; readonly count?: string };

/** The filters of the list: search, state, priority, kind, chapter; all of them in the address. */
export function RequirementFilters({ project, filter, figures }: Props): ReactNode {
  const t = useTranslations();
  const chip = (
    name: "status" | "priority" | "kind" | "chapter" | "lack",
    all: string,
    choices: readonly Choice[],
  ): FilterView => {
    const current = filter[name];
    const href = (value: string | null): string => requirementsHref(project, filter, { [name]: value });
    const chosen = choices.find((choice) => choice.value === current);
    return {
      name: name === "lack" ? t("quality.filter.name") : t(`requirements.filters.${name}`),
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
  const chapters = figures.chapters
    .filter(({ chapter }) => chapter !== "")
    .map(({ chapter, count }) => ({ value: chapter, label: chapter, count: String(count) }));
  const lacks = Lack.options.map((value) => ({ value, label: t(`quality.filter.${value}`) }));
  const keep = Object.fromEntries(
    (["status", "priority", "kind", "chapter", "lack"] as const).flatMap((name) =>
      filter[name] === null ? [] : [[name, filter[name]]],
    ),
  );
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
      {chapters.length < 2 ? null : (
        <FilterChip filter={chip("chapter", t("requirements.filters.allChapters"), chapters)} />
      )}
    </FilterBar>
  );
}
