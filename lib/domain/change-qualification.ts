import { alsoUnless, decide, type Ruling } from "@/lib/domain/act";
import { type ChangeFinding, findingOf, type TestAnswer } from "@/lib/domain/change-finding";
import { type ChangeLifeFacts, changeLifeActs } from "@/lib/domain/change-life";
import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import type { Actor } from "@/lib/domain/party";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";

/** A request after somebody has said what it is. */
export type Qualified = { readonly status: ChangeRequestStatus; readonly finding: ChangeFinding };

function inWords(text: string): readonly Refusal[] {
  return unless(text.trim() !== "", refuse("reason-missing", {}));
}

/** Decides a withdrawal: by the party that opened it, before it is approved, with the reason. */
export function decideChangeWithdrawal(
  facts: ChangeLifeFacts,
  actor: Actor,
  reason: string,
): Ruling<ChangeRequestStatus> {
  return alsoUnless(decide<ChangeRequestStatus, ChangeLifeFacts>(changeLifeActs.withdraw, facts, actor), [
    ...unless(facts.openedByPartyId === actor.partyId, refuse("other-party", {})),
    ...inWords(reason),
  ]);
}

/** What the AMO brings: the two answers, the signed criterion they point at, the agencies concerned, and why. */
export type QualificationBrought = {
  readonly inBaseline: TestAnswer;
  readonly fails: TestAnswer;
  readonly requirement: string;
  /** That requirement stands in the signed baseline, with a criterion. */
  readonly criterionStands: boolean;
  readonly agencies: number;
  readonly opinion: string;
};

const qualifying = {
  CHANGE: changeLifeActs.qualifyAsChange,
  DEFECT: changeLifeActs.qualifyAsDefect,
  AMBIGUOUS: changeLifeActs.qualifyAsAmbiguous,
} as const;

/**
 * Decides a qualification: the finding follows from the test, not from a preference. A criterion that is said to stand in
 * the baseline is named and stands there; who will assess or mend is named too.
 */
export function decideChangeQualification(
  facts: ChangeLifeFacts,
  actor: Actor,
  brought: QualificationBrought,
): Ruling<Qualified> {
  const finding = findingOf(brought);
  const ruling = alsoUnless(decide<ChangeRequestStatus, ChangeLifeFacts>(qualifying[finding], facts, actor), [
    ...inWords(brought.opinion),
    ...unless(
      brought.inBaseline !== "YES" || brought.criterionStands,
      refuse("criterion-not-baselined", { requirement: brought.requirement === "" ? "?" : brought.requirement }),
    ),
    ...unless(brought.agencies + facts.concerned.length > 0, refuse("agency-not-named", {})),
  ]);
  return ruling.ok ? { ok: true, value: { status: ruling.value, finding } } : ruling;
}

/** Decides a dispute of the finding: by a side that it concerns, with its reason. The AMO is asked again. */
export function decideChangeDispute(facts: ChangeLifeFacts, actor: Actor, reason: string): Ruling<ChangeRequestStatus> {
  const agency = actor.role === "AGENCY_MANAGER" || actor.role === "AGENCY_SIGNATORY";
  const concerned = facts.concerned.some((one) => one.partyId === actor.partyId);
  return alsoUnless(decide<ChangeRequestStatus, ChangeLifeFacts>(changeLifeActs.dispute, facts, actor), [
    ...unless(!agency || concerned, refuse("not-concerned", {})),
    ...inWords(reason),
  ]);
}

/**
 * Decides what the committee settled, written down by the client's owner: only once the AMO has given an opinion on what
 * is disputed, or its days for one are over (domain.md 9.3).
 */
export function decideChangeSettlement(
  facts: ChangeLifeFacts,
  actor: Actor,
  brought: {
    readonly finding: Exclude<ChangeFinding, "AMBIGUOUS">;
    readonly reason: string;
    readonly opinion: { readonly given: boolean; readonly until: string; readonly before: Instant } | null;
  },
): Ruling<Qualified> {
  const { finding, opinion } = brought;
  const act = finding === "CHANGE" ? changeLifeActs.settleAsChange : changeLifeActs.settleAsDefect;
  const awaited = opinion !== null && !opinion.given && facts.now < opinion.before;
  const ruling = alsoUnless(decide<ChangeRequestStatus, ChangeLifeFacts>(act, facts, actor), [
    ...unless(!awaited, refuse("opinion-awaited", { until: opinion?.until ?? "" })),
    ...inWords(brought.reason),
  ]);
  return ruling.ok ? { ok: true, value: { status: ruling.value, finding } } : ruling;
}
