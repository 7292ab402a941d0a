import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActSentence } from "@/components/ledger/act-sentence";
import { NotificationRow } from "@/components/notification/notification-row";
import { cx } from "@/components/ui/class-names";
import type { Action } from "@/lib/features/act/view";
import type { NotificationView } from "@/lib/features/notification/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDateTime, formatPast } from "@/lib/text/format";

type Props = {
  readonly items: readonly NotificationView[];
  readonly now: Instant;
  readonly read: Action;
};

/** Notifications in two groups, each in the sentence of its register. */
export function NotificationList({ items, now, read }: Props): ReactNode {
  const t = useTranslations("notifications");
  return (["unread", "read"] as const).map((group) => {
    const rows = items.filter(({ isRead }) => isRead === (group === "read"));
    if (rows.length === 0) return null;
    return (
      <section key={group} aria-labelledby={`notifications-${group}`} className="mt-7 first:mt-5">
        <h2 id={`notifications-${group}`} className="t-12 pb-1.5 text-text-2">
          {t(group)}
        </h2>
        <ul>
          {rows.map((item) => (
            <li key={item.id} className="flex items-start gap-1 border-b last:border-b-0">
              <NotificationRow id={item.id} href={item.path} isRead={item.isRead} read={read}>
                <NotificationWords item={item} now={now} />
              </NotificationRow>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function NotificationWords({ item, now }: { readonly item: NotificationView; readonly now: Instant }): ReactNode {
  const t = useTranslations("notifications");
  const locale = useLocale();
  const reader = { locale, timeZone: item.project.timeZone };
  return (
    <>
      <span className="min-w-0">
        <span className={cx("t-14 block", item.isRead && "text-text-2")}>
          <ActSentence entry={item.act} />
        </span>
        <span className="t-12 mt-0.5 block pl-6 text-text-3">
          {item.project.name}
          {item.more === 0 ? null : `, ${t("more", { count: item.more })}`}
        </span>
      </span>
      <span className="t-12 figures text-right text-text-3">
        <time dateTime={item.at} title={formatDateTime(reader, item.at)}>
          {formatPast(reader, item.at, now)}
        </time>
        {item.isRead ? null : <span className="sr-only">{t("isUnread")}</span>}
      </span>
    </>
  );
}
