import { z } from "zod";
import { Role, Side, sideOf } from "@/lib/domain/party";
import { type Instant, isInstant } from "@/lib/kernel/instant";

/** An entry of a ledger, as far as the account of the ball reads it. Nothing else is asked: no row, no name, no text. */
export type BallEntry = {
  readonly seq: number;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly occurredAt: Instant;
  readonly role: string;
  readonly partyId: string | null;
};

/** What can be open between the sides of a project. */
export const BallKind = z.enum([
  "MILESTONE",
  "SUSPENSION",
  "HEARING",
  "QUESTION",
  "PRICE_REDUCTION",
  "RESERVATION",
  "CANCELLATION",
  "CLIENT_INPUT",
  "DATE",
  "NOTICE",
  "COMMITMENT",
  "CHANGE_REQUEST",
  "AMENDMENT",
  "ADVICE",
  "OPINION",
  "DISPUTE",
]);
export type BallKind = z.infer<typeof BallKind>;

/** The act that is waited for. */
export const Awaited = z.enum([
  "AGREEMENT",
  "START",
  "SUBMISSION",
  "DECISION",
  "RESUBMISSION",
  "ANSWER",
  "SIGNATURE",
  "FIX",
  "FIX_DECISION",
  "CONFIRMATION",
  "CONTEST_DECISION",
  "SUPPLY",
  "RESUMPTION",
  "COMPLIANCE",
  "QUALIFICATION",
  "OFFER",
  "OPINION",
  "SETTLEMENT",
  "REGULARISATION",
  "ORDER",
  "WORK",
  "VERIFICATION",
  "POSITION",
  "MEDIATOR",
]);
export type Awaited = z.infer<typeof Awaited>;

/** Who may hold the ball: a side, or nobody (what waits for a planned day, what is suspended by agreement). */
export const Holder = z.enum(["CLIENT", "AGENCY", "AMO", "MEDIATOR", "NOBODY"]);
export type Holder = z.infer<typeof Holder>;

/** An open matter: whose turn it is, since when, due when. */
export type BallMatter = {
  readonly kind: BallKind;
  /** The number people see: J3, R-J3-01, Q-004; of a client input its id. */
  readonly code: string;
  readonly milestoneId: string | null;
  readonly side: Side | null;
  /** The party that the ledger names; `null` where it follows from the side. */
  readonly partyId: string | null;
  readonly awaits: Awaited;
  readonly since: Instant;
  /** The entry that gave the turn. */
  readonly seq: number;
  readonly dueOn: string | null;
  /** Nobody's before this day of the project: a start that is planned. */
  readonly from: string | null;
  /** Over from this instant on, act or not: a hearing that ends. */
  readonly until: Instant | null;
  /** A blocking question: while it is open, its side holds its milestone. */
  readonly blocking: boolean;
};

/** What an entry does to open matters. A pass without `dueOn` leaves the matter without a due day. */
export type BallMove =
  | {
      readonly do: "pass";
      readonly kind: BallKind;
      readonly code: string;
      readonly side: Side | null;
      readonly partyId?: string | null;
      readonly awaits: Awaited;
      readonly dueOn?: string | null;
      readonly from?: string | null;
      readonly until?: Instant | null;
      readonly blocking?: boolean;
    }
  | { readonly do: "close"; readonly kinds: readonly BallKind[]; readonly code?: string }
  | { readonly do: "due"; readonly kind: BallKind; readonly code: string; readonly dueOn: string | null }
  /** The day on which the milestone's submission is due, signed or agreed. */
  | { readonly do: "promise"; readonly dueOn: string | null }
  /** The milestone is decided: the reservations made during its verification become the agency's to mend. */
  | { readonly do: "release" };

/** A text of a payload; empty when it is not there. */
export function said(entry: BallEntry, field: string): string {
  const value = entry.payload[field];
  return typeof value === "string" ? value : "";
}

/** A day or an instant of a payload; `null` when it is not there. */
export function saidOrNull(entry: BallEntry, field: string): string | null {
  const value = entry.payload[field];
  return typeof value === "string" ? value : null;
}

/** A side that a payload names; `null` for none. */
export function saidSide(entry: BallEntry, field: string): Side | null {
  const side = Side.safeParse(entry.payload[field]);
  return side.success ? side.data : null;
}

/** What an act passes, opened or going on. */
export type BallPass = Extract<BallMove, { do: "pass" }>;

/** What kinds of entry do, by their names. */
export type BallMoves = (entry: BallEntry) => readonly BallMove[];

/** The milestone itself waits for an act of a side, due on the day that a field of the payload names. */
export function mainPass(entry: BallEntry, side: Side | null, awaits: Awaited, due?: string): BallPass {
  const dueOn = due === undefined ? null : saidOrNull(entry, due);
  return { do: "pass", kind: "MILESTONE", code: said(entry, "milestone"), side, awaits, dueOn };
}

/** What a decision on a milestone ends, whatever it is. */
export const endedByDecision: readonly BallKind[] = ["MILESTONE", "HEARING", "SUSPENSION", "CANCELLATION", "DATE"];

/** A kind of entry that never moves a ball. */
export const movesNothing: BallMoves = () => [];

/**
 * The instant from which an entry counts: its own, but for an acceptance by silence, which takes effect when the period
 * ended, however late it was written down. A late worker neither hides days nor adds any.
 */
export function effectiveAt(entry: BallEntry): Instant {
  const effect = entry.type === "MilestoneAcceptedTacitly" ? said(entry, "effectBefore") : "";
  return isInstant(effect) && effect < entry.occurredAt ? effect : entry.occurredAt;
}

/** The side that acted; `null` for the clock. */
export function actingSide(entry: BallEntry): Side | null {
  const role = Role.safeParse(entry.role);
  return role.success ? sideOf(role.data) : null;
}

/** Who must answer a side: the client answers the agency, everybody else is answered by the agency. */
export function facing(side: Side | null): Side {
  return side === "AGENCY" ? "CLIENT" : "AGENCY";
}

/**
 * The matter that holds a milestone's ball at an instant: exactly one, or none. What interrupts comes before what it
 * interrupts: a suspension (nobody's turn), a hearing (the agency's), the oldest blocking question (the side asked), then
 * the milestone itself. Once it is decided: a reduction that wants the agency's word, then the reservations, which are the
 * agency's while one of them is.
 */
export function holdingMatter(open: readonly BallMatter[], at: Instant): BallMatter | null {
  const live = open.filter(({ until }) => until === null || at < until);
  const first = (kind: BallKind, side?: Side): BallMatter | undefined =>
    live.find((one) => one.kind === kind && (side === undefined || one.side === side));
  const main = first("MILESTONE");
  if (main === undefined)
    return first("PRICE_REDUCTION") ?? first("RESERVATION", "AGENCY") ?? first("RESERVATION", "CLIENT") ?? null;
  const asked = live.find(({ kind, blocking }) => kind === "QUESTION" && blocking);
  return first("SUSPENSION") ?? first("HEARING") ?? asked ?? main;
}
