import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { UnansweredAdvice } from "@/lib/domain/advice-block";
import { PeriodUnit } from "@/lib/domain/deadline";
import type { Decision } from "@/lib/domain/decision-condition";
import { MilestoneStatus } from "@/lib/domain/milestone";
import type { MilestoneDefinition } from "@/lib/domain/milestone-definition";
import { Side } from "@/lib/domain/party";
import { loadUnansweredAdvice } from "@/lib/features/advice/queries-block";
import { type CoveredRequirement, loadCovered } from "@/lib/features/milestone/queries-covered";
import { type CriterionState, loadCriteria } from "@/lib/features/milestone/queries-criteria";
import { type DecisionState, loadDecisions } from "@/lib/features/milestone/queries-decisions";
import { loadReservations, type ReservationState } from "@/lib/features/milestone/queries-reservations";
import { loadSubmissions, type SubmissionState } from "@/lib/features/milestone/queries-submissions";
import { listSuspects, type SuspectState } from "@/lib/features/suspect/queries";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** A signature on a document of the milestone. */
export type SignedBy = {
  readonly documentId: string;
  readonly side: Side;
  readonly partyId: string;
  readonly personId: string;
  readonly at: Instant;
};

/** Everything that is known of one milestone: what its rules are asked about, what its pages show. */
export type MilestoneState = {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly status: MilestoneStatus;
  readonly agencyPartyId: string;
  readonly version: number;
  readonly digest: string;
  readonly definition: MilestoneDefinition;
  /** The frozen definition of the present version, once somebody has signed it. */
  readonly definitionDocument: { readonly id: string; readonly code: string; readonly digest: string } | null;
  readonly definitionSignatures: readonly SignedBy[];
  readonly agreedAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly requirements: readonly CoveredRequirement[];
  readonly criteria: readonly CriterionState[];
  /** What the client supplies, and since when it is there. */
  readonly inputs: readonly {
    readonly id: string;
    readonly dueOn: string;
    readonly critical: boolean;
    readonly deliveredOn: string | null;
  }[];
  readonly submissions: readonly SubmissionState[];
  readonly decisions: readonly DecisionState[];
  readonly reservations: readonly ReservationState[];
  /** Numbers of the open changes that aim at what it covers and that nobody has ordered. */
  readonly unordered: readonly string[];
  /** Advice on it that has no answer yet. */
  readonly unansweredAdvice: readonly UnansweredAdvice[];
  /** What an amendment made suspect and nobody has confirmed. */
  readonly suspects: readonly SuspectState[];
};

/** Takes the row of a milestone until commit: two acts on it queue here. Answers its id, or `null`. */
export async function lockMilestone(tx: Tx, projectId: string, code: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM milestone WHERE project_id = ${projectId}::uuid AND code = ${code} FOR UPDATE`;
  return rows[0]?.id ?? null;
}

/** Loads a milestone with all that hangs on it; `null` when there is none of this number here. */
export async function loadMilestone(tx: Tx, projectId: string, code: string): Promise<MilestoneState | null> {
  const row = await tx.milestone.findUnique({ where: { projectId_code: { projectId, code } } });
  if (row === null) return null;
  const where = { projectId, milestoneId: row.id };
  const status = MilestoneStatus.parse(row.status);
  const [requirements, deliverables, inputs, criteria, documents, submissions, decisions, ...around] =
    await Promise.all([
      loadCovered(tx, projectId, row.id),
      tx.deliverable.findMany({ where, orderBy: { position: "asc" } }),
      tx.clientInput.findMany({ where, orderBy: { position: "asc" } }),
      loadCriteria(tx, { projectId, milestoneId: row.id, agreed: status !== "DRAFT" }),
      loadDefinition(tx, projectId, row),
      loadSubmissions(tx, projectId, row.id),
      loadDecisions(tx, projectId, row.id),
      loadReservations(tx, projectId, row.id),
      tx.clientInputDelivery.findMany({ where, select: { inputId: true, deliveredOn: true } }),
      listSuspects(tx, projectId, { milestoneId: row.id }, { openOnly: true }),
      listUnordered(tx, projectId, row.id),
      loadUnansweredAdvice(tx, projectId, [{ kind: "MILESTONE", code }]),
    ]);
  const [reservations, deliveries, suspects, unordered, unansweredAdvice] = around;
  return {
    id: row.id,
    code: row.code,
    number: row.number,
    status,
    agencyPartyId: row.agencyPartyId,
    version: row.version,
    digest: row.digest,
    definition: {
      title: row.title,
      purpose: row.purpose,
      deliverables: deliverables.map(({ title, description }) => ({ title, description })),
      requirementIds: requirements.map((requirement) => requirement.id),
      criteria: criteria
        .filter((criterion) => criterion.requirementId === null)
        .map(({ id, statement }) => ({ id, statement })),
      verificationPeriod: { amount: row.periodAmount, unit: PeriodUnit.parse(row.periodUnit) },
      startsOn: dayOrNull(row.startsOn),
      dueOn: dayOrNull(row.dueOn),
      paymentShare: row.paymentShare,
      amountCents: Number(row.amountCents),
      clientInputs: inputs.map(({ title, dueOn, critical }) => ({ title, dueOn: isoDay(dueOn), critical })),
      noClientInput: row.noClientInput,
      twoStage: row.twoStage,
    },
    definitionDocument: documents.document,
    definitionSignatures: documents.signatures,
    agreedAt: row.agreedAt === null ? null : instantOf(row.agreedAt),
    startedAt: row.startedAt === null ? null : instantOf(row.startedAt),
    requirements,
    criteria,
    inputs: inputs.map(({ id, dueOn, critical }) => ({
      id,
      dueOn: isoDay(dueOn),
      critical,
      deliveredOn: dayOrNull(deliveries.find(({ inputId }) => inputId === id)?.deliveredOn ?? null),
    })),
    submissions,
    decisions,
    reservations,
    suspects,
    unordered,
    unansweredAdvice,
  };
}

async function listUnordered(tx: Tx, projectId: string, milestoneId: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT code FROM aval_unordered_changes(${projectId}::uuid, ${milestoneId}::uuid) AS code ORDER BY code`;
  return rows.map(({ code }) => code);
}

