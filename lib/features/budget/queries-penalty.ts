import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { PenaltyFacts } from "@/lib/domain/penalty";
import { answeredDays, countedCents, PenaltyStatus, penaltyOf, underCap } from "@/lib/domain/penalty";
import { ownEntries } from "@/lib/features/budget/queries";
import { type DelayState, loadDelay } from "@/lib/features/delay/queries";
import { loadSetting, type Setting } from "@/lib/features/milestone/queries-setting";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** A penalty as it stands. Cents before tax. */
export type PenaltyRow = {
  readonly id: string;
  readonly code: string;
  readonly milestoneId: string;
  readonly milestone: string;
  readonly partyId: string;
  readonly status: PenaltyStatus;
  readonly valueCents: number;
  readonly lateDays: number;
  readonly divisor: number;
  readonly computedCents: number;
  readonly appliedCents: number | null;
  readonly reasons: string;
  readonly announcedAt: Instant;
  readonly endsOn: string;
  readonly endsBefore: Instant;
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
  readonly decision: string | null;
  readonly decidedAt: Instant | null;
};

const moment = z.date().transform((date) => instantOf(date));
const cents = z.bigint().transform(Number);
const Row = z.object({
  id: z.uuid(),
  code: z.string(),
  milestoneId: z.uuid(),
  milestone: z.string(),
  partyId: z.uuid(),
  status: PenaltyStatus,
  valueCents: cents,
  lateDays: z.int(),
  divisor: z.int(),
  computedCents: cents,
  appliedCents: cents.nullable(),
  reasons: z.string(),
  announcedAt: moment,
  endsOn: z.iso.date(),
  endsBefore: moment,
  answer: z.string().nullable(),
  answeredAt: moment.nullable(),
  decision: z.string().nullable(),
  decidedAt: moment.nullable(),
});

const over: readonly MilestoneStatus[] = ["DRAFT", "CANCELLED", "SUPERSEDED", "REJECTED"];

/**
 * All penalties of a project, in the order of their numbers. One that is announced counts on, as its formula says: until
 * the delivery, or until the day on which it is applied; its announcement freezes nothing.
 */
export async function listPenalties(
  tx: Tx,
  scope: Pick<ProjectScope, "projectId" | "timeZone" | "calendar">,
  now: Instant,
): Promise<readonly PenaltyRow[]> {
  const rows = await readPenalties(tx, scope.projectId);
  return Promise.all(
    rows.map(async (row) =>
      row.status === "ANNOUNCED" ? countedOn(row, await loadDelay(tx, scope, row.milestone, now)) : row,
    ),
  );
}

function countedOn(row: PenaltyRow, delay: DelayState | null): PenaltyRow {
  if (delay === null || over.includes(delay.milestoneStatus)) return row;
  const lateDays = answeredDays(delay, delay.until);
  return { ...row, lateDays, computedCents: penaltyOf(row.valueCents, lateDays, row.divisor) };
}

async function readPenalties(tx: Tx, projectId: string): Promise<readonly PenaltyRow[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p.id, p.code, p.milestone_id AS "milestoneId", m.code AS milestone, p.party_id AS "partyId", p.status, p.value_cents AS "valueCents",
      coalesce(p.applied_days, p.late_days) AS "lateDays", p.divisor, coalesce(p.due_cents, p.computed_cents) AS "computedCents", p.applied_cents AS "appliedCents", p.reasons,
      p.announced_at AS "announcedAt", p.ends_on::text AS "endsOn", p.ends_before AS "endsBefore", p.answer, p.answered_at AS "answeredAt",
      p.decision, p.decided_at AS "decidedAt"
    FROM penalty p JOIN milestone m ON m.project_id = p.project_id AND m.id = p.milestone_id
    WHERE p.project_id = ${projectId}::uuid ORDER BY p.code`;
  return rows.map((row) => Row.parse(row));
}

/** Penalties are decided one after another: their cap and their threshold are common to them. */
export async function lockPenalties(tx: Tx, projectId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('aval penalty ' || ${projectId}, 0))::text`;
}

