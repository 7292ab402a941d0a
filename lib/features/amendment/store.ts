import type { Tx } from "@/lib/db/client";
import {
  type Agreed,
  type AmendmentInstrument,
  type AmendmentTerms,
  requirementsOf,
} from "@/lib/domain/amendment-terms";
import { totalCents } from "@/lib/domain/change-price";
import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import type { Instant } from "@/lib/kernel/instant";
import { digestOf } from "@/lib/ledger/canonical";
import { nextNumber } from "@/lib/ledger/sign";

type Where = { readonly projectId: string; readonly id: string };

/** Takes the rows of a change and of its orders until commit: two acts on them queue here. Answers its id, or `null`. */
export async function lockChange(tx: Tx, projectId: string, code: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM change_request WHERE project_id = ${projectId}::uuid AND code = ${code} FOR UPDATE`;
  const id = rows[0]?.id ?? null;
  if (id !== null)
    await tx.$queryRaw`
      SELECT id FROM amendment WHERE project_id = ${projectId}::uuid AND change_request_id = ${id}::uuid ORDER BY id FOR UPDATE`;
  return id;
}

/** The number of the change that an order is for; `null` when this reader sees no such order. */
export async function changeOfOrder(tx: Tx, projectId: string, code: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT c.code FROM amendment a JOIN change_request c ON c.project_id = a.project_id AND c.id = a.change_request_id
    WHERE a.project_id = ${projectId}::uuid AND a.code = ${code}`;
  return rows[0]?.code ?? null;
}

/**
 * Takes what an order may replace until commit, one order of a project after the other, so that what they add up to is
 * known: milestones first, then requirements, each in one order, as every act on a
 * milestone does. An agreement that is being signed at this moment is waited for, and reads the new versions.
 */
export async function lockStanding(tx: Tx, projectId: string, terms: AmendmentTerms): Promise<void> {
  const ids = requirementsOf(terms);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('contracted ' || ${projectId}, 0))`;
  await tx.$queryRaw`SELECT id FROM milestone WHERE project_id = ${projectId}::uuid ORDER BY id FOR UPDATE`;
  await tx.$queryRaw`
    SELECT id FROM requirement WHERE project_id = ${projectId}::uuid AND id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
}

const prefix = { AMENDMENT: "AV", PURCHASE_ORDER: "BC" } as const satisfies Record<AmendmentInstrument, string>;

/** The next number of an instrument: "AV-001". */
export async function nextOrderCode(tx: Tx, projectId: string, instrument: AmendmentInstrument): Promise<string> {
  const number = await nextNumber(tx, projectId, prefix[instrument]);
  return `${prefix[instrument]}-${String(number).padStart(3, "0")}`;
}

/** The next number of a requirement, for one that an order adds: "EX-112". */
export async function nextRequirementCode(tx: Tx, projectId: string): Promise<string> {
  return `EX-${String(await nextNumber(tx, projectId, "EX")).padStart(3, "0")}`;
}

type Draft = Where & {
  readonly code: string;
  readonly instrument: AmendmentInstrument;
  readonly changeRequestId: string;
  readonly partyId: string;
  readonly version: number;
  readonly sponsor: boolean;
  readonly agreed: Agreed & { readonly quoteId: string | null };
  readonly terms: AmendmentTerms;
  readonly draftedBy: string;
  readonly now: Instant;
};

/** Saves the draft of an order, the first or a later one; answers the digest of its terms and of its offer. */
export async function saveDraft(tx: Tx, draft: Draft): Promise<string> {
  const { projectId, id, agreed, terms, now, ...row } = draft;
  const { oneOffCents, recurring, taxBasisPoints, reverseCharge } = agreed.price;
  // With the id of the offer, which only those who know its price know: no amount is guessed from what the ledger tells.
  const digest = digestOf({ terms, quoteId: agreed.quoteId });
  const data = {
    ...row,
    terms,
    digest,
    oneOffCents: BigInt(oneOffCents),
    recurring,
    totalCents: BigInt(totalCents(agreed.price)),
    taxBasisPoints,
    reverseCharge,
    days: agreed.days,
    draftedAt: new Date(now),
  };
  if (draft.version === 1) await tx.amendment.create({ data: { ...data, projectId, id, status: "DRAFT" } });
  else await tx.amendment.update({ where: { projectId_id: { projectId, id } }, data });
  return digest;
}