/** The frozen definition of the present version with its signatures, in one question. */
async function loadDefinition(
  tx: Tx,
  projectId: string,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<{ readonly document: MilestoneState["definitionDocument"]; readonly signatures: readonly SignedBy[] }> {
  const [document, signatures] = await Promise.all([
    tx.signedDocument.findUnique({
      where: {
        projectId_kind_subjectId_version: { projectId, kind: "MILESTONE_DEFINITION", subjectId: id, version },
      },
      select: { id: true, code: true, digest: true },
    }),
    tx.$queryRaw<unknown[]>`
      SELECT s.document_id AS "documentId", p.side, s.party_id AS "partyId", s.person_id AS "personId", s.signed_at AS at
      FROM signature s JOIN party p ON p.project_id = s.project_id AND p.id = s.party_id
      WHERE s.project_id = ${projectId}::uuid AND s.document_id = aval_definition(${projectId}::uuid, ${id}::uuid, ${version}::integer)
      ORDER BY s.signed_at, s.id`,
  ]);
  return { document, signatures: signaturesFrom(signatures) };
}

/** A day as the database holds it, in ISO 8601. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function dayOrNull(date: Date | null): string | null {
  return date === null ? null : isoDay(date);
}

const SignatureRow = z.object({
  documentId: z.string(),
  side: Side,
  partyId: z.string(),
  personId: z.string(),
  at: z.date(),
});

/** The signatures on documents, with the side signed for (the grantor's, under a delegation). */
export async function loadSignatures(
  tx: Tx,
  projectId: string,
  documentIds: readonly string[],
): Promise<readonly SignedBy[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT s.document_id AS "documentId", p.side, s.party_id AS "partyId", s.person_id AS "personId", s.signed_at AS at
    FROM signature s JOIN party p ON p.project_id = s.project_id AND p.id = s.party_id
    WHERE s.project_id = ${projectId}::uuid AND s.document_id = ANY (${[...documentIds]}::uuid[]) ORDER BY s.signed_at, s.id`;
  return signaturesFrom(rows);
}

function signaturesFrom(rows: unknown): readonly SignedBy[] {
  return z
    .array(SignatureRow)
    .parse(rows)
    .map(({ at, ...row }) => ({ ...row, at: instantOf(at) }));
}

/** The last submission: the one in the client's hands, or that was. */
export function lastSubmission(state: Pick<MilestoneState, "submissions">): SubmissionState | null {
  return state.submissions.at(-1) ?? null;
}

/** The last decision, of whatever kind. */
export function lastDecision(state: Pick<MilestoneState, "decisions">): DecisionState | null {
  return state.decisions.at(-1) ?? null;
}

/** The decision that ended the milestone, in whatever form. */
export function finalDecision(state: Pick<MilestoneState, "decisions">): DecisionState | null {
  const open: readonly Decision[] = ["ADJOURN", "APPROVE_APTITUDE"];
  return state.decisions.find((decision) => !open.includes(decision.kind)) ?? null;
}
