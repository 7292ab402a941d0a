"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import type { SnoozeActs } from "@/components/todo/snooze";
import { TodoList } from "@/components/todo/todo-list";
import { TodoPanel } from "@/components/todo/todo-panel";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { KeyPages } from "@/components/ui/key-pages";
import { PageTitle } from "@/components/ui/section-head";
import { Tabs } from "@/components/ui/tabs";
import { MatterAct, type MatterCounts, type MatterPage } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";

type Counts = Omit<MatterCounts, "byRoom">;

/** Which slice of the list: the acts of one kind, or what is set aside. */
type Slice = { readonly act: MatterAct | undefined; readonly snoozed: boolean };

type Props = Slice & {
  readonly page: MatterPage;
  readonly counts: Counts;
  readonly paged: boolean;
  readonly now: Instant;
  readonly acts: SnoozeActs;
};

/** Everything that waits for the reader, whatever the project. */
export function TodoRoom({ page, counts, act, snoozed, paged, now, acts }: Props): ReactNode {
  const t = useTranslations("todo");
  const rooms = useTranslations("rooms");
  const [key, setKey] = useState<string | undefined>(undefined);
  const chosen = page.matters.find((matter) => matter.key === key) ?? page.matters[0];
  const { total, projects, late } = counts;
  const isEmpty = total === 0 && counts.snoozed === 0 && !snoozed;
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
          <PageTitle lead={total === 0 ? undefined : t("lead", { total, projects, late })}>{rooms("toDo")}</PageTitle>
          {isEmpty ? (
            <div className="mt-8">
              <Empty
                fact={t("empty")}
                rule={t("emptyRule")}
                act={<ButtonLink href="/projects">{t("seeProjects")}</ButtonLink>}
              />
            </div>
          ) : (
            <>
              <TodoTabs counts={counts} act={act} snoozed={snoozed} />
              {page.matters.length === 0 ? (
                <div className="mt-6">
                  <Empty
                    fact={t(snoozed ? "emptySnoozed" : "emptyKind")}
                    act={<ButtonLink href="/to-do">{t("seeAll")}</ButtonLink>}
                  />
                </div>
              ) : (
                <ListKeys>
                  <TodoList matters={page.matters} now={now} chosen={chosen?.key} onChoose={setKey} acts={acts} />
                  <KeyPages
                    previous={paged ? hrefOf({ act, snoozed }) : undefined}
                    next={page.next === null ? undefined : hrefOf({ act, snoozed }, page.next)}
                  />
                </ListKeys>
              )}
            </>
          )}
        </div>
      </PageBody>
    </>
  );
}

/** The kinds of acts that wait, each with its number, and what is set aside when there is any. */
function TodoTabs({ counts, act, snoozed }: Slice & { readonly counts: Counts }): ReactNode {
  const t = useTranslations("todo");
  const kinds = MatterAct.options.filter((one) => counts.byAct[one] > 0 || one === act);
  const isAll = act === undefined && !snoozed;
  const tabs = [
    { href: "/to-do", label: t("all"), count: String(counts.total), current: isAll },
    ...kinds.map((one) => ({
      href: hrefOf({ act: one, snoozed: false }),
      label: t(`acts.${one}`),
      count: String(counts.byAct[one]),
      current: one === act,
    })),
    ...(counts.snoozed > 0 || snoozed
      ? [
          {
            href: hrefOf({ act: undefined, snoozed: true }),
            label: t("snoozed"),
            count: String(counts.snoozed),
            current: snoozed,
          },
        ]
      : []),
  ];
  return <Tabs look="filter" label={t("filters")} tabs={tabs} className="mt-4 border-line-2 border-b pb-2" />;
}

function hrefOf({ act, snoozed }: Slice, after?: string): string {
  const query = new URLSearchParams({
    ...(act === undefined ? {} : { act }),
    ...(snoozed ? { snoozed: "1" } : {}),
    ...(after === undefined ? {} : { after }),
  }).toString();
  return query === "" ? "/to-do" : `/to-do?${query}`;
}
