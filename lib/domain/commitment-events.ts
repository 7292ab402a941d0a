import { z } from "zod";
import { CommitmentStatus } from "@/lib/domain/commitment";
import { CommitmentKind } from "@/lib/domain/commitment-terms";
import { code, count, day, digest, event, id, moment, signedEvent } from "@/lib/domain/event-definition";
import { Side } from "@/lib/domain/party";

const commitment = { commitmentId: id, commitment: code, partyId: id, side: Side };
const terms = {
  kind: CommitmentKind,
  startsOn: day.nullable(),
  dueOn: day,
  critical: z.boolean(),
  milestones: z.array(code),
  digest,
};
/** The day in force, and the end of the grace after it. */
const term = { dueOn: day, dueBefore: moment, graceOn: day, graceBefore: moment };

/** What happens to what the sides make available, to the absences of their people, and to the time that they declare. */
export const commitmentEvents = {
  CommitmentProposed: event({ ...commitment, ...terms }, "title"),
  CommitmentRevised: event({ ...commitment, ...terms, before: digest }, "title"),
  CommitmentSigned: signedEvent({
    ...commitment,
    kind: CommitmentKind,
    critical: z.boolean(),
    milestones: z.array(code),
    committedMinutes: count.nullable(),
    ...term,
  }),
  CommitmentFellDue: event({ ...commitment, dueOn: day }),
  /** Its day is over: the grace runs. */
  CommitmentOverdue: event({ ...commitment, ...term }),
  CommitmentDelivered: event(
    { ...commitment, status: CommitmentStatus, dueOn: day, on: day, lateDays: count },
    "message",
  ),
  CommitmentConfirmed: event({ ...commitment, status: CommitmentStatus, on: day, lateDays: count }),
  /** `overdue`: its day is over, and what runs again is the grace. */
  CommitmentContested: event({ ...commitment, status: CommitmentStatus, overdue: z.boolean(), ...term }, "reason"),
  CommitmentDayOffered: event({ ...commitment, by: id, dueOn: day, newDueOn: day }, "reason"),
  CommitmentDayDeclined: event({ ...commitment, by: id, dueOn: day, newDueOn: day }),
  CommitmentRescheduled: event({ ...commitment, by: id, previousDueOn: day, ...term }),
  CommitmentSubstituted: event({ ...commitment, absenceId: id.nullable(), ...term }),
  CommitmentExcused: event({ ...commitment, status: CommitmentStatus }, "reason"),
  CommitmentReleased: event({ ...commitment, status: CommitmentStatus }, "reason"),
  CommitmentBroken: event({ ...commitment, dueOn: day, graceOn: day, critical: z.boolean() }),
  CommitmentsBrokenAgain: event({ itemId: id, partyId: id, side: Side, commitments: z.array(code), count }),
  AbsenceDeclared: event({
    absenceId: id,
    memberId: id,
    partyId: id,
    side: Side,
    startsOn: day,
    endsOn: day,
    substituted: z.boolean(),
  }),
  AbsenceWithdrawn: event({ absenceId: id, memberId: id, partyId: id, side: Side, startsOn: day, endsOn: day }),
  TimeDeclared: event({
    ...commitment,
    timeId: id,
    on: day,
    minutes: z.int(),
    declaredMinutes: count,
    committedMinutes: count,
  }),
};