const contractRow = z.object({ contract: z.bigint() });

/** The price that the cap of a penalty is a share of: all that is committed to its agency before tax. */
async function loadContractCents(tx: Tx, projectId: string, penalty: string): Promise<number> {
  const partyId = Prisma.sql`(SELECT p.party_id FROM penalty p WHERE p.project_id = ${projectId}::uuid AND p.code = ${penalty})`;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT coalesce(sum(cents), 0)::bigint AS contract FROM money_entry WHERE ${ownEntries({ projectId, partyId })} AND kind = 'COMMITMENT'`;
  return Number(contractRow.parse(rows[0]).contract);
}

/** What is known to announce a penalty on a milestone: how late the agency is, and what the formula of the charter makes of it. */
export type PenaltyStart = {
  readonly milestoneId: string;
  readonly milestone: string;
  readonly partyId: string;
  readonly valueCents: number;
  readonly divisor: number;
  readonly facts: PenaltyFacts;
  readonly setting: Setting;
};

/** Reads it; `null` when there is no milestone of this number here. */
export async function loadPenaltyStart(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<PenaltyStart | null> {
  const { projectId } = scope;
  const [delay, setting, penalties, milestone] = await Promise.all([
    loadDelay(tx, scope, code, now),
    loadSetting(tx, scope),
    listPenalties(tx, scope, now),
    tx.milestone.findUnique({ where: { projectId_code: { projectId, code } } }),
  ]);
  if (delay === null || milestone === null) return null;
  const agreed = !["DRAFT", "CANCELLED", "SUPERSEDED"].includes(milestone.status);
  const lateDays = agreed ? answeredDays(delay, delay.until) : 0;
  const terms = setting.parameters;
  const valueCents = Number(milestone.amountCents);
  const divisor = terms?.penaltyDivisor ?? 1_000;
  const earlier = penalties.find((one) => one.milestoneId === milestone.id && one.status !== "DROPPED");
  const ofThis = penaltyOf(valueCents, lateDays, divisor);
  return {
    milestoneId: milestone.id,
    milestone: code,
    partyId: milestone.agencyPartyId,
    valueCents,
    divisor,
    setting,
    facts: {
      status: "NONE",
      agencyPartyId: milestone.agencyPartyId,
      terms,
      earlier: earlier?.code ?? null,
      lateDays,
      hearing: null,
      now,
      cents: ofThis,
      allCents: ofThis + countedCents(ofParty(penalties, milestone.agencyPartyId), now),
    },
  };
}

/** Each agency answers for its own penalties: neither the cap nor the threshold of one is another's. */
function ofParty(penalties: readonly PenaltyRow[], partyId: string): readonly PenaltyRow[] {
  return penalties.filter((one) => one.partyId === partyId);
}

/** A penalty with what the rules ask: also what of it is left under the cap. `null` when it is not here. */
export async function loadPenalty(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<{ readonly row: PenaltyRow; readonly facts: PenaltyFacts; readonly dueCents: number } | null> {
  const { projectId } = scope;
  const [all, { parameters: terms }, contractCents] = await Promise.all([
    listPenalties(tx, scope, now),
    loadSetting(tx, scope),
    loadContractCents(tx, projectId, code),
  ]);
  const row = all.find((one) => one.code === code);
  if (row === undefined) return null;
  const penalties = ofParty(all, row.partyId);
  const others = penalties.filter(({ id }) => id !== row.id);
  const appliedCents = penalties.reduce((sum, one) => sum + (one.appliedCents ?? 0), 0);
  const cap = { contractCents, basisPoints: terms?.penaltyCap ?? 10_000, appliedCents };
  const { status, partyId, lateDays, endsOn, endsBefore, answer, computedCents } = row;
  const hearing = { endsOn, endsBefore, answered: answer !== null };
  const about = { status, agencyPartyId: partyId, terms, earlier: null, lateDays, hearing, now };
  return {
    row,
    facts: { ...about, cents: computedCents, allCents: computedCents + countedCents(others, now) },
    dueCents: underCap(computedCents, cap),
  };
}
