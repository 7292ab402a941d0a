import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { NotificationList } from "@/components/notification/notification-list";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { KeyPages } from "@/components/ui/key-pages";
import { PageTitle } from "@/components/ui/section-head";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import type { Action } from "@/lib/features/act/view";
import type { NotificationCounts, NotificationPage } from "@/lib/features/notification/view";
import type { Instant } from "@/lib/kernel/instant";

const here = "/notifications";

type Props = {
  readonly page: NotificationPage;
  readonly counts: NotificationCounts;
  readonly project: string | undefined;
  readonly paged: boolean;
  readonly now: Instant;
  readonly acts: { readonly read: Action; readonly readAll: Action };
};

/** What the reader was told, the unread first, by project when there are several. */
export function NotificationRoom({ page, counts, project, paged, now, acts }: Props): ReactNode {
  const t = useTranslations("notifications");
  const href = (code: string | undefined, after?: string): string => {
    const query = new URLSearchParams({
      ...(code === undefined ? {} : { project: code }),
      ...(after === undefined ? {} : { after }),
    }).toString();
    return query === "" ? here : `${here}?${query}`;
  };
  const shown = (unread: number): string | undefined => (unread === 0 ? undefined : String(unread));
  const tabs = [
    { href: here, label: t("all"), count: shown(counts.unread), current: project === undefined },
    ...counts.projects.map(({ code, name, unread }) => ({
      ...{ href: href(code), label: name, count: shown(unread), current: code === project },
    })),
  ];
  const unread =
    project === undefined ? counts.unread : (counts.projects.find(({ code }) => code === project)?.unread ?? 0);
  return (
    <>
      <PageHeader crumbs={[{ label: t("title") }]} />
      <PageBody>
        <div className="max-w-180">
          <PageTitle
            lead={counts.projects.length === 0 ? undefined : t("lead", { unread })}
            end={
              unread === 0 ? undefined : (
                <ActButton action={acts.readAll} input={{ project: project ?? null }} size="sm">
                  {t("markAll")}
                </ActButton>
              )
            }
          >
            {t("title")}
          </PageTitle>
          {counts.projects.length > 1 || project !== undefined ? (
            <Tabs look="filter" label={t("filter")} tabs={tabs} className="mt-4 border-line-2 border-b pb-2" />
          ) : null}
          {page.items.length === 0 ? (
            <div className="mt-8">
              <Empty
                fact={t(project === undefined ? "empty" : "emptyProject")}
                rule={t("emptyRule")}
                act={project === undefined ? undefined : <ButtonLink href={here}>{t("seeAll")}</ButtonLink>}
              />
            </div>
          ) : (
            <ListKeys>
              <NotificationList items={page.items} now={now} read={acts.read} />
              <KeyPages
                previous={paged ? href(project) : undefined}
                next={page.next === null ? undefined : href(project, page.next)}
              />
            </ListKeys>
          )}
          <p className="t-13 mt-8">
            <TextLink href="/profile#mail">{t("settings")}</TextLink>
          </p>
        </div>
      </PageBody>
    </>
  );
}
