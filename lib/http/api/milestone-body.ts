import { z } from "zod";
import { Period } from "@/lib/domain/deadline";
import { Decision } from "@/lib/domain/decision-condition";
import { MilestoneStatus } from "@/lib/domain/milestone";
import { Side } from "@/lib/domain/party";
import { ReservationStatus, Severity } from "@/lib/domain/reservation";
import { EvidenceKind } from "@/lib/domain/submission";
import type { MilestonePage } from "@/lib/features/milestone/queries-item";
import {
  type DecisionLine,
  type MilestoneView,
  milestoneActNames,
  type ReservationLine,
} from "@/lib/features/milestone/view";
import { Amount, At, abilities, amount, Day, many, may, PartyName, partyName, Sha256 } from "@/lib/http/api/fields";
import type { Currency } from "@/lib/kernel/money";

/** A reservation in a list. */
export const Reservation = z
  .strictObject({
    code: z.string(),
    milestone: z.string(),
    severity: Severity,
    status: ReservationStatus,
    statement: z.string(),
    linkedTo: z.string().nullable().describe("The criterion or the requirement on which it bears."),
    dueOn: Day,
    liftingConfirmed: z.boolean(),
  })
  .meta({ id: "ReservationLine" });

/** A reservation on the wire. */
export function reservationBody(line: ReservationLine): z.input<typeof Reservation> {
  const { code, milestone, severity, status, statement, linkedTo, dueOn, liftingConfirmed } = line;
  return { code, milestone, severity, status, statement, linkedTo, dueOn, liftingConfirmed };
}

const DecisionBody = z
  .strictObject({
    kind: Decision,
    record: z.string().nullable(),
    digest: Sha256,
    decidedAt: At,
    by: z.string(),
    comment: z.string(),
    reasons: many(z.strictObject({ id: z.uuid(), code: z.string(), text: z.string() })),
    reduction: Amount.nullable(),
    reductionAccepted: z.boolean(),
    warrantyEndsOn: Day.nullable(),
    termBefore: At.nullable().describe("Until when the agency presents again."),
    resubmissionRefused: z.string().nullable(),
  })
  .meta({ id: "Decision" });

function decisionBody(currency: Currency, decision: DecisionLine): z.input<typeof DecisionBody> {
  const { reductionCents, ...rest } = decision;
  return { ...rest, reduction: reductionCents === null ? null : amount(reductionCents, currency) };
}

const Submission = z
  .strictObject({
    number: z.int(),
    version: z.string(),
    environment: z.string(),
    message: z.string(),
    declaredIssues: z.string(),
    record: z.string(),
    submittedAt: At,
    dueBefore: At.describe("Until when the client decides."),
    evidence: many(
      z.strictObject({
        kind: EvidenceKind,
        name: z.string(),
        sha256: Sha256.nullable(),
        bytes: z.int().nullable(),
        href: z.string().describe("A file of this API, or an address elsewhere."),
        suspect: z.boolean().describe("An amendment has changed what it proves, and nobody has confirmed it since."),
      }),
    ),
    answers: many(z.strictObject({ reason: z.string(), text: z.string() })),
    hearing: z
      .strictObject({ intended: z.string(), reasons: z.string(), endsBefore: At, answer: z.string().nullable() })
      .nullable(),
    decisions: many(DecisionBody),
  })
  .meta({ id: "Submission" });

/** A milestone, whole. */
export const Milestone = z
  .strictObject({
    code: z.string(),
    title: z.string(),
    purpose: z.string(),
    status: MilestoneStatus,
    agency: PartyName,
    turn: z.enum(["yours", "theirs", "both", "none"]).describe("Whose turn it is, seen by you."),
    termBefore: At.nullable().describe("The term that runs now."),
    version: z.int(),
    verificationPeriod: Period,
    startsOn: Day.nullable(),
    dueOn: Day.nullable(),
    price: Amount.nullable().describe("Null where the price is another agency’s."),
    paymentShare: z.int().nullable().describe("Basis points of the price."),
    twoStage: z.boolean(),
    lateInputs: z.int(),
    deliverables: many(z.strictObject({ title: z.string(), description: z.string() })),
    clientInputs: many(z.strictObject({ title: z.string(), dueOn: Day, critical: z.boolean() })),
    requirements: many(z.strictObject({ code: z.string(), title: z.string() })),
    criteria: many(
      z.strictObject({
        id: z.uuid(),
        code: z.string(),
        statement: z.string(),
        requirementCode: z.string().nullable(),
        passed: z.boolean().nullable().describe("On the last submission; null until it is verified."),
        note: z.string(),
        earlier: z.boolean().nullable().describe("On the submission before."),
        suspect: z.boolean().describe("An amendment has changed its requirement, and nobody has confirmed it since."),
      }),
    ),
    suspects: z.int().describe("How much is left to confirm since an amendment."),
    definitionRecord: z.string().nullable(),
    signedSides: many(Side).describe("The sides that have signed the definition."),
    submissions: many(Submission),
    reservations: many(Reservation),
    abilities: abilities(...milestoneActNames),
  })
  .meta({ id: "Milestone" });

/** A milestone on the wire. */
export function milestoneBody({ view, abilities: acts }: MilestonePage, currency: Currency): z.input<typeof Milestone> {
  const { turn, agency, period, amountCents, submissions, reservations } = view;
  return {
    ...plainParts(view),
    agency: partyName(agency),
    turn: turn.ball,
    verificationPeriod: period,
    price: amountCents === null ? null : amount(amountCents, currency),
    submissions: submissions.map(({ evidence, decisions, ...submission }) => ({
      ...submission,
      evidence: evidence.map((one) => ({ ...one, href: one.href.replace(/^\/api\/projects\//, "/api/v1/projects/") })),
      decisions: decisions.map((decision) => decisionBody(currency, decision)),
    })),
    reservations: reservations.map(reservationBody),
    abilities: {
      revise: may(acts.revise),
      agree: may(acts.agree),
      start: may(acts.start),
      submit: may(acts.submit),
      verify: may(acts.verify),
      check: may(acts.check),
      decide: may(acts.decide),
      reserve: may(acts.reserve),
      hear: may(acts.hear),
      answer: may(acts.answer),
      refuseResubmission: may(acts.refuseResubmission),
      acceptReduction: may(acts.acceptReduction),
      cancel: may(acts.cancel),
      reopen: may(acts.reopen),
    },
  };
}

type Plain =
  | "code"
  | "title"
  | "purpose"
  | "status"
  | "termBefore"
  | "version"
  | "startsOn"
  | "dueOn"
  | "paymentShare"
  | "twoStage"
  | "lateInputs"
  | "deliverables"
  | "clientInputs"
  | "requirements"
  | "criteria"
  | "suspects"
  | "definitionRecord"
  | "signedSides";

function plainParts(view: MilestoneView): Pick<MilestoneView, Plain> {
  const { code, title, purpose, status, termBefore, version, startsOn, dueOn, paymentShare, twoStage } = view;
  const { lateInputs, deliverables, clientInputs, requirements, criteria, suspects } = view;
  const { definitionRecord, signedSides } = view;
  const own = { code, title, purpose, status, termBefore, version, startsOn, dueOn, paymentShare, twoStage };
  const parts = { lateInputs, deliverables, clientInputs, requirements, criteria, suspects };
  return { ...own, ...parts, definitionRecord, signedSides };
}
