import {
  type Awaited,
  type BallEntry,
  type BallKind,
  type BallMatter,
  type BallMove,
  effectiveAt,
  holdingMatter,
  said,
} from "@/lib/domain/ball";
import { movesOf } from "@/lib/domain/ball-move";
import { startOfDay } from "@/lib/domain/deadline";
import { Side } from "@/lib/domain/party";
import type { Instant } from "@/lib/kernel/instant";

/** From an instant on, whose turn it was on a milestone, and what for; `kind` is `null` where nothing was open. */
export type BallTurn = {
  readonly from: Instant;
  readonly side: Side | null;
  readonly kind: BallKind | null;
  readonly code: string;
  readonly awaits: Awaited | null;
  readonly dueOn: string | null;
};

/** The whole story of one milestone's ball, in order of time. */
export type MilestoneBall = {
  readonly milestoneId: string;
  readonly milestone: string;
  readonly agencyPartyId: string | null;
  readonly turns: readonly BallTurn[];
};

/** The days off that a ledger names, from the moment at which it names them. */
export type BallCalendar = { readonly at: Instant; readonly hash: string; readonly off: readonly string[] };

/** What the entries of a ledger say of the ball. */
export type BallStory = {
  readonly timeZone: string;
  readonly milestones: readonly MilestoneBall[];
  /** What is open now, in the order in which it was opened. */
  readonly matters: readonly BallMatter[];
  readonly parties: Readonly<Partial<Record<Side, readonly string[]>>>;
  readonly calendars: readonly BallCalendar[];
};

/** One milestone in the making. */
class Balls {
  readonly #timeZone: string;
  readonly id: string;
  readonly code: string;
  readonly turns: BallTurn[] = [];
  agency: string | null = null;
  open: BallMatter[] = [];
  #promised: string | null = null;
  readonly #terms = new Map<string, string | null>();
  #at: Instant | null = null;

  constructor(id: string, code: string, timeZone: string) {
    this.id = id;
    this.code = code;
    this.#timeZone = timeZone;
  }

  /** Tells who holds, as of each instant up to `at` at which it changes by itself: a planned start, the end of a hearing. */
  advance(at: Instant): void {
    const from = this.#at;
    const changes = this.open.flatMap((one) => [this.#begins(one), one.until]).filter((one) => one !== null);
    for (const change of changes.sort()) if (from !== null && change > from && change <= at) this.tell(change);
    this.#at = at;
  }

  #begins({ from }: BallMatter): Instant | null {
    return from === null ? null : startOfDay(from, this.#timeZone);
  }

  /** Writes the turn of an instant down, unless it is the one that was written last. */
  tell(at: Instant): void {
    const matter = holdingMatter(this.open, at);
    const begins = matter === null ? null : this.#begins(matter);
    const side = matter === null || (begins !== null && at < begins) ? null : matter.side;
    const { kind = null, code = "", awaits = null, dueOn = null } = matter ?? {};
    const turn = { from: at, side, kind, code, awaits, dueOn };
    const last = this.turns.at(-1);
    const same = last?.side === side && last.kind === kind && last.code === code && last.awaits === awaits;
    if (same) this.turns.splice(-1, 1, { ...turn, from: last.from });
    else this.turns.push(turn);
  }

  apply(entry: BallEntry, moves: readonly BallMove[]): void {
    const effect = effectiveAt(entry);
    const at = this.#at !== null && effect < this.#at ? this.#at : effect;
    this.advance(at);
    for (const move of moves) this.#move(move, entry);
    this.tell(at);
  }

  #move(move: BallMove, entry: BallEntry): void {
    if (move.do === "close") {
      this.open = this.open.filter(
        ({ kind, code }) => !move.kinds.includes(kind) || (move.code !== undefined && move.code !== code),
      );
    } else if (move.do === "release") {
      const at = { since: entry.occurredAt, seq: entry.seq };
      this.open = this.open.map((one) =>
        one.kind === "RESERVATION" && one.side === null ? { ...one, ...at, side: "AGENCY" } : one,
      );
    } else if (move.do === "promise") {
      const dueOn = move.dueOn ?? this.#promised;
      this.#promised = dueOn;
      this.open = this.open.map((one) => (one.awaits === "SUBMISSION" ? { ...one, dueOn } : one));
    } else if (move.do === "due") {
      const { kind, code, dueOn } = move;
      this.#terms.set(code, dueOn);
      this.open = this.open.map((one) => (one.kind === kind && one.code === code ? { ...one, dueOn } : one));
    } else this.#pass(move, entry);
  }

  #pass(move: Extract<BallMove, { do: "pass" }>, entry: BallEntry): void {
    const { kind, code, side, partyId = null, awaits, from = null, until = null, blocking = false } = move;
    if (awaits === "FIX" && move.dueOn !== null) this.#terms.set(code, move.dueOn ?? null);
    const before = this.open.find((one) => one.kind === kind && one.code === code);
    const dueOn = move.dueOn ?? this.#ownDue(awaits, code, before);
    const kept = before?.side === side && before.awaits === awaits ? before : null;
    const { since, seq } = kept ?? { since: entry.occurredAt, seq: entry.seq };
    const asWell = { dueOn, from, until, blocking };
    const matter = { kind, code, milestoneId: this.id, side, partyId, awaits, since, seq, ...asWell };
    this.open = [...this.open.filter((one) => one !== before), matter];
  }

