"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { KeyPages } from "@/components/ui/key-pages";
import { TextLink } from "@/components/ui/text-link";
import { type RequirementFilter, requirementsHref } from "@/lib/features/requirement/schema-filter";
import type { RequirementList } from "@/lib/features/requirement/view";

type Props = {
  readonly project: string;
  readonly filter: RequirementFilter;
  readonly list: RequirementList;
  readonly goesOn: boolean;
  readonly loading: boolean;
  readonly failed: boolean;
  readonly more: () => void;
  /** False while the page is as the server wrote it, or for ever where no script runs: the list then has pages. */
  readonly live: boolean;
  readonly count: number;
};

/** The end of the list: how much of it is there, and how it goes on; as pages as long as no script has taken over. */
export function ListEnd({ project, filter, list, goesOn, loading, failed, more, live, count }: Props): ReactNode {
  const t = useTranslations();
  const page = (change: { after?: string | null; before?: string | null }): string =>
    requirementsHref(project, filter, change);
  if (!live)
    return (
      <KeyPages
        previous={list.previous === null ? undefined : page({ before: list.previous })}
        next={list.next === null ? undefined : page({ after: list.next })}
        summary={t("requirements.shown", { shown: list.rows.length, total: list.total })}
      />
    );
  return (
    <div className="t-12 figures flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 py-3 text-text-3">
      {list.previous !== null ? (
        <p>
          {t("requirementTable.grid.fromHere", { code: list.rows[0]?.code ?? "" })}{" "}
          <TextLink href={page({})}>{t("requirementTable.grid.fromStart")}</TextLink>
        </p>
      ) : goesOn ? (
        <p>{t("requirementTable.grid.loaded", { shown: count, total: list.total })}</p>
      ) : (
        <p>{t("requirementTable.grid.whole", { total: list.total })}</p>
      )}
      <p role="status">
        {failed ? t("requirementTable.grid.failed") : loading && goesOn ? t("requirementTable.grid.loading") : null}
      </p>
      {failed ? (
        <Button size="sm" onClick={more}>
          {t("requirementTable.grid.retry")}
        </Button>
      ) : null}
    </div>
  );
}
