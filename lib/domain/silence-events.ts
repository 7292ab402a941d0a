import { z } from "zod";
import { MatterSubject } from "@/lib/domain/clock";
import { code, count, day, event, id, moment, signedEvent } from "@/lib/domain/event-definition";
import { AwaitedAct, NoticeChannel, NoticeEffect } from "@/lib/domain/formal-notice";
import { Side } from "@/lib/domain/party";
import { IncidentKind } from "@/lib/domain/regularity";
import { SilenceBar, SilenceEffect, SilentClock } from "@/lib/domain/silence";

const milestone = { milestoneId: id, milestone: code };
const submission = { ...milestone, submissionId: id, number: count };
const silence = { ...submission, clockId: id, clock: SilentClock, dueOn: day };
const notice = {
  noticeId: id,
  notice: code,
  ...milestone,
  awaited: AwaitedAct,
  matterKind: MatterSubject,
  matterId: id,
  matter: code,
};
const incident = { ...submission, incidentId: id, incident: count, kind: IncidentKind };

/** What silence does, and what is said against it: incidents of the service, formal notices, rebuttals. */
export const silenceEvents = {
  /** The period has ended without a decision, and nothing was accepted: why, if the charter would have had it. */
  MilestoneSilenceNoted: event({
    ...silence,
    announced: SilenceEffect,
    bars: z.array(SilenceBar),
    noticePossible: z.boolean(),
  }),
  /** For payment alone: the milestone stays where it is. */
  MilestoneDeemedConforming: event({ ...silence, paymentDueOn: day, paymentDueBefore: moment, amountCents: z.int() }),
  /**
   * Accepted by silence (invariant 8): the clause, what started the period, the reminders with the mails that carried
   * them, and the instant at which nobody had decided. It takes effect on `effectOn`, whenever it was recorded.
   */
  MilestoneAcceptedTacitly: event({
    ...silence,
    tacitId: id,
    before: z.string(),
    amountCents: z.int(),
    clause: z.strictObject({ charterId: id, charterVersion: count, article: z.string() }),
    startSeq: count,
    noticeId: id.nullable(),
    reminders: z.array(z.strictObject({ reminderId: id, step: count, deliveryId: id, deliveredAt: moment })),
    checkedAt: moment,
    effectOn: day,
    effectBefore: moment,
    warrantyEndsOn: day,
    rebuttalEndsOn: day,
    rebuttalEndsBefore: moment,
  }),
  TacitAcceptanceRebutted: signedEvent(
    {
      ...submission,
      tacitId: id,
      criterionIds: z.array(id),
      /** What had been accepted by silence, and is not any more. */
      amountCents: z.int().optional(),
      evidence: z.array(z.strictObject({ digest: z.string().nullable() })),
      service: z.boolean(),
      decisionDueOn: day,
      decisionDueBefore: moment,
    },
    "reasons",
    "opinion",
  ),
  /** The requirements accepted with the milestone wait for its decision again. */
  RequirementsReopened: event({ ...milestone, requirementIds: z.array(id), count }),
  ObservationEnded: event({ ...submission, clockId: id, decisionDueOn: day, decisionDueBefore: moment }),

  IncidentDeclared: event({ ...incident, startedAt: moment, endedAt: moment.nullable() }, "description"),
  IncidentEnded: event({ ...incident, startedAt: moment, endedAt: moment }),

  FormalNoticeDrafted: event({ ...notice, side: Side }, "text"),
  FormalNoticeSent: signedEvent(
    { ...notice, side: Side, toSide: Side, channel: NoticeChannel, secondPeriodDays: count, effect: NoticeEffect },
    "text",
  ),
  FormalNoticePresented: event({
    ...notice,
    toSide: Side,
    presentedOn: day,
    bySender: z.boolean(),
    dueOn: day,
    dueBefore: moment,
  }),
  FormalNoticeComplied: event(notice),
  /** Who gave it decided the matter otherwise: it awaits nothing any more. */
  FormalNoticeLapsed: event(notice),
  FormalNoticeExpired: event({ ...notice, dueOn: day, effect: NoticeEffect }),
};
