import type { Tx } from "@/lib/db/client";
import { Decision } from "@/lib/domain/decision-condition";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** A decision that was signed, with its reasons and what followed. */
export type DecisionState = {
  readonly id: string;
  readonly submissionId: string;
  readonly version: number;
  readonly kind: Decision;
  readonly document: { readonly id: string; readonly code: string; readonly digest: string };
  readonly amountCents: number;
  readonly reductionCents: number | null;
  readonly comment: string;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
  readonly warrantyEndsOn: string | null;
  readonly termOn: string | null;
  readonly termBefore: Instant | null;
  readonly reasons: readonly { readonly id: string; readonly criterionId: string; readonly text: string }[];
  readonly resubmissionRefused: { readonly reason: string; readonly at: Instant } | null;
  readonly reductionAcceptedAt: Instant | null;
};

/** The decisions on a milestone, the first one first. */
export async function loadDecisions(tx: Tx, projectId: string, milestoneId: string): Promise<readonly DecisionState[]> {
  const rows = await tx.decision.findMany({ where: { projectId, milestoneId }, orderBy: { version: "asc" } });
  if (rows.length === 0) return [];
  const where = { projectId, decisionId: { in: rows.map((row) => row.id) } };
  const [reasons, refusals, acceptances, clocks, documents] = await Promise.all([
    tx.decisionReason.findMany({ where, orderBy: { id: "asc" } }),
    tx.resubmissionRefusal.findMany({ where }),
    tx.priceReductionAcceptance.findMany({ where }),
    tx.clock.findMany({
      where: { projectId, matterId: milestoneId, kind: { in: ["RESUBMISSION", "OBSERVATION"] } },
      select: { startedAt: true, dueOn: true, dueBefore: true },
    }),
    tx.signedDocument.findMany({
      where: { projectId, id: { in: rows.map((row) => row.documentId) } },
      select: { id: true, code: true, digest: true },
    }),
  ]);
  return rows.map((row): DecisionState => {
    const refusal = refusals.find((one) => one.decisionId === row.id);
    const acceptance = acceptances.find((one) => one.decisionId === row.id);
    // Extended or suspended, the term that a decision opened is where its clock stands now.
    const clock = clocks.find((one) => one.startedAt.getTime() === row.decidedAt.getTime());
    const [termOn, termBefore] = [clock?.dueOn ?? row.termOn, clock?.dueBefore ?? row.termBefore];
    return {
      id: row.id,
      submissionId: row.submissionId,
      version: row.version,
      kind: Decision.parse(row.kind),
      document: documents.find((one) => one.id === row.documentId) ?? { id: row.documentId, code: "", digest: "" },
      amountCents: Number(row.amountCents),
      reductionCents: row.reductionCents === null ? null : Number(row.reductionCents),
      comment: row.comment,
      decidedBy: row.decidedBy,
      decidedAt: instantOf(row.decidedAt),
      warrantyEndsOn: row.warrantyEndsOn === null ? null : row.warrantyEndsOn.toISOString().slice(0, 10),
      termOn: termOn === null ? null : termOn.toISOString().slice(0, 10),
      termBefore: termBefore === null ? null : instantOf(termBefore),
      reasons: reasons
        .filter((one) => one.decisionId === row.id)
        .map(({ id, criterionId, text }) => ({ id, criterionId, text })),
      resubmissionRefused: refusal === undefined ? null : { reason: refusal.reason, at: instantOf(refusal.refusedAt) },
      reductionAcceptedAt: acceptance === undefined ? null : instantOf(acceptance.acceptedAt),
    };
  });
}
