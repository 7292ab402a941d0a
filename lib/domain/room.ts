import type { Ruling } from "@/lib/domain/act";
import type { PointStatus } from "@/lib/domain/agenda";
import { type AttendanceMove, refuseMove, roomOpen } from "@/lib/domain/attendance";
import { followUpPermits } from "@/lib/domain/follow-up-permits";
import type { MeetingStatus } from "@/lib/domain/meeting";
import type { ActingRole, Actor, Role } from "@/lib/domain/party";
import type { Quorum } from "@/lib/domain/quorum";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { err, ok } from "@/lib/kernel/result";

/** Who keeps the minutes, and so may write down what others do and say (MR-02). */
const keepers: readonly Role[] = followUpPermits["minutes.circulate"].by;

/** True for a role that keeps the minutes. */
export function isKeeper(role: ActingRole): boolean {
  return keepers.some((keeper) => keeper === role);
}

function ruled<T>(refusals: readonly Refusal[], value: T): Ruling<T> {
  return refusals.length === 0 ? ok(value) : err(refusals);
}

const forKeepers: Refusal = { kind: "wrong-role", article: "MR-02", expected: keepers };

/**
 * Decides that somebody came in or left: they say it themselves, or who keeps the minutes writes it down. Nobody comes in
 * twice, and nobody leaves who is not there.
 */
export function decideMove(
  { meetingStatus, present }: { readonly meetingStatus: MeetingStatus; readonly present: readonly string[] },
  wanted: { readonly memberId: string; readonly move: AttendanceMove; readonly own: boolean },
  { role }: Pick<Actor, "role">,
): Ruling<AttendanceMove> {
  const refusals = [...refuseMove(meetingStatus, present, wanted), ...unless(wanted.own || isKeeper(role), forKeepers)];
  return ruled(refusals, wanted.move);
}

/** What must be known to take up a point or to put it down. */
export type RunFacts = {
  readonly meetingStatus: MeetingStatus;
  readonly pointStatus: PointStatus;
  /** It is the point of which the time runs. */
  readonly running: boolean;
};

/** Decides that a point is taken up: one of the agenda that was fixed, while the room is open. The one before ends then. */
export function decideBegin(facts: RunFacts): Ruling<null> {
  const refusals = [
    ...roomOpen(facts),
    ...unless(facts.pointStatus === "FIXED", refuse("point-not-fixed", {})),
    ...unless(!facts.running, refuse("point-running", {})),
  ];
  return ruled(refusals, null);
}

/** Decides that a point is put down. */
export function decideEnd(facts: RunFacts): Ruling<null> {
  return ruled([...roomOpen(facts), ...unless(facts.running, refuse("point-not-running", {}))], null);
}

/** What must be known to write a note. */
export type NoteFacts = {
  readonly meetingStatus: MeetingStatus;
  /** Whoever writes is in the room. */
  readonly present: boolean;
  /** The note as it stands; `null` for a new one. `own`: whoever writes said it or wrote it down. */
  readonly standing: { readonly revision: number; readonly text: string; readonly own: boolean } | null;
};

/**
 * Decides a writing of a note. It names the revision that it goes on from, 0 for a new one: when somebody else was faster,
 * it is refused with what they wrote, and neither text is lost. Who keeps the minutes writes what anybody said; everybody
 * else what they say themselves, while they are there.
 */
export function decideNote(
  facts: NoteFacts,
  wanted: { readonly revision: number; readonly bySelf: boolean },
  { role }: Pick<Actor, "role">,
): Ruling<number> {
  const { present, standing } = facts;
  const revision = standing?.revision ?? 0;
  const keeper = isKeeper(role);
  const refusals = [
    ...roomOpen(facts),
    ...unless(keeper || present, refuse("not-in-room", {})),
    ...unless(keeper || (wanted.bySelf && (standing === null || standing.own)), forKeepers),
    ...unless(wanted.revision === revision, refuse("note-rewritten", { revision, standing: standing?.text ?? "" })),
  ];
  return ruled(refusals, revision + 1);
}

/**
 * Whether a meeting could decide anything now: some point to decide has its quorum, or with nothing left to decide the
 * meeting itself would have one. Only without is it adjourned and held again (domain.md 9.4).
 */
export function couldDecide(toDecide: readonly Quorum[], meeting: Quorum): boolean {
  return toDecide.length === 0 ? meeting.met : toDecide.some(({ met }) => met);
}

/**
 * What keeps a meeting from being closed: voices were given that whoever presides has not pronounced, and that is theirs to
 * do (domain.md 9.4). When nobody presides any more, the decisions are carried over with the closing.
 */
export function refuseClosing(
  memberId: string,
  { presiding, voted }: { readonly presiding: string | null; readonly voted: readonly string[] },
): readonly Refusal[] {
  const theirs = presiding !== null && presiding !== memberId;
  return unless(!theirs || voted.length === 0, refuse("voices-not-pronounced", { decisions: voted }));
}
