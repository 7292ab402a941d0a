import { z } from "zod";
import { AgendaAsk, PointSubject } from "@/lib/domain/agenda";
import { BodyKind, Rhythm, SeatVoice, VoteMatter } from "@/lib/domain/committee";
import { MeetingAnswer, MeetingKind } from "@/lib/domain/meeting";
import { type Instant, isInstant } from "@/lib/kernel/instant";
import { onOneLine } from "@/lib/kernel/one-line";

/** The number of a body: INS-01. */
export const BodyCode = z.string().regex(/^INS-\d{2,4}$/);
/** The number of a meeting: COM-006. */
export const MeetingCode = z.string().regex(/^COM-\d{3,6}$/);
/** A minute of the project's own zone, as forms write it: 2026-11-26T14:00. */
const LocalMinute = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

const line = z.string().overwrite(onOneLine).trim().min(1).max(200);
const place = z.string().overwrite(onOneLine).trim().max(500);
const reason = z.string().trim().min(1).max(10_000);
const seats = z
  .array(z.object({ memberId: z.uuid(), voice: SeatVoice }))
  .min(1)
  .max(40);

/** A new body: what it is called, how often it meets, and who sits in it with which voice. */
export const FormCommitteeInput = z.object({ kind: BodyKind, title: line, rhythm: Rhythm, seats });

/** The whole composition of a body as it shall be from now on: whoever is not named loses their seat. */
export const ComposeCommitteeInput = z.object({ committee: BodyCode, title: line, rhythm: Rhythm, seats });

/** The end of a body, and why. */
export const DissolveCommitteeInput = z.object({ committee: BodyCode, reason });

/** Meetings of one series that can be planned at once. */
export const MOST_OF_SERIES = 24;

/**
 * A meeting, or a series of them by the rhythm of the body (`times`). `reason`: for an extraordinary one. `reconvenes`: the
 * meeting without quorum that this one holds again; its points come along.
 */
export const PlanMeetingInput = z.object({
  committee: BodyCode,
  kind: MeetingKind,
  startsAt: LocalMinute,
  minutes: z.int().min(10).max(600),
  place,
  reason: z.string().trim().max(10_000),
  times: z.int().min(1).max(MOST_OF_SERIES),
  reconvenes: z.union([MeetingCode, z.literal("")]),
});
export type PlanMeetingInput = z.infer<typeof PlanMeetingInput>;

/** A meeting, and nothing else. */
export const MeetingInput = z.object({ meeting: MeetingCode });

/** Another time or place for a meeting; a reason, once it is convened. */
export const RescheduleMeetingInput = z.object({
  meeting: MeetingCode,
  startsAt: LocalMinute,
  minutes: z.int().min(10).max(600),
  place,
  reason: z.string().trim().max(10_000),
});

/** A meeting that is not held, and why. */
export const CancelMeetingInput = z.object({ meeting: MeetingCode, reason });

/** One's own answer to a convocation. */
export const AnswerMeetingInput = z.object({ meeting: MeetingCode, answer: MeetingAnswer });

/** An answer by mail: to which invitation, in which of its editions, and when it was made. */
export const AnswerByMailInput = z.object({
  meeting: MeetingCode,
  invitationId: z.uuid(),
  answer: MeetingAnswer,
  sequence: z.int().min(0).max(1_000_000),
  stampedAt: z.iso.datetime({ precision: 3 }).refine((text): text is Instant => isInstant(text)),
});

/** A written proxy for this one meeting, to a member of one's own party; `null` takes it back. */
export const GiveProxyInput = z.object({ meeting: MeetingCode, holderId: z.uuid().nullable() });

/** A point for an agenda: what is asked, in how many minutes, on what, with which documents of one's own party. */
export const ProposePointInput = z.object({
  meeting: MeetingCode,
  title: line,
  detail: z.string().trim().max(10_000),
  ask: AgendaAsk,
  /** What it touches, and so who votes on it; `null`: as a rule. Where its subject says so, that stands; else the client's side may choose. */
  matter: VoteMatter.nullable(),
  minutes: z.int().min(1).max(240),
  /** What it is about, by kind and number, when that has a page. */
  subject: z.object({ kind: PointSubject, code: z.string().min(1).max(40) }).nullable(),
  /** The agencies that it concerns: nothing is decided on it without them. */
  agencies: z.array(z.uuid()).max(20),
  documents: z.array(z.uuid()).max(20),
});
export type ProposePointInput = z.infer<typeof ProposePointInput>;

/** Documents of one's own party for a point. */
export const AttachDocumentsInput = z.object({
  meeting: MeetingCode,
  pointId: z.uuid(),
  documents: z.array(z.uuid()).min(1).max(20),
});

/** A point that is taken back. */
export const WithdrawPointInput = z.object({
  meeting: MeetingCode,
  pointId: z.uuid(),
  reason: z.string().trim().max(2_000),
});

/** The points that are proposed, each once, in the order in which the chair should see them. */
export const OrderAgendaInput = z.object({ meeting: MeetingCode, points: z.array(z.uuid()).min(1).max(60) });

/** The agenda: the points that are kept, in their order. Those not named stay proposed. */
export const FixAgendaInput = z.object({ meeting: MeetingCode, points: z.array(z.uuid()).min(1).max(60) });

/** What one's side prepares, on a point or on the whole meeting. */
export const WritePreparationInput = z.object({
  meeting: MeetingCode,
  pointId: z.uuid().nullable(),
  text: z.string().trim().min(1).max(10_000),
});
