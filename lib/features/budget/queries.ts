import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type BudgetRoom, placementOf, withinCeiling } from "@/lib/domain/budget";
import type { Refusal } from "@/lib/domain/refusal";

const RoomRow = z.object({
  ceiling: z.bigint().nullable(),
  committed: z.bigint(),
  unplaced: z.bigint(),
  ordered: z.record(z.string(), z.int()),
});

/** What no milestone has taken yet: of the contract, and of what was ordered of each agency since. */
export type Room = BudgetRoom & {
  readonly unplacedCents: number;
  readonly orderedOf: Readonly<Record<string, number>>;
};

/**
 * The ceiling that the client has signed, what is committed, and what of the contract no milestone has taken yet; cents
 * before tax. In an act, whoever asks for room waits for those that asked before until they are committed, so that two
 * acts never take the same room; a page does not wait. All money counts, whoever acts: for the rules, never to be shown to
 * one agency of several (domain.md 9, convention g).
 */
export async function loadRoom(tx: Tx, projectId: string): Promise<Room> {
  // Sent together, answered in order: the sum sees what those before have committed.
  const [, rows] = await Promise.all([
    tx.$queryRaw`
      SELECT CASE WHEN current_setting('transaction_read_only') = 'off' THEN pg_advisory_xact_lock(hashtextextended('aval budget ' || ${projectId}, 0))::text END`,
    tx.$queryRaw<unknown[]>`
      SELECT ceiling, committed, unplaced, ordered FROM aval_budget_room(${projectId}::uuid)`,
  ]);
  const { ceiling, committed, unplaced, ordered } = RoomRow.parse(rows[0]);
  return {
    ceilingCents: ceiling === null ? null : Number(ceiling),
    committedCents: Number(committed),
    unplacedCents: Number(unplaced),
    orderedOf: ordered,
  };
}

/**
 * The entries of money that are a party's: those in its name, and, while it is the project's one agency, what no milestone
 * has taken yet of the contract. Where there are several, nobody has promised any of them that rest.
 */
export function ownEntries({
  projectId,
  partyId,
}: {
  readonly projectId: string;
  readonly partyId: string | Prisma.Sql;
}): Prisma.Sql {
  return Prisma.sql`project_id = ${projectId}::uuid AND (party_id = ${partyId}::uuid OR (party_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM party y WHERE y.project_id = ${projectId}::uuid AND y.side = 'AGENCY' AND y.removed_at IS NULL AND y.id <> ${partyId}::uuid)))`;
}

/** What the agreement to a milestone says of money, and why the budget would not hold it. */
export function placementIn(
  room: Room,
  {
    agencyPartyId,
    definition,
  }: { readonly agencyPartyId: string; readonly definition: { readonly amountCents: number } },
): {
  readonly said: {
    readonly amountCents: number;
    readonly contractCents: number;
    readonly orderedCents: number;
    readonly agencyPartyId: string;
  };
  readonly refusals: readonly Refusal[];
} {
  const { amountCents } = definition;
  const unplaced = { orderedCents: room.orderedOf[agencyPartyId] ?? 0, contractCents: room.unplacedCents };
  const { orderedCents, contractCents, beyondCents } = placementOf(amountCents, unplaced);
  return {
    said: { amountCents, contractCents, orderedCents, agencyPartyId },
    refusals: withinCeiling(room, beyondCents),
  };
}

/**
 * The price that the first charter in force commits, and why the budget would not hold it; `null` where a charter is in
 * force already, or where the parties have said no price.
 */
export async function loadContractPrice(
  tx: Tx,
  projectId: string,
): Promise<{ readonly priceCents: number; readonly refusals: readonly Refusal[] } | null> {
  const [project, before] = await Promise.all([
    tx.project.findUnique({ where: { id: projectId }, select: { initialPriceCents: true } }),
    tx.charter.count({ where: { projectId, status: { in: ["IN_FORCE", "SUPERSEDED"] } } }),
  ]);
  const price = project?.initialPriceCents ?? null;
  if (price === null || before > 0) return null;
  const priceCents = Number(price);
  return { priceCents, refusals: withinCeiling(await loadRoom(tx, projectId), priceCents) };
}
