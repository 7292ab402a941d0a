"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionFilters, actionsHref } from "@/components/action-item/action-filters";
import { ActionTable } from "@/components/action-item/action-table";
import { OpenAction } from "@/components/action-item/open-action";
import { DecideFrame } from "@/components/shell/decide-frame";
import { ExportMenu } from "@/components/shell/export-menu";
import { Empty } from "@/components/ui/empty";
import { KeyPages } from "@/components/ui/key-pages";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { ActionFilters as Filters } from "@/lib/features/action-item/schema";
import type { ActionRoomView } from "@/lib/features/action-item/view";

type Props = {
  readonly view: ActionRoomView;
  readonly filters: Filters;
  readonly abilities: Readonly<Record<"open", AbilityView>>;
  readonly open: Action;
};

/** The register of actions: searched, filtered, paged by key, and where one is given outside a meeting. */
export function ActionRoom({ view, filters, abilities, open }: Props): ReactNode {
  const t = useTranslations("actions");
  const { project, items, next, counts } = view;
  const { text, state, owner, meeting } = filters;
  return (
    <DecideFrame
      project={project}
      room="actions"
      title={t("title", { count: counts.pending, late: counts.late, toVerify: counts.toVerify })}
      lead={t("lead")}
      end={
        <div className="flex flex-wrap items-center gap-2">
          <ExportMenu project={project.code} list="actions" query={{ text, state, owner, meeting }} />
          {abilities.open.allowed ? <OpenAction view={view} open={open} /> : null}
        </div>
      }
    >
      <div>
        <ActionFilters view={view} filters={filters} />
        <div className="mt-6">
          {items.length === 0 ? (
            <Empty fact={t("none")} rule={t("rule")} />
          ) : (
            <>
              <ActionTable project={project.code} title={t("list")} actions={items} />
              <KeyPages
                previous={filters.after === 0 ? undefined : actionsHref(project.code, filters, {})}
                next={next === null ? undefined : actionsHref(project.code, filters, { after: next })}
              />
            </>
          )}
        </div>
      </div>
    </DecideFrame>
  );
}
