import type { TimelinePart, TimelinePoint } from "@/components/ui/timeline";
import { acceptedStatuses } from "@/lib/domain/milestone";
import { placeOn, type TimelineAxis, type TimelineRow } from "@/lib/features/overview/view-timeline";
import { partyTexture } from "@/lib/features/party/view";

/** The bar of a milestone: who held it, where it was late, and what is still planned. */
export function partsOf(axis: TimelineAxis, row: TimelineRow, today: string): readonly TimelinePart[] {
  const at = (day: string): number => placeOn(axis, day);
  const held = row.stretches.flatMap(({ side, from, to, lateFrom }): TimelinePart[] => {
    const texture = side === "CLIENT" ? "solid" : partyTexture(row.agency.side, row.agency.ordinal);
    return [
      { kind: "held", texture, from: at(from), to: at(lateFrom ?? to) },
      ...(lateFrom === null ? [] : [{ kind: "late" as const, from: at(lateFrom), to: at(to) }]),
    ];
  });
  if (row.startsOn === null || row.dueOn === null || row.decidedOn !== null) return held;
  const begun = row.stretches.length > 0;
  const from = begun ? today : row.startsOn;
  return from < row.dueOn ? [...held, { kind: "planned", from: at(from), to: at(row.dueOn) }] : held;
}

/** The marks of a milestone: its signed term, its adjournments, its acceptance. */
export function pointsOf(axis: TimelineAxis, row: TimelineRow): readonly TimelinePoint[] {
  const at = (day: string): number => placeOn(axis, day);
  const seal =
    row.status === "REJECTED"
      ? "rejected"
      : row.status === "ACCEPTED_WITH_RESERVATIONS"
        ? "reserved"
        : row.status === "ACCEPTED_TACITLY"
          ? "tacit"
          : "accepted";
  const decided = acceptedStatuses.includes(row.status) || row.status === "REJECTED";
  return [
    ...row.adjournedOn.map((day) => ({ kind: "adjourned" as const, at: at(day) })),
    ...(row.dueOn === null || decided ? [] : [{ kind: "term" as const, at: at(row.dueOn) }]),
    ...(row.decidedOn === null || !decided ? [] : [{ kind: "seal" as const, seal, at: at(row.decidedOn) } as const]),
  ];
}
