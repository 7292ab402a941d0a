import { z } from "zod";
import { PointSubject } from "@/lib/domain/agenda";
import { BodyKind, VoteMatter } from "@/lib/domain/committee";
import { DecisionEffect } from "@/lib/domain/decision";
import { code, count, event, id } from "@/lib/domain/event-definition";
import { Ballot } from "@/lib/domain/tally";

const meeting = { meetingId: id, meeting: code, bodyKind: BodyKind };
/** Who came or left; `seatMemberId`: whose seat they speak for, their own or that of whom they hold the proxy. */
const move = { ...meeting, memberId: id, partyId: id, seatMemberId: id.nullable(), present: count };
const point = { ...meeting, pointId: id, ordinal: count };
const decision = { ...meeting, pointId: id, decisionId: id, decision: code };
/** The voices when it was pronounced; `casting`: that of who presides made the difference; `unheard`: seats there that said nothing. */
const voices = {
  ...{ favour: count, against: count, abstained: count, casting: z.boolean() },
  unheard: z.array(id).optional(),
};

/** What happens in the room: who is there, how long each point takes, what is said, voted and decided. */
export const deliberationEvents = {
  MeetingOpened: event({ ...meeting, seats: count }),
  MeetingClosed: event({ ...meeting, decisions: count, present: count }),
  MeetingAdjourned: event({ ...meeting, missing: count, present: count }),
  /** Whom it is about is in the payload; who recorded it is the author of the entry. */
  MeetingJoined: event(move),
  MeetingLeft: event(move),
  MeetingPointBegun: event(point),
  MeetingPointEnded: event({ ...point, seconds: count }),
  /** `assertedBy`: who said it, where somebody did; who wrote it down is the author of the entry. */
  MeetingNoteWritten: event({ ...point, noteId: id, revision: count, assertedBy: id.nullable() }, "text"),

  CommitteeDecisionProposed: event(
    {
      ...decision,
      matter: VoteMatter,
      effect: DecisionEffect,
      subjectKind: PointSubject.nullable(),
      subject: code.nullable(),
      options: count,
      revokes: code.nullable(),
    },
    "title",
    "text",
    "grounds",
  ),
  CommitteeVoteCast: event({ ...decision, memberId: id, seatMemberId: id, partyId: id, ballot: Ballot }, "reason"),
  CommitteeDecisionAdopted: event({ ...decision, ...voices, effect: DecisionEffect, subject: code.nullable() }),
  CommitteeDecisionRejected: event({ ...decision, ...voices }),
  CommitteeDecisionPostponed: event(decision, "reason"),
  CommitteeDecisionRevoked: event({ ...decision, revokedBy: code }),
};
