import type { AgendaAsk, PointStatus } from "@/lib/domain/agenda";
import type { Seat } from "@/lib/domain/committee";
import type { Due } from "@/lib/domain/deadline";
import type { MeetingAnswer, MeetingKind, MeetingStatus } from "@/lib/domain/meeting";
import { type Attendee, type QuorumGap, type QuorumRule, quorumOf, type WrittenProxy } from "@/lib/domain/quorum";
import type { Instant } from "@/lib/kernel/instant";

/** A point as its readiness asks for it. */
export type ReadyPoint = {
  readonly ask: AgendaAsk;
  readonly status: Exclude<PointStatus, "WITHDRAWN">;
  readonly documents: number;
  readonly concerned: readonly string[];
};

/** What must be known to say what a meeting still wants. */
export type ReadinessFacts = {
  readonly status: MeetingStatus;
  readonly kind: MeetingKind;
  readonly now: Instant;
  readonly convocation: Due;
  readonly documents: Due;
  readonly points: readonly ReadyPoint[];
  readonly seats: readonly Seat[];
  readonly answers: readonly { readonly memberId: string; readonly answer: MeetingAnswer }[];
  readonly proxies: readonly WrittenProxy[];
  readonly agencies: readonly string[];
  readonly rule: QuorumRule;
};

/** One thing that a meeting still wants. */
export type MeetingGap =
  /** Nobody presides. */
  | { readonly kind: "CHAIR" }
  /** No point is fixed; so many are proposed. */
  | { readonly kind: "AGENDA"; readonly proposed: number }
  /** It is not convened; by then, or it cannot be any more. */
  | { readonly kind: "CONVOCATION"; readonly on: string; readonly late: boolean }
  /** So many points ask for a decision without any document to read before. */
  | { readonly kind: "DOCUMENTS"; readonly points: number; readonly on: string; readonly late: boolean }
  /** So many of those invited have not answered. */
  | { readonly kind: "ANSWERS"; readonly silent: number; readonly invited: number }
  /** `lost`: whoever has not declined comes, and it still lacks; else it lacks if only those come who said so. */
  | { readonly kind: "QUORUM"; readonly lost: boolean; readonly missing: readonly QuorumGap[] };

/**
 * What a meeting still wants before it is held, in the order in which it is seen to (domain.md 5.2, 5.4): somebody who
 * presides, an agenda, its convocation, documents, answers, a quorum. Nothing once it is open or over.
 */
export function missingFor(facts: ReadinessFacts): readonly MeetingGap[] {
  switch (facts.status) {
    case "PLANNED":
      return [
        ...chairGap(facts),
        ...agendaGap(facts),
        ...convocationGap(facts),
        ...documentGap(facts),
        ...quorumGap(facts),
      ];
    case "CONVENED":
      return [...documentGap(facts), ...answerGap(facts), ...quorumGap(facts)];
    case "OPEN":
    case "CLOSED":
    case "ADJOURNED_NO_QUORUM":
    case "CANCELLED":
      return [];
  }
}

function chairGap({ seats }: ReadinessFacts): readonly MeetingGap[] {
  return seats.some(({ voice }) => voice === "PRESIDES") ? [] : [{ kind: "CHAIR" }];
}

function agendaGap({ points }: ReadinessFacts): readonly MeetingGap[] {
  return points.some(({ status }) => status === "FIXED") ? [] : [{ kind: "AGENDA", proposed: points.length }];
}

function convocationGap({ convocation, now }: ReadinessFacts): readonly MeetingGap[] {
  return [{ kind: "CONVOCATION", on: convocation.on, late: now >= convocation.before }];
}

/** What is to be decided: once it is convened, the points that were fixed; before, what is proposed too. */
function toDecide({ points, status }: ReadinessFacts): ReadinessFacts["points"] {
  return points.filter((point) => point.ask === "DECIDE" && (status === "PLANNED" || point.status === "FIXED"));
}

function documentGap(facts: ReadinessFacts): readonly MeetingGap[] {
  const { documents, now } = facts;
  const bare = toDecide(facts).filter((point) => point.documents === 0).length;
  return bare === 0 ? [] : [{ kind: "DOCUMENTS", points: bare, on: documents.on, late: now >= documents.before }];
}

function answerGap({ seats, answers }: ReadinessFacts): readonly MeetingGap[] {
  const silent = seats.filter(({ memberId }) => !answers.some((one) => one.memberId === memberId)).length;
  return silent === 0 ? [] : [{ kind: "ANSWERS", silent, invited: seats.length }];
}

/** Before the convocation nobody can answer: only what the composition itself lacks is known. */
function quorumGap(facts: ReadinessFacts): readonly MeetingGap[] {
  const answerOf = (memberId: string): MeetingAnswer | null =>
    facts.answers.find((one) => one.memberId === memberId)?.answer ?? null;
  const best = missingWith(facts, (memberId) => answerOf(memberId) !== "DECLINED");
  if (best.length > 0) return [{ kind: "QUORUM", lost: true, missing: best }];
  if (facts.status === "PLANNED") return [];
  const sure = missingWith(facts, (memberId) => answerOf(memberId) === "ACCEPTED");
  return sure.length === 0 ? [] : [{ kind: "QUORUM", lost: false, missing: sure }];
}

/** What the quorum of the decisions on the agenda lacks if these come, and the holders of proxies with them. */
function missingWith(facts: ReadinessFacts, comes: (memberId: string) => boolean): readonly QuorumGap[] {
  const { seats, proxies, agencies, rule, kind } = facts;
  const concerned = [...new Set(toDecide(facts).flatMap((point) => point.concerned))];
  const holders = proxies.flatMap(({ giverId, holderId }): readonly Attendee[] => {
    const giver = seats.find(({ memberId }) => memberId === giverId);
    const isSeated = seats.some(({ memberId }) => memberId === holderId);
    if (giver === undefined || isSeated) return [];
    return [{ memberId: holderId, personId: holderId, partyId: giver.partyId, side: giver.side, roles: [] }];
  });
  const present = [...seats.filter(({ memberId }) => comes(memberId)), ...holders];
  return quorumOf({ seats, present, proxies, concerned, agencies, rule, second: kind === "SECOND" }).missing;
}
