import { z } from "zod";
import { code, count, day, digest, event, id, moment, signed, signedEvent } from "@/lib/domain/event-definition";
import { Side } from "@/lib/domain/party";

const milestone = { milestoneId: id, milestone: code };
const submission = { ...milestone, submissionId: id, number: count };
const decision = { ...submission, before: z.string(), amountCents: z.int() };
/** Reasons are linked to criteria; their words are the erasable text `reasons`, in the same order. */
const linked = { criterionIds: z.array(id) };
const reservation = { reservationId: id, reservation: code, milestoneId: id, milestone: code };

/** What happens to milestones, to their submissions and to their decisions. */
export const milestoneEvents = {
  MilestoneDefined: event({ ...milestone, version: count, digest }, "title"),
  MilestoneRevised: event({ ...milestone, version: count, digest, before: digest }, "reason"),
  MilestoneDefinitionSigned: signedEvent({ ...milestone, version: count, side: Side, partyId: id }),
  /** The dates and what the client supplies: what is due, for the account of the ball. Agreements recorded before have none. */
  MilestoneAgreed: event({
    ...milestone,
    version: count,
    ...signed,
    startsOn: day.nullable().optional(),
    dueOn: day.nullable().optional(),
    inputs: z.array(z.strictObject({ inputId: id, dueOn: day, critical: z.boolean() })).optional(),
    /** For the budget: what is promised, by whom, and how much of it the contract's price already held. */
    ...{
      amountCents: count.optional(),
      contractCents: count.optional(),
      orderedCents: count.optional(),
      agencyPartyId: id.optional(),
    },
  }),
  MilestoneStarted: event({ ...milestone, lateInputs: count }, "lateness"),
  ClientInputDelivered: event({
    ...milestone,
    inputId: id,
    critical: z.boolean(),
    dueOn: day,
    on: day,
    lateDays: count,
  }),
  /** `owedDays`: working days lost to the lateness of others than the milestone's agency; `computedDueOn`: where they lead. */
  MilestoneDateProposed: event({
    ...milestone,
    side: Side,
    partyId: id,
    wasDueOn: day,
    dueOn: day,
    computedDueOn: day,
    ...{ clientDays: count, agencyDays: count, owedDays: count },
  }),
  MilestoneDateAgreed: event({ ...milestone, wasDueOn: day, dueOn: day, automatic: z.boolean() }),
  MilestoneSubmitted: signedEvent(
    {
      ...submission,
      version: z.string().max(120),
      evidence: z.array(z.strictObject({ kind: z.string(), digest: digest.nullable() })),
      dueOn: day,
      dueBefore: moment,
    },
    "message",
    "answers",
  ),
  VerificationStarted: event(submission),
  CriterionVerified: event(
    {
      ...submission,
      criterionId: id,
      requirement: code.nullable(),
      passed: z.boolean(),
      before: z.boolean().nullable(),
    },
    "note",
  ),
  HearingOpened: event(
    { ...submission, hearingId: id, intended: z.string(), endsOn: day, endsBefore: moment },
    "reasons",
  ),
  HearingAnswered: event({ ...submission, hearingId: id }, "answer"),
  MilestoneAptitudeApproved: signedEvent(
    { ...decision, ...linked, observationEndsOn: day, observationEndsBefore: moment },
    "reasons",
  ),
  ServiceObservationStarted: event({
    ...submission,
    observationEndsOn: day,
    observationEndsBefore: moment,
    decisionDueOn: day,
  }),
  MilestoneAccepted: signedEvent({ ...decision, warrantyEndsOn: day }, "comment"),
  MilestoneAcceptedWithReservations: signedEvent(
    { ...decision, reservations: z.array(code), count, warrantyEndsOn: day },
    "comment",
  ),
  MilestoneAcceptedWithPriceReduction: signedEvent(
    { ...decision, ...linked, reductionCents: z.int(), warrantyEndsOn: day },
    "reasons",
  ),
  PriceReductionAccepted: signedEvent({ ...milestone, reductionCents: z.int() }, "comment"),
  MilestoneAdjourned: signedEvent(
    { ...decision, ...linked, count, resubmissionDueOn: day, resubmissionDueBefore: moment },
    "reasons",
  ),
  ResubmissionRefused: event(submission, "reason"),
  MilestoneRejected: signedEvent({ ...decision, ...linked, count }, "reasons"),
  MilestoneCancellationSigned: signedEvent({ ...milestone, side: Side, costCents: z.int().nullable() }, "reason"),
  MilestoneCancelled: event(
    { ...milestone, ...signed, byBoth: z.boolean(), costCents: z.int().nullable(), amountCents: count.optional() },
    "reason",
  ),
  MilestoneReservationsSettled: event({ ...milestone, lifted: count, waived: count }),

  ReservationRaised: event(
    { ...reservation, severity: z.string(), criterionId: id.nullable(), dueOn: day, digest },
    "statement",
    "steps",
  ),
  ReservationRevised: event({ ...reservation, severity: z.string(), dueOn: day, digest, before: digest }, "reason"),
  ReservationWithdrawn: event(reservation, "reason"),
  ReservationFixSubmitted: event({ ...reservation, version: z.string().max(120), dueOn: day.nullable() }, "message"),
  ReservationFixRefused: event(reservation, "reason"),
  ReservationLifted: signedEvent(reservation, "comment"),
  ReservationLiftingConfirmed: signedEvent(reservation),
  ReservationContested: event(reservation, "reason"),
  ReservationWaived: signedEvent(reservation, "reason"),
};
