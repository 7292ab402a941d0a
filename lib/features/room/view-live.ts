import type { AgendaAsk, PointSubject } from "@/lib/domain/agenda";
import type { AttendanceMove } from "@/lib/domain/attendance";
import type { BodyKind, SeatVoice, VoteMatter } from "@/lib/domain/committee";
import type { DecisionEffect, DecisionStatus } from "@/lib/domain/decision";
import type { MeetingKind, MeetingStatus } from "@/lib/domain/meeting";
import type { Quorum } from "@/lib/domain/quorum";
import type { Ballot, Tally } from "@/lib/domain/tally";
import type { PartyLook } from "@/lib/features/signature/view";

/** Somebody who is or could be in the room. Ids of people are those of members. */
export type RoomPerson = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly partyId: string;
  readonly party: PartyLook;
  /** Their seat in the body; `null`: they may come and have none. */
  readonly voice: SeatVoice | null;
  /** Who holds their written proxy. */
  readonly proxyTo: string | null;
  /** Keeps the minutes, and writes down what others say and do (MR-02). */
  readonly keeps: boolean;
  /** May open, close and adjourn. */
  readonly opens: boolean;
};

/** A point of the agenda with the time that it took so far. */
export type RoomPoint = {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly ask: AgendaAsk;
  readonly matter: VoteMatter;
  readonly minutes: number;
  readonly subject: { readonly kind: PointSubject; readonly code: string } | null;
  readonly concerned: readonly string[];
  readonly documents: readonly { readonly id: string; readonly name: string; readonly bytes: number }[];
  readonly runs: readonly { readonly begunAt: string; readonly endedAt: string | null }[];
  readonly quorum: Quorum;
};

/** What was written on a point: who said it, and who wrote it down. */
export type RoomNote = {
  readonly id: string;
  readonly pointId: string;
  readonly revision: number;
  readonly text: string;
  readonly assertedBy: string | null;
  readonly recordedBy: string;
  readonly recordedAt: string;
};

/** A decision as it is put to the vote and pronounced. */
export type RoomDecision = {
  readonly id: string;
  readonly code: string;
  readonly pointId: string;
  readonly status: DecisionStatus;
  readonly title: string;
  readonly text: string;
  readonly grounds: string;
  readonly matter: VoteMatter;
  readonly effect: DecisionEffect;
  readonly subject: { readonly kind: PointSubject; readonly code: string } | null;
  readonly options: readonly { readonly label: string; readonly detail: string; readonly retained: boolean }[];
  readonly votes: readonly {
    readonly seat: string;
    readonly by: string;
    readonly ballot: Ballot;
    readonly reason: string;
  }[];
  /** The seats that have a voice on it. */
  readonly voters: readonly string[];
  /** Those of them that are in the room and have said nothing. */
  readonly awaited: readonly string[];
  readonly tally: Tally;
  /** The decision that it ends once adopted. */
  readonly revokes: string | null;
  /** What was signed on its matter since, and whether nothing is left to sign. */
  readonly signed: { readonly record: string; readonly complete: boolean } | null;
  /** Who may give a voice now, and who may pronounce it adopted, rejected, or put it off: as the rules say. */
  readonly mayVote: readonly string[];
  readonly mayAdopt: readonly string[];
  readonly mayReject: readonly string[];
  readonly mayPostpone: readonly string[];
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly reason: string;
};

/** What somebody was given to do in this meeting. */
export type RoomAction = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly owner: string;
  readonly dueOn: string;
};

/**
 * A meeting while it is held, the same for everybody of a party: nothing in it is somebody's own, and no clock runs in it
 * (browsers count from the instants). Lists whose items have an `id` are sent item by item.
 */
export type LiveRoomView = {
  readonly meeting: {
    readonly code: string;
    readonly committee: string;
    readonly bodyKind: BodyKind;
    readonly kind: MeetingKind;
    readonly status: MeetingStatus;
    readonly startsAt: string;
    readonly minutes: number;
    readonly place: string;
    readonly openedAt: string | null;
    readonly endedAt: string | null;
  };
  readonly people: readonly RoomPerson[];
  /** Who is there, in the order in which they came, and since when. */
  readonly present: readonly { readonly id: string; readonly since: string }[];
  readonly moves: readonly { readonly who: string; readonly move: AttendanceMove; readonly at: string }[];
  /** Of the meeting as a whole. */
  readonly quorum: Quorum;
  readonly presiding: string | null;
  readonly points: readonly RoomPoint[];
  readonly notes: readonly RoomNote[];
  readonly decisions: readonly RoomDecision[];
  readonly actions: readonly RoomAction[];
};

/** A decision that stands. */
export type StandingDecision = { readonly code: string; readonly title: string; readonly matter: VoteMatter };

/** The page of a room: what everybody sees, as far as the register has come, and who looks. */
export type RoomPageView = {
  /** The decisions that stood when the page was read: one of the same matter may be revoked. */
  readonly standing: readonly StandingDecision[];
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly seq: number;
  readonly now: string;
  readonly me: string;
  readonly room: LiveRoomView;
};
