import { z } from "zod";
import { decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import { adviceAnsweredFirst, type UnansweredAdvice } from "@/lib/domain/advice-block";
import type { AgendaAsk, PointStatus, PointSubject } from "@/lib/domain/agenda";
import { roomOpen } from "@/lib/domain/attendance";
import type { BodyKind, VoteMatter } from "@/lib/domain/committee";
import { decisionPermits } from "@/lib/domain/decision-permits";
import type { MeetingStatus } from "@/lib/domain/meeting";
import type { Actor } from "@/lib/domain/party";
import { type Attendee, type Quorum, type QuorumFacts, seatOf } from "@/lib/domain/quorum";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Tally } from "@/lib/domain/tally";
import type { Instant } from "@/lib/kernel/instant";

/** Where a decision of a committee stands (domain.md 9.4). From ADOPTED, REJECTED and POSTPONED on its words are locked. */
export const DecisionStatus = z.enum(["PROPOSED", "ADOPTED", "REJECTED", "POSTPONED", "REVOKED"]);
export type DecisionStatus = z.infer<typeof DecisionStatus>;

/** By what a decision takes effect: its adoption, or the signature of those who must sign. Never the minutes. */
export const DecisionEffect = z.enum(["ADOPTION", "SIGNATURE"]);
export type DecisionEffect = z.infer<typeof DecisionEffect>;

/** What must be known to act on a decision. */
export type CommitteeDecisionFacts = {
  readonly status: DecisionStatus;
  readonly meetingStatus: MeetingStatus;
  readonly body: BodyKind;
  readonly matter: VoteMatter;
  readonly point: { readonly status: PointStatus; readonly ask: AgendaAsk };
  readonly quorum: Quorum;
  readonly tally: Tally;
  /** The seats that have a voice on it and are in the room, for which nothing was said yet (`awaitedVoices`). */
  readonly awaited: readonly string[];
  /** Those without whose voice it is pronounced, as whoever presides names them. */
  readonly without: readonly string[];
  /** Whoever proposes it is in the room. */
  readonly present: boolean;
  /** Whoever pronounces it presides (`presidesNow`). */
  readonly presides: boolean;
  /** What is decided, the options that were considered, and why: how many of these are not written. */
  readonly unwritten: number;
  readonly reason: string;
  /** The decision that this one revokes. */
  readonly revokes: { readonly code: string; readonly status: DecisionStatus; readonly matter: VoteMatter } | null;
  /** The later decision that revokes this one, once there is one. */
  readonly revokedBy: { readonly status: DecisionStatus; readonly adoptedAt: Instant | null } | null;
  readonly adoptedAt: Instant | null;
  /** What was advised on it and has no answer yet. */
  readonly unansweredAdvice: readonly UnansweredAdvice[];
};

/** CD-03: what was advised on a decision is answered before it is adopted. */
export function decisionAdviceAnswered({ unansweredAdvice }: CommitteeDecisionFacts): readonly Refusal[] {
  return adviceAnsweredFirst(unansweredAdvice);
}

/** It was announced: the point is on the agenda that was fixed, and asks for a decision. */
export function announcedToDecide({ point }: CommitteeDecisionFacts): readonly Refusal[] {
  return unless(point.status === "FIXED" && point.ask === "DECIDE", refuse("point-not-to-decide", {}));
}

/** What changes the contract is decided where those sit who bind the parties: steering or arbitration (domain.md 3.3). */
export function bodyHasAuthority({ body, matter }: CommitteeDecisionFacts): readonly Refusal[] {
  const binds = body === "STEERING" || body === "ARBITRATION";
  return unless(binds || matter !== "CONTRACT_CHANGE", refuse("body-without-authority", {}));
}

/** A decision needs its quorum when it is voted, and again when it is pronounced. */
export function quorumStands({ quorum }: Pick<CommitteeDecisionFacts, "quorum">): readonly Refusal[] {
  return unless(quorum.met, refuse("quorum-missing", { seats: quorum.missing.length }));
}

/** What is decided, the options and the grounds are written. */
export function decisionWritten({ unwritten }: CommitteeDecisionFacts): readonly Refusal[] {
  return unless(unwritten === 0, refuse("decision-incomplete", { missing: unwritten }));
}

/** Who presides pronounces what the vote says. */
export function pronouncedByChair({ presides }: CommitteeDecisionFacts): readonly Refusal[] {
  return unless(presides, refuse("not-presiding", {}));
}

/** An abstention is said. Whoever presides pronounces without those who are there and say nothing by naming them all. */
export function voicesHeard({ awaited, without }: CommitteeDecisionFacts): readonly Refusal[] {
  const named = awaited.length === new Set(without).size && awaited.every((seat) => without.includes(seat));
  return unless(named, refuse("voices-awaited", { voices: awaited.length }));
}

/** Whoever puts something to the vote is there to answer for it. */
export function proposedInRoom({ present }: CommitteeDecisionFacts): readonly Refusal[] {
  return unless(present, refuse("not-in-room", {}));
}

/** The voices carry it; where the contract changes, each party consents. */
export function voteCarries({ tally }: CommitteeDecisionFacts): readonly Refusal[] {
  if (tally.result === "CARRIED") return [];
  if (tally.withheld.length > 0) return [refuse("party-not-consenting", { parties: tally.withheld.length })];
  return [refuse("vote-not-carried", { favour: tally.favour, against: tally.against })];
}

/** Only what was put to the vote and lost is rejected; what was not voted is postponed. */
export function voteLost({ tally }: CommitteeDecisionFacts): readonly Refusal[] {
  return unless(tally.result === "LOST", refuse("vote-not-lost", { favour: tally.favour, against: tally.against }));
}

