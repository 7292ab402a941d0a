import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TimelineBar, type TimelinePart, type TimelinePoint, type TimelineTick } from "@/components/ui/timeline";
import { acceptedStatuses } from "@/lib/domain/milestone";
import type { MilestoneLine } from "@/lib/features/milestone/view";
import { partyTexture } from "@/lib/features/party/view";

const dayMs = 86_400_000;
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

/** The axis of the time line: from the month of the first day to the end of the month of the last. */
export function axisOf(
  lines: readonly MilestoneLine[],
  today: string,
): { readonly at: (day: string) => number; readonly months: readonly string[] } {
  const days = [
    today,
    ...lines.flatMap((line) => [line.startsOn, line.dueOn, ...line.held.flatMap((held) => [held.from, held.to])]),
  ]
    .filter((day) => day !== null)
    .toSorted();
  const [first = today, last = today] = [days[0], days.at(-1)];
  const from = numberOf(`${first.slice(0, 7)}-01`);
  const end = new Date(`${last.slice(0, 7)}-01T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + 1);
  const to = end.getTime() / dayMs;
  const months: string[] = [];
  for (const month = new Date(from * dayMs); month.getTime() / dayMs < to; month.setUTCMonth(month.getUTCMonth() + 1))
    months.push(month.toISOString().slice(0, 10));
  return { at: (day) => Math.min(1, Math.max(0, (numberOf(day) - from) / (to - from))), months };
}

type BarProps = {
  readonly line: MilestoneLine;
  readonly at: (day: string) => number;
  readonly ticks: readonly TimelineTick[];
  readonly today: number;
  readonly now: string;
};

/** The bar of one milestone: who held it, what is planned, what is sealed. */
export function MilestoneBar({ line, at, ticks, today, now }: BarProps): ReactNode {
  const t = useTranslations("milestones");
  const parts: TimelinePart[] = line.held.map(({ side, from, to }) => ({
    kind: "held",
    from: at(from),
    to: Math.max(at(to), at(from) + 0.006),
    texture: side === "CLIENT" ? "solid" : partyTexture("AGENCY", line.agency.ordinal),
  }));
  const heldTo = line.held.at(-1)?.to ?? line.startsOn;
  if (heldTo !== null && line.dueOn !== null && heldTo < line.dueOn && !acceptedStatuses.includes(line.status))
    parts.push({ kind: "planned", from: at(heldTo), to: at(line.dueOn) });
  const points: TimelinePoint[] = line.adjournedAt.map((day) => ({ kind: "adjourned", at: at(day) }));
  if (line.dueOn !== null && line.decidedAt === null) points.push({ kind: "term", at: at(line.dueOn) });
  if (line.decidedAt !== null)
    points.push({
      kind: "seal",
      at: at(line.held.at(-1)?.to ?? now),
      seal:
        line.status === "ACCEPTED_WITH_RESERVATIONS"
          ? "reserved"
          : line.status === "REJECTED"
            ? "rejected"
            : "accepted",
    });
  return (
    <TimelineBar
      parts={parts}
      points={points}
      ticks={ticks}
      today={today}
      label={t("barLabel", { code: line.code, turns: line.held.length })}
    />
  );
}
