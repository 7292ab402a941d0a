import { z } from "zod";
import { AgendaAsk, PointSubject } from "@/lib/domain/agenda";
import { BodyKind, Rhythm, SeatVoice, VoteMatter } from "@/lib/domain/committee";
import { code, count, day, event, id, moment } from "@/lib/domain/event-definition";
import { MeetingAnswer, MeetingKind } from "@/lib/domain/meeting";

const body = { bodyId: id, body: code, bodyKind: BodyKind };
const seats = z.array(z.strictObject({ memberId: id, partyId: id, voice: SeatVoice }));
const meeting = { meetingId: id, meeting: code, bodyKind: BodyKind };
/** When it is held, and the last days to convene it and to send its documents, counted backwards (domain.md 9.4). */
const dates = { startsAt: moment, startsOn: day, convocationDueOn: day, documentsDueOn: day };
const point = { ...meeting, pointId: id };

/** Committees: who sits in them, when they meet, on what. What is said in the room has events of its own. */
export const committeeEvents = {
  CommitteeFormed: event({ ...body, rhythm: Rhythm, seats }, "title"),
  CommitteeComposed: event({ ...body, rhythm: Rhythm, seats }, "title"),
  CommitteeDissolved: event(body, "reason"),

  MeetingPlanned: event(
    { ...meeting, bodyId: id, kind: MeetingKind, ...dates, minutes: count, reconvenes: code.nullable() },
    "place",
    "reason",
  ),
  /** `sequence`: of the invitation that goes out (RFC 5545); `points`: what is fixed, in its order. */
  MeetingConvened: event({
    ...meeting,
    startsAt: moment,
    documentsDueOn: day.optional(),
    invited: count,
    points: z.array(id),
    sequence: count,
  }),
  MeetingRescheduled: event(
    { ...meeting, ...dates, minutes: count, before: moment, convened: z.boolean(), sequence: count },
    "place",
    "reason",
  ),
  MeetingCancelled: event({ ...meeting, startsAt: moment, convened: z.boolean(), sequence: count }, "reason"),
  /** `through`: in the application, or by the calendar reply of a mail, which the system then records. */
  MeetingAnswered: event({
    ...meeting,
    memberId: id,
    partyId: id,
    answer: MeetingAnswer,
    through: z.enum(["APP", "MAIL"]),
  }),
  ProxyGiven: event({ ...meeting, giverId: id, holderId: id, partyId: id }),
  ProxyWithdrawn: event({ ...meeting, giverId: id, holderId: id, partyId: id }),

  AgendaPointProposed: event(
    {
      ...point,
      ask: AgendaAsk,
      matter: VoteMatter,
      minutes: count,
      subjectKind: PointSubject.nullable(),
      subject: code.nullable(),
      concerned: z.array(id),
      documents: z.array(id),
    },
    "title",
    "detail",
  ),
  AgendaDocumentAdded: event({ ...point, documents: z.array(id) }),
  AgendaPointWithdrawn: event(point, "reason"),
  AgendaOrdered: event({ ...meeting, points: z.array(id) }),
  /** What is fixed, in its order. A point to decide is announced here; the others may still come. */
  AgendaFixed: event({ ...meeting, points: z.array(id), count }),
};
