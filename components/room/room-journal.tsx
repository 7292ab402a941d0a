"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useReader } from "@/components/consultation/use-reader";
import { usePeople, useRoom } from "@/components/room/room-context";
import { SectionHead } from "@/components/ui/section-head";
import { instantOf } from "@/lib/kernel/instant";
import { formatTime } from "@/lib/text/format";

type Line = { readonly at: string; readonly text: string };
const shown = 12;

/** What happened so far, in words, the last first; the very last is said aloud when it comes. */
export function RoomJournal(): ReactNode {
  const t = useTranslations("room");
  const { page, room } = useRoom();
  const { reader } = useReader(page.project.timeZone);
  const lines = useLines();
  const last = lines[0];
  return (
    <section aria-labelledby="room-journal" className="mt-10">
      <SectionHead id="room-journal" title={t(room.meeting.endedAt === null ? "journal" : "journalClosed")} />
      <p aria-live="polite" className="sr-only">
        {last?.text}
      </p>
      <ol className="t-12 pt-2">
        {lines.slice(0, shown).map((line) => (
          <li key={`${line.at} ${line.text}`} className="flex gap-3 py-1.5">
            <span className="figures shrink-0 text-text-3">{formatTime(reader, instantOf(new Date(line.at)))}</span>
            <span className="min-w-0 text-text-2 [overflow-wrap:anywhere]">{line.text}</span>
          </li>
        ))}
      </ol>
      <p className="t-12 mt-4 text-text-3">{t("minutesNote")}</p>
    </section>
  );
}

/** Arrivals, departures, points, votes and decisions, the last first. */
function useLines(): readonly Line[] {
  const t = useTranslations("room.line");
  const { room } = useRoom();
  const { name } = usePeople();
  const { meeting, moves, points, decisions, notes } = room;
  const lines: readonly Line[] = [
    ...(meeting.openedAt === null ? [] : [{ at: meeting.openedAt, text: t("opened") }]),
    ...(meeting.endedAt === null ? [] : [{ at: meeting.endedAt, text: t("ended", { status: meeting.status }) }]),
    ...moves.map(({ who, move, at }) => ({ at, text: t("move", { move, name: name(who) }) })),
    ...points.flatMap((point, index) =>
      point.runs.map(({ begunAt }) => ({ at: begunAt, text: t("point", { number: index + 1 }) })),
    ),
    ...notes.map(({ recordedAt: at, recordedBy }) => ({ at, text: t("note", { name: name(recordedBy) }) })),
    ...decisions.flatMap(({ decidedAt, code, status, tally }) =>
      decidedAt === null
        ? []
        : [{ at: decidedAt, text: t("decided", { code, status, favour: tally.favour, against: tally.against }) }],
    ),
  ];
  return lines.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
