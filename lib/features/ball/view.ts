import type { Awaited, BallKind, Holder } from "@/lib/domain/ball";
import type { HeldDays, HeldPeriod } from "@/lib/domain/ball-account";
import type { TurnAccount } from "@/lib/domain/project-account";
import type { PartyLook } from "@/lib/features/signature/view";

/** A stretch of days in which somebody had the ball, or nobody; from a day, to the day after its last. */
export type HeldStretch = {
  readonly holder: Holder;
  readonly party: PartyLook | null;
  readonly kind: BallKind;
  readonly code: string;
  readonly awaits: Awaited;
  readonly from: string;
  readonly to: string;
  readonly dueOn: string | null;
  readonly days: number;
  readonly lateDays: number;
  readonly lateFrom: string | null;
};

/** What one holder held in all: working days, and those of them that came after what was due. */
export type HeldTotal = {
  readonly holder: Holder;
  readonly party: PartyLook | null;
  readonly days: number;
  readonly lateDays: number;
};

/** The account of one milestone, as its page draws and tells it. */
export type HeldView = {
  readonly milestone: string;
  readonly today: string;
  readonly from: string;
  readonly to: string;
  readonly span: number;
  /** True while something is open: the account goes on. */
  readonly open: boolean;
  readonly totals: readonly HeldTotal[];
  readonly stretches: readonly HeldStretch[];
};

/** A party as accounts name it. */
export type AccountParty = PartyLook & { readonly id: string };

/** The stretches of a milestone, with the party of each. Those that begin and end on one day held no day and are not shown. */
export function stretchesOf(periods: readonly HeldPeriod[], parties: readonly AccountParty[]): readonly HeldStretch[] {
  return periods
    .filter(({ from, to }) => from < to)
    .map(({ partyId, ...period }) => ({ ...period, party: lookOf(parties, partyId) }));
}

/** Client and agency always, the others when they held a day. */
export function totalsOf(
  account: { readonly days: HeldDays; readonly lateDays: HeldDays },
  partyOf: (holder: Holder) => PartyLook | null,
): readonly HeldTotal[] {
  const shown: readonly Holder[] = ["CLIENT", "AGENCY", "AMO", "MEDIATOR", "NOBODY"];
  return shown
    .filter((holder) => holder === "CLIENT" || holder === "AGENCY" || account.days[holder] > 0)
    .map((holder) => ({
      holder,
      party: partyOf(holder),
      days: account.days[holder],
      lateDays: account.lateDays[holder],
    }));
}

/** The account of a milestone for its page. */
export function heldView(
  { account, today }: { readonly account: TurnAccount; readonly today: string },
  parties: readonly AccountParty[],
): HeldView {
  const { milestone, from, to, span, periods, turn } = account;
  const idOf = (holder: Holder): string | null => periods.find((one) => one.holder === holder)?.partyId ?? null;
  const totals = totalsOf(account, (holder) => lookOf(parties, idOf(holder)));
  return { milestone, today, from, to, span, open: turn !== null, totals, stretches: stretchesOf(periods, parties) };
}

function lookOf(parties: readonly AccountParty[], id: string | null): PartyLook | null {
  const party = parties.find((one) => one.id === id);
  return party === undefined ? null : { name: party.name, side: party.side, ordinal: party.ordinal };
}
