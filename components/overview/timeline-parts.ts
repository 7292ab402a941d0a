import type { TimelinePart, TimelinePoint } from "@/components/ui/timeline";
import { acceptedStatuses } from "@/lib/domain/milestone";
import type { HeldStretch } from "@/lib/features/ball/view";
import { placeOn, type TimelineAxis, type TimelineRow } from "@/lib/features/overview/view-timeline";
import { partyTexture } from "@/lib/features/party/view";

/** The stretches of a milestone: whoever held it in their texture, late where it was, nobody's turn in outline. */
export function heldParts(axis: TimelineAxis, stretches: readonly HeldStretch[]): readonly TimelinePart[] {
  const at = (day: string): number => placeOn(axis, day);
  return stretches.flatMap(({ holder, party, kind, from, to, lateFrom }): TimelinePart[] => {
    if (holder === "NOBODY")
      return [{ kind: kind === "SUSPENSION" ? "suspended" : "planned", from: at(from), to: at(to) }];
    const texture = partyTexture(holder, party?.ordinal ?? 1);
    return [
      { kind: "held", texture, from: at(from), to: at(lateFrom ?? to) },
      ...(lateFrom === null ? [] : [{ kind: "late" as const, from: at(lateFrom), to: at(to) }]),
    ];
  });
}

/** The bar of a milestone: who held it, where it was late, and what is still planned. */
export function partsOf(axis: TimelineAxis, row: TimelineRow, today: string): readonly TimelinePart[] {
  const at = (day: string): number => placeOn(axis, day);
  const held = heldParts(axis, row.stretches);
  if (row.startsOn === null || row.dueOn === null || row.decidedOn !== null) return held;
  const from = row.startsOn > today ? row.startsOn : today;
  const planned: readonly TimelinePart[] =
    from < row.dueOn ? [{ kind: "planned", from: at(from), to: at(row.dueOn) }] : [];
  const proposed: readonly TimelinePart[] =
    row.proposedOn !== null && row.dueOn < row.proposedOn
      ? [{ kind: "extension", from: at(row.dueOn), to: at(row.proposedOn) }]
      : [];
  return [...held, ...planned, ...proposed];
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
