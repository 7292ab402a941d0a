"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { useToast } from "@/components/ui/toast";
import type { Action } from "@/lib/features/act/view";

/** A feed, its instants already in the reader's words. */
export type FeedRow = {
  readonly feedId: string;
  readonly ending: string;
  readonly name: string;
  readonly timeZone: string;
  readonly created: string;
  readonly fetched: string;
};

/** One's calendar feeds; each ends at once. */
export function FeedList({
  feeds,
  revoke,
}: {
  readonly feeds: readonly FeedRow[];
  readonly revoke: Action;
}): ReactNode {
  const t = useTranslations("feeds");
  const say = useToast();
  return (
    <ul>
      {feeds.map(({ feedId, ending, name, timeZone, created, fetched }) => (
        <li key={feedId} className="flex min-h-11 flex-wrap items-center gap-x-6 gap-y-1 border-b py-2 max-md:py-2.5">
          <div className="min-w-0 flex-1 max-md:basis-full">
            <p className="t-13 font-medium">
              {name}
              <code className="t-12 ml-2.5 whitespace-nowrap font-normal text-text-3">…{ending}</code>
            </p>
            <p className="t-12 text-text-3">{timeZone}</p>
          </div>
          <p className="t-12 figures text-text-2 max-md:flex-1 md:text-right">
            {fetched}
            <span className="block text-text-3">{created}</span>
          </p>
          <ActButton action={revoke} input={{ feedId }} size="sm" onDone={() => say({ text: t("revoked") })}>
            <span aria-hidden>{t("revoke")}</span>
            <span className="sr-only">{t("revokeNamed", { name, ending })}</span>
          </ActButton>
        </li>
      ))}
    </ul>
  );
}
