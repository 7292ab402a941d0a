import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { sumsOf } from "@/lib/domain/budget-sums";
import { dayOf } from "@/lib/domain/deadline";
import { MilestoneStatus } from "@/lib/domain/milestone";
import { MoneyKind, MoneySource } from "@/lib/domain/money-kind";
import { Side } from "@/lib/domain/party";
import { listInvoices } from "@/lib/features/budget/queries-invoice";
import { listPenalties } from "@/lib/features/budget/queries-penalty";
import { listRecurring } from "@/lib/features/budget/queries-recurring";
import { loadInDecision, readsOwnMoney, sumMoney } from "@/lib/features/budget/queries-sums";
import type { BudgetView, MoneyLine } from "@/lib/features/budget/view";
import type { PartyLook } from "@/lib/features/signature/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const PartyRow = z.object({ id: z.string(), name: z.string(), side: Side, ordinal: z.int() });
const MilestoneRow = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  status: MilestoneStatus,
  agencyPartyId: z.string(),
  paymentShare: z.int(),
  amountCents: z.bigint(),
  dueOn: z.date().nullable(),
});

/** Milestones that money is not counted on: not agreed, given up or replaced. */
const unscheduled = ["DRAFT", "CANCELLED", "SUPERSEDED"];

/** The budget of a project as its page and the API show it. */
export async function getBudget(tx: Tx, scope: ProjectScope, now: Instant, newest = 30): Promise<BudgetView> {
  const { projectId, timeZone } = scope;
  const today = dayOf(now, timeZone);
  const [rows, parties, milestones, ceiling, inDecisionCents, invoices, penalties, recurring, entries] =
    await Promise.all([
      sumMoney(tx, projectId, today),
      tx.party.findMany({ where: { projectId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
      tx.milestone.findMany({ where: { projectId, status: { not: "DRAFT" } }, orderBy: { number: "asc" } }),
      loadCeiling(tx, projectId),
      loadInDecision(tx, projectId),
      listInvoices(tx, projectId, today),
      listPenalties(tx, scope, now),
      listRecurring(tx, scope, today),
      listEntries(tx, scope, { limit: newest, before: null }),
    ]);
  const looks = z.array(PartyRow).parse(parties);
  const lookOf = (id: string | null): PartyLook | null => {
    const found = looks.find((one) => one.id === id);
    return found === undefined ? null : { name: found.name, side: found.side, ordinal: found.ordinal };
  };
  const money = rows.filter(({ kind }) => kind !== "CEILING");
  const ids = [...new Set(money.map(({ partyId }) => partyId))].filter((id) => id !== null);
  const shown = looks.map(({ id }) => id).filter((id) => ids.includes(id));
  const unplaced = money.filter(({ partyId }) => partyId === null);
  const own = readsOwnMoney(scope, looks);
  return {
    own,
    ...(own ? { ceilingCents: null, ceilingRecord: null } : ceiling),
    inDecisionCents,
    total: sumsOf(money, today),
    parties: [
      ...shown.map((id) => ({
        party: lookOf(id),
        sums: sumsOf(
          money.filter(({ partyId }) => partyId === id),
          today,
        ),
      })),
      ...(unplaced.some(({ cents }) => cents !== 0) ? [{ party: null, sums: sumsOf(unplaced, today) }] : []),
    ],
    milestones: z
      .array(MilestoneRow)
      .parse(milestones)
      .filter(({ agencyPartyId }) => !own || agencyPartyId === scope.partyId)
      .filter(
        ({ id, status }) =>
          !unscheduled.includes(status) || money.some((row) => row.milestoneId === id && row.cents !== 0),
      )
      .map(({ id, code, title, status, agencyPartyId, paymentShare, amountCents, dueOn }) => ({
        code,
        title,
        status,
        party: lookOf(agencyPartyId),
        dueOn: dueOn === null ? null : dueOn.toISOString().slice(0, 10),
        shareBasisPoints: paymentShare,
        amountCents: Number(amountCents),
        sums: sumsOf(
          money.filter(({ milestoneId }) => milestoneId === id),
          today,
        ),
      })),
    recurring: recurring.map(({ partyId, ...line }) => ({ ...line, party: lookOf(partyId) })),
    invoices,
    penalties: penalties.map(({ code, milestone, status, lateDays, computedCents, appliedCents, endsOn }) => ({
      ...{ code, milestone, status, lateDays, computedCents, appliedCents, endsOn },
    })),
    entries,
  };
}

async function loadCeiling(tx: Tx, projectId: string): Promise<Pick<BudgetView, "ceilingCents" | "ceilingRecord">> {
  const row = await tx.budgetCeiling.findFirst({ where: { projectId }, orderBy: { version: "desc" } });
  if (row === null) return { ceilingCents: null, ceilingRecord: null };
  const document = await tx.signedDocument.findUnique({
    where: { projectId_id: { projectId, id: row.documentId } },
    select: { code: true },
  });
  return { ceilingCents: Number(row.ceilingCents), ceilingRecord: document?.code ?? null };
}

const EntryRow = z.object({
  seq: z.bigint(),
  ordinal: z.int(),
  occurredAt: z.date(),
  kind: MoneyKind,
  source: MoneySource,
  reference: z.string(),
  milestone: z.string().nullable(),
  name: z.string().nullable(),
  side: Side.nullable(),
  partyOrdinal: z.int().nullable(),
  cents: z.bigint(),
  taxCents: z.bigint(),
});

/** The entries of the ledger of money, the newest first, before a place when one is named. */
export async function listEntries(
  tx: Tx,
  { projectId, timeZone }: Pick<ProjectScope, "projectId" | "timeZone">,
  page: { readonly limit: number; readonly before: { readonly act: number; readonly place: number } | null },
): Promise<readonly MoneyLine[]> {
  const { act, place } = page.before ?? { act: Number.MAX_SAFE_INTEGER, place: 0 };
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT e.seq, e.ordinal, e.occurred_at AS "occurredAt", e.kind, e.source, e.reference, m.code AS milestone, p.name, p.side,
      p.ordinal AS "partyOrdinal", e.cents, e.tax_cents AS "taxCents"
    FROM money_entry e
    LEFT JOIN milestone m ON m.project_id = e.project_id AND m.id = e.milestone_id
    LEFT JOIN party p ON p.project_id = e.project_id AND p.id = e.party_id
    WHERE e.project_id = ${projectId}::uuid AND (e.seq, e.ordinal) < (${BigInt(act)}, ${place})
    ORDER BY e.seq DESC, e.ordinal DESC LIMIT ${page.limit}`;
  return rows.map((row) => {
    const { seq, ordinal, occurredAt, name, side, partyOrdinal, cents, taxCents, ...line } = EntryRow.parse(row);
    return {
      ...line,
      act: Number(seq),
      place: ordinal,
      on: dayOf(instantOf(occurredAt), timeZone),
      party: name === null || side === null || partyOrdinal === null ? null : { name, side, ordinal: partyOrdinal },
      cents: Number(cents),
      taxCents: Number(taxCents),
    };
  });
}