  /** When what a pass without a day is due: a submission as it was promised, a fix as it was set, an emergency by its own day. */
  #ownDue(awaits: Awaited, code: string, before: BallMatter | undefined): string | null {
    if (awaits === "SUBMISSION") return this.#promised;
    if (awaits === "FIX") return this.#terms.get(code) ?? null;
    return awaits === "REGULARISATION" ? (before?.dueOn ?? null) : null;
  }
}

/** Reads a ledger in its order, from its first entry to `now`, and says whose turn it was and is. */
export function foldBall(entries: Iterable<BallEntry>, now: Instant): BallStory {
  const balls = new Map<string, Balls>();
  const byCode = new Map<string, Balls>();
  const parties = new Map<Side, string[]>();
  const calendars: BallCalendar[] = [];
  let timeZone = "UTC";
  let beside = new Balls("", "", timeZone);
  const ballOf = (entry: BallEntry): Balls => {
    const id = said(entry, "milestoneId");
    const named = id === "" ? byCode.get(said(entry, "subject")) : balls.get(id);
    if (named !== undefined || id === "") return named ?? beside;
    const ball = new Balls(id, said(entry, "milestone"), timeZone);
    balls.set(id, ball);
    byCode.set(ball.code, ball);
    return ball;
  };
  for (const entry of entries) {
    if (entry.type === "ProjectCreated") {
      timeZone = said(entry, "timeZone");
      beside = new Balls("", "", timeZone);
    } else if (entry.type === "PartyAdded") noteParty(parties, entry);
    else if (entry.type === "CalendarFixed") calendars.push(calendarOf(entry));
    const moves = movesOf(entry);
    if (moves === null) continue;
    const ball = ballOf(entry);
    if (entry.role.startsWith("AGENCY") && ball !== beside) ball.agency = entry.partyId ?? ball.agency;
    ball.apply(entry, moves);
  }
  const all = [...balls.values()];
  for (const ball of all) ball.advance(now);
  const matters = [...all, beside].flatMap(({ id, open }) =>
    open.map((one) => ({ ...one, milestoneId: id === "" ? null : id })),
  );
  return {
    timeZone,
    milestones: all.map(({ id, code, agency, turns }) => ({
      milestoneId: id,
      milestone: code,
      agencyPartyId: agency,
      turns,
    })),
    matters: matters.filter(({ until }) => until === null || now < until).sort((a, b) => a.seq - b.seq),
    parties: Object.fromEntries(parties),
    calendars,
  };
}

function noteParty(parties: Map<Side, string[]>, entry: BallEntry): void {
  const side = Side.safeParse(entry.payload.side);
  if (side.success) parties.set(side.data, [...(parties.get(side.data) ?? []), said(entry, "partyId")]);
}

function calendarOf(entry: BallEntry): BallCalendar {
  const off = entry.payload.days;
  const days = Array.isArray(off) ? off.filter((day) => typeof day === "string") : [];
  return { at: entry.occurredAt, hash: said(entry, "hash"), off: days };
}
