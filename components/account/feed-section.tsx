import { getLocale, getTranslations } from "next-intl/server";
import type { ComponentProps, ReactNode } from "react";
import { FeedForm } from "@/components/account/feed-form";
import { FeedList, type FeedRow } from "@/components/account/feed-list";
import { SectionHead } from "@/components/ui/section-head";
import type { FeedView } from "@/lib/features/feed/view";
import { projectTimeZones } from "@/lib/features/project/schema";
import type { Instant } from "@/lib/kernel/instant";
import { formatDate, formatPast } from "@/lib/text/format";

type Props = Omit<ComponentProps<typeof FeedForm>, "zones"> & {
  readonly feeds: readonly FeedView[];
  readonly now: Instant;
  readonly revoke: ComponentProps<typeof FeedList>["revoke"];
};

/** Where calendar programs read what falls due: the feeds there are, and how one is made. */
export async function FeedSection({ feeds, now, revoke, ...form }: Props): Promise<ReactNode> {
  const [t, locale] = await Promise.all([getTranslations("feeds"), getLocale()]);
  const names = new Map(form.projects.map(({ code, name }) => [code, name]));
  const rows = feeds.map(({ feedId, ending, project, timeZone, createdAt, lastFetchedAt }): FeedRow => {
    const reader = { locale, timeZone };
    return {
      feedId,
      ending,
      name: project === null ? t("everyProject") : (names.get(project) ?? t("oneProject")),
      timeZone,
      created: t("created", { date: formatDate(reader, createdAt, { now }) }),
      fetched:
        lastFetchedAt === null ? t("neverFetched") : t("fetched", { date: formatPast(reader, lastFetchedAt, now) }),
    };
  });
  return (
    <section className="flex flex-col gap-5">
      <div>
        <SectionHead title={t("title")} remark={t("remark", { count: rows.length })} />
        <FeedList feeds={rows} revoke={revoke} />
      </div>
      <p className="t-13 max-w-[62ch] text-text-2">{t("lead")}</p>
      <FeedForm {...form} zones={projectTimeZones} />
    </section>
  );
}
