import type { Awaited, BallEntry, BallKind, BallMatter, Holder } from "@/lib/domain/ball";
import {
  accountOf,
  addDays,
  type HeldDays,
  type MilestoneAccount,
  noDays,
  partyOn,
  workingDaysOf,
} from "@/lib/domain/ball-account";
import { type BallStory, foldBall, type MilestoneBall } from "@/lib/domain/ball-fold";
import { dayOf } from "@/lib/domain/deadline";
import type { Instant } from "@/lib/kernel/instant";

/** Whose turn it is on something open: since when, due when, and for what. */
export type TurnNow = {
  readonly kind: BallKind;
  readonly code: string;
  readonly holder: Holder;
  readonly partyId: string | null;
  readonly awaits: Awaited;
  readonly since: Instant;
  readonly dueOn: string | null;
};

/** An open matter of the project, with the number of its milestone when it has one. */
export type OpenMatter = TurnNow & { readonly milestone: string | null };

/** A milestone's days, and whose turn it is on it now; `null` when nothing is open. */
export type TurnAccount = MilestoneAccount & { readonly turn: TurnNow | null };

/** The account of a project: the days of each milestone, of all together, and everything that is open. */
export type ProjectAccount = {
  /** The day that is going on, which nobody's account holds yet. */
  readonly today: string;
  readonly days: HeldDays;
  readonly lateDays: HeldDays;
  readonly milestones: readonly TurnAccount[];
  readonly open: readonly OpenMatter[];
};

/**
 * The account of a ledger at an instant, from its entries alone, in their order: the same that
 * `node scripts/verify-ledger.ts EXPORT.jsonl --account` prints. Entries that move no ball may be left out.
 */
export function projectAccount(entries: Iterable<BallEntry>, now: Instant): ProjectAccount {
  const story = foldBall(entries, now);
  const today = dayOf(now, story.timeZone);
  const firsts = story.milestones.flatMap(({ turns }) => turns.slice(0, 1).map(({ from }) => from)).sort();
  const first = firsts[0] === undefined ? today : dayOf(firsts[0], story.timeZone);
  const working = workingDaysOf(story, first, today);
  const milestones = story.milestones.map((ball) => ({
    ...accountOf(story, ball, working, today),
    turn: turnNow(story, ball),
  }));
  const sum = (field: "days" | "lateDays"): HeldDays =>
    milestones.reduce((total, one) => addDays(total, one[field]), noDays);
  const codes = new Map(story.milestones.map((ball) => [ball.milestoneId, ball]));
  const open = story.matters.map((matter) => openMatter(story, codes.get(matter.milestoneId ?? ""), matter));
  return { today, days: sum("days"), lateDays: sum("lateDays"), milestones, open };
}

function turnNow(story: BallStory, ball: MilestoneBall): TurnNow | null {
  const last = ball.turns.at(-1);
  if (last === undefined || last.kind === null || last.awaits === null) return null;
  const { kind, code, side, awaits, from: since, dueOn } = last;
  const partyId = partyOn(story, ball.agencyPartyId, side);
  return { kind, code, holder: side ?? "NOBODY", partyId, awaits, since, dueOn };
}

function openMatter(story: BallStory, ball: MilestoneBall | undefined, matter: BallMatter): OpenMatter {
  const { kind, code, side, awaits, since, dueOn } = matter;
  const partyId = matter.partyId ?? partyOn(story, ball?.agencyPartyId ?? null, side);
  return { kind, code, milestone: ball?.milestone ?? null, holder: side ?? "NOBODY", partyId, awaits, since, dueOn };
}
