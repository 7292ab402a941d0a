"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { TodoList } from "@/components/todo/todo-list";
import { TodoPanel } from "@/components/todo/todo-panel";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { KeyPages } from "@/components/ui/key-pages";
import { PageTitle } from "@/components/ui/section-head";
import { Tabs } from "@/components/ui/tabs";
import { MatterAct, type MatterCounts, type MatterPage } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";

type Props = {
  readonly page: MatterPage;
  readonly counts: Omit<MatterCounts, "byRoom">;
  readonly act: MatterAct | undefined;
  readonly paged: boolean;
  readonly now: Instant;
};

/** Everything that waits for the reader, whatever the project. */
export function TodoRoom({ page, counts, act, paged, now }: Props): ReactNode {
  const t = useTranslations("todo");
  const rooms = useTranslations("rooms");
  const [key, setKey] = useState<string | undefined>(undefined);
  const chosen = page.matters.find((matter) => matter.key === key) ?? page.matters[0];
  const href = (kept: MatterAct | undefined): string => (kept === undefined ? "/to-do" : `/to-do?act=${kept}`);
  const tabs = [
    { href: href(undefined), label: t("all"), count: String(counts.total), current: act === undefined },
    ...MatterAct.options
      .filter((one) => counts.byAct[one] > 0 || one === act)
      .map((one) => ({
        href: href(one),
        label: t(`acts.${one}`),
        count: String(counts.byAct[one]),
        current: one === act,
      })),
  ];
  const next =
    page.next === null
      ? undefined
      : `/to-do?${new URLSearchParams({ ...(act === undefined ? {} : { act }), after: page.next }).toString()}`;
  return (
    <>
      <PageHeader crumbs={[{ label: rooms("toDo") }]} />
      <PageBody
        panel={chosen === undefined ? undefined : <TodoPanel matter={chosen} now={now} />}
        panelLabel={t("panel")}
        panelSize="reading"
        panelAside
      >
        <div className="max-w-180">
          <PageTitle
            lead={
              counts.total === 0
                ? undefined
                : t("lead", { total: counts.total, projects: counts.projects, late: counts.late })
            }
          >
            {rooms("toDo")}
          </PageTitle>
          {counts.total === 0 ? (
            <div className="mt-8">
              <Empty
                fact={t("empty")}
                rule={t("emptyRule")}
                act={<ButtonLink href="/projects">{t("seeProjects")}</ButtonLink>}
              />
            </div>
          ) : (
            <>
              <Tabs look="filter" label={t("filters")} tabs={tabs} className="mt-4 border-line-2 border-b pb-2" />
              {page.matters.length === 0 ? (
                <div className="mt-6">
                  <Empty fact={t("emptyKind")} act={<ButtonLink href="/to-do">{t("seeAll")}</ButtonLink>} />
                </div>
              ) : (
                <ListKeys>
                  <TodoList matters={page.matters} now={now} chosen={chosen?.key} onChoose={setKey} />
                  <KeyPages previous={paged ? href(act) : undefined} next={next} />
                </ListKeys>
              )}
            </>
          )}
        </div>
      </PageBody>
    </>
  );
}