/** Moves an order from the status that the rule saw. The row is locked, so both hold. */
export async function moveOrder(
  tx: Tx,
  move: Where & {
    readonly from: "DRAFT" | "SIGNING";
    readonly to: "SIGNING" | "CONTRACTED" | "WITHDRAWN";
    readonly documentId?: string;
    readonly ended?: { readonly by: string; readonly reason: string };
    readonly now: Instant;
  },
): Promise<void> {
  const { projectId, id, from, to, documentId, ended, now } = move;
  const at = new Date(now);
  const { count } = await tx.amendment.updateMany({
    where: { projectId, id, status: from },
    data: {
      status: to,
      ...(documentId === undefined ? {} : { documentId }),
      ...(to === "CONTRACTED" ? { contractedAt: at } : {}),
      ...(ended === undefined ? {} : { endedAt: at, endedBy: ended.by, reason: ended.reason }),
    },
  });
  if (count !== 1) throw new Error(`The order was no longer ${from}`);
}

/** Says of these requirements whether a change of them is awaited: an open request, or an order not yet in force. */
export async function settleChangePending(tx: Tx, projectId: string, requirementIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE requirement r SET change_pending = aval_change_awaited(r.project_id, r.id)
    WHERE r.project_id = ${projectId}::uuid AND r.id = ANY (${[...requirementIds]}::uuid[])
      AND r.change_pending <> aval_change_awaited(r.project_id, r.id)`;
}

/** The requirements that a change aims at, from its origin or by an order of it. */
export async function requirementsOfChange(
  tx: Tx,
  projectId: string,
  changeRequestId: string,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.requirement_id AS id FROM change_request c
    WHERE c.project_id = ${projectId}::uuid AND c.id = ${changeRequestId}::uuid AND c.requirement_id IS NOT NULL
    UNION SELECT (t ->> 'requirementId')::uuid FROM amendment a, jsonb_array_elements(a.terms -> 'requirements') AS t
    WHERE a.project_id = ${projectId}::uuid AND a.change_request_id = ${changeRequestId}::uuid`;
  return rows.map(({ id }) => id);
}

/** Marks the change as ordered once each of its agencies has its order; true when this was the last. */
export async function contractChange(tx: Tx, projectId: string, changeRequestId: string): Promise<boolean> {
  const moved = await tx.$executeRaw`
    UPDATE change_request SET status = 'CONTRACTED'
    WHERE project_id = ${projectId}::uuid AND id = ${changeRequestId}::uuid AND aval_all_ordered(project_id, id)`;
  return moved === 1;
}

/** Moves a change along its work. The row is locked. */
export async function moveChange(
  tx: Tx,
  move: Where & { readonly from: ChangeRequestStatus; readonly to: ChangeRequestStatus },
): Promise<void> {
  const { projectId, id, from, to } = move;
  const { count } = await tx.changeRequest.updateMany({ where: { projectId, id, status: from }, data: { status: to } });
  if (count !== 1) throw new Error(`The change was no longer ${from}`);
}

/** Writes a step of the story of a change. Nobody's, when it follows from the last signature. */
export async function noteChangeStep(
  tx: Tx,
  step: Where & {
    readonly changeRequestId: string;
    readonly act: string;
    readonly status: ChangeRequestStatus;
    readonly by: { readonly partyId: string; readonly memberId: string } | null;
    readonly reason: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { projectId, id, changeRequestId, act, status, by, reason, now } = step;
  const row = { projectId, id, changeRequestId, act, status, reason, at: new Date(now) };
  await tx.changeStep.createMany({
    data: [{ ...row, partyId: by?.partyId ?? null, byMember: by?.memberId ?? null }],
  });
}
