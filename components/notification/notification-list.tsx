"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useAct } from "@/components/act/use-act";
import { ActSentence } from "@/components/ledger/act-sentence";
import { cx } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import type { Action } from "@/lib/features/act/view";
import type { NotificationView } from "@/lib/features/notification/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDateTime, formatPast } from "@/lib/text/format";

type Props = {
  readonly items: readonly NotificationView[];
  readonly now: Instant;
  readonly read: Action;
};

/** Notifications in two groups. Each row is one link, and opening it is reading it. */
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
              <NotificationRow item={item} now={now} read={read} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function NotificationRow({ item, now, read }: { readonly item: NotificationView } & Omit<Props, "items">): ReactNode {
  const t = useTranslations("notifications");
  const locale = useLocale();
  const reading = useAct(read);
  const reader = { locale, timeZone: item.project.timeZone };
  const mark = (): void => {
    if (!item.isRead) void reading.run({ ids: [item.id] });
  };
  return (
    <>
      <Link
        href={item.path}
        data-row
        onClick={mark}
        className="-ml-3 grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] gap-x-4 rounded-group px-3 py-2.5 hover:bg-sunken"
      >
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
      </Link>
      {item.isRead ? null : (
        <span className="pt-1.5">
          <IconButton label={t("markRead")} onClick={mark}>
            <Check aria-hidden size={16} strokeWidth={1.6} />
          </IconButton>
        </span>
      )}
    </>
  );
}