/** Only what stands is revoked; and what some voices decided, by theirs alone: on a point of the same matter. */
export function revokesWhatStands({ revokes, matter }: CommitteeDecisionFacts): readonly Refusal[] {
  if (revokes === null) return [];
  const decision = revokes.code;
  if (revokes.status !== "ADOPTED") return [refuse("decision-not-standing", { decision })];
  return unless(revokes.matter === matter, refuse("revocation-of-other-matter", { decision }));
}

/** A postponement says why. */
export function postponementReasoned({ reason }: CommitteeDecisionFacts): readonly Refusal[] {
  return unless(reason.trim() !== "", refuse("reason-missing", {}));
}

/** A decision is revoked by another one alone, adopted after it. */
export function revokedByLater({ revokedBy, adoptedAt }: CommitteeDecisionFacts): readonly Refusal[] {
  const later =
    revokedBy?.status === "ADOPTED" &&
    revokedBy.adoptedAt !== null &&
    adoptedAt !== null &&
    revokedBy.adoptedAt > adoptedAt;
  return unless(later, refuse("revocation-without-decision", {}));
}

const pronounced = [roomOpen, announcedToDecide, pronouncedByChair, quorumStands, voicesHeard] as const;

/** The life of a decision. Nothing here asks for minutes: they tell what was decided and decide nothing. */
export const committeeDecisionActs = {
  propose: {
    from: ["PROPOSED"],
    to: "PROPOSED",
    by: decisionPermits["decision.propose"].by,
    guards: [roomOpen, proposedInRoom, announcedToDecide, bodyHasAuthority, decisionWritten, revokesWhatStands],
    article: "CD-16",
  },
  adopt: {
    from: ["PROPOSED"],
    to: "ADOPTED",
    by: decisionPermits["decision.adopt"].by,
    guards: [...pronounced, bodyHasAuthority, decisionWritten, voteCarries, revokesWhatStands, decisionAdviceAnswered],
    article: "CD-09",
  },
  reject: {
    from: ["PROPOSED"],
    to: "REJECTED",
    by: decisionPermits["decision.reject"].by,
    guards: [...pronounced, voteLost],
    article: "CD-09",
  },
  postpone: {
    from: ["PROPOSED"],
    to: "POSTPONED",
    by: decisionPermits["decision.postpone"].by,
    guards: [roomOpen, pronouncedByChair, postponementReasoned],
    article: "CD-09",
  },
  revoke: { from: ["ADOPTED"], to: "REVOKED", by: ["SYSTEM"], guards: [revokedByLater], article: "CD-16" },
} as const satisfies Record<string, ProjectAct<DecisionStatus, CommitteeDecisionFacts>>;

/** Decides an act on a decision of a committee. The system revokes, when a later decision that says so is adopted. */
export function decideCommitteeDecision(
  act: keyof typeof committeeDecisionActs,
  facts: CommitteeDecisionFacts,
  actor: Pick<Actor, "role"> | { readonly role: "SYSTEM" },
): Ruling<DecisionStatus> {
  return decide<DecisionStatus, CommitteeDecisionFacts>(committeeDecisionActs[act], facts, actor);
}

/**
 * Whether somebody in the room presides: who has the chair, or holds its written proxy. A second meeting decides without
 * the chair (domain.md 9.4), so there the first voice of the client that is heard presides, in the order of the seats.
 */
export function presidesNow(
  memberId: string,
  { seats, present, proxies, second }: Pick<QuorumFacts, "seats" | "present" | "proxies" | "second">,
): boolean {
  const spoken = (person: Pick<Attendee, "memberId">) => seatOf(person.memberId, seats, proxies);
  const heard = present.flatMap((person) => spoken(person) ?? []);
  const chair = heard.find(({ voice }) => voice === "PRESIDES");
  const instead = seats.find(
    (seat) => seat.side === "CLIENT" && seat.voice === "DELIBERATIVE" && heard.some((one) => one === seat),
  );
  const there = present.some((person) => person.memberId === memberId);
  // The chair is away and heard through a written proxy: its holder presides, with a seat and a voice of their own or not.
  const away = seats.find(({ voice }) => voice === "PRESIDES");
  const holder = proxies.find(({ giverId }) => giverId === away?.memberId)?.holderId;
  if (chair === undefined && present.some((person) => person.memberId === holder)) return there && holder === memberId;
  const presiding = chair ?? (second ? instead : undefined);
  return there && presiding !== undefined && spoken({ memberId })?.memberId === presiding.memberId;
}

/** How a decision is cited, whatever became of it: `D-2026-001`, in the year of its meeting in the project's zone. */
export function decisionCode(year: number, number: number): string {
  return `D-${year}-${String(number).padStart(3, "0")}`;
}

/**
 * By what a decision on such a matter takes effect (domain.md 5.3, 5.4): what is accepted, contracted, chosen, owed or
 * overridden is signed by those who must, in its own ceremony; the rest stands once adopted.
 */
export function effectBy(subject: PointSubject | null): DecisionEffect {
  switch (subject) {
    case "MILESTONE":
    case "RESERVATION":
    case "CHANGE_REQUEST":
    case "AMENDMENT":
    case "PENALTY":
    case "CONSULTATION":
    case "ADVICE":
    case "DISPUTE":
      return "SIGNATURE";
    case "QUESTION":
    case "COMMITMENT":
    case "COMMITTEE_ITEM":
    case "RISK":
    case "DECISION":
    case "ACTION_ITEM":
    case null:
      return "ADOPTION";
  }
}

/** True once a decision binds: adopted and not revoked, and signed where its matter wants a signature. */
export function takesEffect(status: DecisionStatus, effect: DecisionEffect, signed: boolean): boolean {
  return status === "ADOPTED" && (effect === "ADOPTION" || signed);
}
