import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FilterBar, FilterChip, FilterToggle, type FilterView } from "@/components/ui/filters";
import { type DifferenceKind, differenceKinds } from "@/lib/domain/difference";
import { type BaselineDifference, comparisonHref, type SetName } from "@/lib/features/difference/view";

type Props = {
  readonly project: string;
  readonly view: BaselineDifference;
  readonly names: readonly SetName[];
  readonly kind: DifferenceKind | undefined;
};

/** Which two sets are compared, and which kind of difference is shown. */
export function ComparisonFilters({ project, view, names, kind }: Props): ReactNode {
  const t = useTranslations("difference");
  const ends = { from: view.from.name, to: view.to.name };
  const say = (name: SetName): string => (name === "now" ? t("now") : t("baseline", { number: name }));
  const count = { ADDED: view.counts.added, REMOVED: view.counts.removed, CHANGED: view.counts.changed };
  const end = (which: "from" | "to"): FilterView => ({
    name: t(which),
    value: say(ends[which]),
    options: names.map((name) => ({
      label: say(name),
      href: comparisonHref(project, { ...ends, [which]: name, kind }),
      current: name === ends[which],
    })),
  });
  return (
    <FilterBar>
      <FilterChip filter={end("from")} />
      <FilterChip filter={end("to")} />
      {differenceKinds.map((one) => (
        <FilterToggle
          key={one}
          href={comparisonHref(project, { ...ends, kind: kind === one ? undefined : one })}
          label={t(`kinds.${one}`)}
          count={String(count[one])}
          on={kind === one}
        />
      ))}
    </FilterBar>
  );
}
