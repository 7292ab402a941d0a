"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MatterSentence, silenceOf } from "@/components/todo/matter-words";
import { ButtonLink } from "@/components/ui/button";
import { KeyValues } from "@/components/ui/key-values";
import { PartyMark } from "@/components/ui/party-mark";
import { partyTexture } from "@/lib/features/party/view";
import { type MatterView, matterHref } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDueDate, formatDueTime, formatLateness } from "@/lib/text/format";

/** The chosen matter, read before it is opened: what it is, by when, and what silence means. */
export function TodoPanel({ matter, now }: { readonly matter: MatterView; readonly now: Instant }): ReactNode {
  const t = useTranslations("todo");
  const locale = useLocale();
  const reader = { locale, timeZone: matter.project.timeZone };
  const { term, holder } = matter;
  const due =
    term === null
      ? t("noTerm")
      : `${formatDueDate(reader, term.dueBefore, { width: "long", now })}, ${formatDueTime(reader, term.dueBefore)}`;
  const late = matter.suspended ? (
    t("suspendedRule")
  ) : term?.lateBy == null ? undefined : (
    <span className="text-late">{formatLateness(locale, term.lateBy.amount, term.lateBy.unit)}</span>
  );
  const entries = [
    { name: t("term"), value: due, detail: late },
    { name: t("silenceName"), value: silenceOf(t, matter) },
    {
      name: t("inName"),
      value: (
        <span className="inline-flex items-baseline gap-2">
          <PartyMark texture={partyTexture(holder.side, holder.ordinal)} /> {holder.name}
        </span>
      ),
    },
  ];
  return (
    <div>
      <p className="t-12 text-text-3">{matter.project.name}</p>
      <h2 className="t-20 mt-1.5 mb-5 font-normal">
        <MatterSentence matter={matter} />
      </h2>
      <ButtonLink href={matterHref(matter)} variant="main" size="lg" wide kbd="↵">
        {t(`kinds.${matter.kind}.act`)}
      </ButtonLink>
      {matter.title === "" || !matter.kind.startsWith("reservation") ? null : (
        <p className="t-13 mt-5 text-text-2">{matter.title}</p>
      )}
      <div className="mt-5 border-t">
        <KeyValues narrow entries={entries} />
      </div>
    </div>
  );
}
