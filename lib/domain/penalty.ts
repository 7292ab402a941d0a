import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import { ownMilestone } from "@/lib/domain/milestone";
import type { CharterParameters } from "@/lib/domain/parameter";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";
import { fraction, shareOf } from "@/lib/kernel/money";

/** A penalty is announced, then applied or dropped once the agency could observe. The last two are final. */
export const PenaltyStatus = z.enum(["NONE", "ANNOUNCED", "APPLIED", "DROPPED"]);
export type PenaltyStatus = z.infer<typeof PenaltyStatus>;

/** What the charter says of penalties. */
export type PenaltyTerms = Pick<CharterParameters, "penalties" | "penaltyDivisor" | "penaltyCap" | "penaltyExemption">;

/** What must be known to decide on a penalty. Cents before tax, calendar days. */
export type PenaltyFacts = {
  readonly status: PenaltyStatus;
  readonly agencyPartyId: string;
  readonly terms: PenaltyTerms | null;
  /** The code of one that waits, or was applied, on this milestone. */
  readonly earlier: string | null;
  readonly lateDays: number;
  readonly hearing: { readonly endsOn: string; readonly endsBefore: Instant; readonly answered: boolean } | null;
  readonly now: Instant;
  /** Of this penalty. */
  readonly cents: number;
  /** Of this one and all others of the agency that count (`countedCents`). */
  readonly allCents: number;
};

/** The days for which the agency answers: those after the day in force, or after the day to which others' delay leads, whichever is later. */
export function answeredDays(
  dates: { readonly dueOn: string | null; readonly computedDueOn: string | null },
  until: string,
): number {
  const due = [dates.dueOn, dates.computedDueOn]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  return due === undefined ? 0 : Math.max(0, Math.round((Date.parse(until) - Date.parse(due)) / 86_400_000));
}

/**
 * CCAG-TIC 2021 art. 14.1: P = V x R / divisor, V the value of what is late before tax, R the days; rounded half up to
 * the cent once.
 */
export function penaltyOf(valueCents: number, lateDays: number, divisor: number): number {
  return fraction(valueCents, lateDays, divisor);
}

/** What is left under the cap: a share of the price of the agency's contract, for all its penalties together. */
export function underCap(
  cents: number,
  cap: { readonly contractCents: number; readonly basisPoints: number; readonly appliedCents: number },
): number {
  const most = shareOf(Math.max(0, cap.contractCents), cap.basisPoints);
  return Math.max(0, Math.min(cents, most - cap.appliedCents));
}

/** What penalties come to by the formula: those applied, and those announced on which the agency's time to observe is over. */
export function countedCents(
  penalties: readonly {
    readonly status: PenaltyStatus;
    readonly endsBefore: Instant;
    readonly computedCents: number;
  }[],
  now: Instant,
): number {
  const counts = penalties.filter(
    ({ status, endsBefore }) => status === "APPLIED" || (status === "ANNOUNCED" && now >= endsBefore),
  );
  return counts.reduce((sum, { computedCents }) => sum + computedCents, 0);
}

function agreed(facts: PenaltyFacts): readonly Refusal[] {
  return unless(facts.terms?.penalties === true, refuse("penalties-not-agreed", {}));
}

function late(facts: PenaltyFacts): readonly Refusal[] {
  return unless(facts.lateDays > 0, refuse("milestone-not-late", { lateDays: facts.lateDays }));
}

function once({ earlier }: PenaltyFacts): readonly Refusal[] {
  return earlier === null ? [] : [refuse("penalty-already-announced", { penalty: earlier })];
}

/** AR-07: nothing applies before the window ends, whatever the agency has said by then. */
function heard({ hearing, now }: PenaltyFacts): readonly Refusal[] {
  if (hearing === null || now >= hearing.endsBefore) return [];
  return [refuse("penalty-hearing-running", { until: hearing.endsOn })];
}

/** Up to the threshold of the charter, for the whole contract of the agency, none is due (CCAG 14.1.3). */
function beyondExemption({ terms, allCents: totalCents }: PenaltyFacts): readonly Refusal[] {
  const exemptionCents = terms?.penaltyExemption ?? 0;
  return unless(totalCents > exemptionCents, refuse("penalty-under-exemption", { totalCents, exemptionCents }));
}

function answerable({ hearing, now }: PenaltyFacts): readonly Refusal[] {
  const open = hearing !== null && !hearing.answered && now < hearing.endsBefore;
  return unless(open, refuse("hearing-over", {}));
}

/** The life of a penalty. */
export const penaltyActs = {
  announce: {
    from: ["NONE"],
    to: "ANNOUNCED",
    by: rolesFor("penalty.announce"),
    guards: [agreed, late, once],
    article: "AR-07",
  },
  answer: {
    from: ["ANNOUNCED"],
    to: "ANNOUNCED",
    by: rolesFor("penalty.answer"),
    guards: [answerable],
    article: "AR-07",
  },
  apply: {
    from: ["ANNOUNCED"],
    to: "APPLIED",
    by: rolesFor("penalty.apply"),
    guards: [heard, beyondExemption],
    article: "AR-07",
  },
  drop: { from: ["ANNOUNCED"], to: "DROPPED", by: rolesFor("penalty.drop"), guards: [], article: "AR-07" },
} as const satisfies Record<string, ProjectAct<PenaltyStatus, PenaltyFacts>>;

export type PenaltyAct = keyof typeof penaltyActs;

/** Decides an act on a penalty; words are needed for all of them, and only the agency of the milestone answers. */
export function decidePenalty(
  act: PenaltyAct,
  facts: PenaltyFacts,
  actor: Actor,
  words: string,
): Ruling<PenaltyStatus> {
  return alsoUnless(decide<PenaltyStatus, PenaltyFacts>(penaltyActs[act], facts, actor), [
    ...(act === "answer" ? ownMilestone(facts.agencyPartyId, actor) : []),
    ...unless(words.trim() !== "", refuse("reason-missing", {})),
  ]);
}
