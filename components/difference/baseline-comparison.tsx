import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ComparisonFilters } from "@/components/difference/comparison-filters";
import { DifferenceWords } from "@/components/difference/difference-words";
import { ItemDifferenceRow } from "@/components/difference/item-difference";
import { Empty } from "@/components/ui/empty";
import { KeyPages } from "@/components/ui/key-pages";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { DifferenceKind } from "@/lib/domain/difference";
import {
  type BaselineDifference,
  type ComparedBaseline,
  comparisonHref,
  type SetName,
} from "@/lib/features/difference/view";
import { wordDifference } from "@/lib/features/difference/view-words";
import { instant } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly timeZone: string };
  readonly view: BaselineDifference;
  /** All that can be compared. */
  readonly names: readonly SetName[];
  readonly asked: { readonly kind?: DifferenceKind | undefined; readonly after?: string | undefined };
};

/** Two signed sets compared: what came in, what went out, what changed, in figures and word by word. */
export function BaselineComparison({ project, view, names, asked }: Props): ReactNode {
  const t = useTranslations("difference");
  const locale = useLocale();
  const { from, to, counts, items } = view;
  const named = ({ name, signedAt }: ComparedBaseline): string =>
    signedAt === null
      ? t("inForceNow")
      : t("named", {
          number: String(name),
          date: formatDate({ locale, timeZone: project.timeZone }, instant(signedAt), {
            weekday: false,
            width: "long",
          }),
        });
  const page = (after: string | undefined): string =>
    comparisonHref(project.code, { from: from.name, to: to.name, kind: asked.kind, after });
  const differing = counts.added + counts.removed + counts.changed;
  return (
    <>
      <PageTitle lead={t("lead", { from: named(from), to: named(to), same: counts.same })}>
        {differing === 0 ? t("nothing") : t("sentence", counts)}
      </PageTitle>
      <div className="mt-6 mb-4 print:hidden">
        <ComparisonFilters project={project.code} view={view} names={names} kind={asked.kind} />
      </div>
      {from.exclusions === to.exclusions ? null : (
        <section className="mt-8 mb-8">
          <SectionHead title={t("exclusions")} remark={t("exclusionsChanged")} />
          <p className="s-15 mt-3 max-w-measure whitespace-pre-line">
            <DifferenceWords parts={wordDifference(from.exclusions, to.exclusions)} />
          </p>
        </section>
      )}
      {items.length === 0 ? (
        <Empty fact={t(differing === 0 ? "sameSet" : "noneOfKind")} rule={t("rule")} />
      ) : (
        <ol className="border-line-2 border-t" aria-label={t("list")}>
          {items.map((item) => (
            <ItemDifferenceRow key={item.code} project={project.code} item={item} />
          ))}
        </ol>
      )}
      {asked.after === undefined ? null : <TextLink href={page(undefined)}>{t("toStart")}</TextLink>}
      <KeyPages
        next={view.next === null ? undefined : page(view.next)}
        summary={t("shown", { shown: items.length, total: totalOf(view, asked.kind) })}
      />
    </>
  );
}

function totalOf({ counts }: BaselineDifference, kind: DifferenceKind | undefined): number {
  if (kind === "ADDED") return counts.added;
  if (kind === "REMOVED") return counts.removed;
  return kind === "CHANGED" ? counts.changed : counts.added + counts.removed + counts.changed;
}
