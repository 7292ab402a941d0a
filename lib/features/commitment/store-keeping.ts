import type { Tx } from "@/lib/db/client";
import type { Instant } from "@/lib/kernel/instant";

/** Queues what counts the breaches of one party, until commit. */
export async function lockParty(tx: Tx, projectId: string, partyId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM party WHERE project_id = ${projectId}::uuid AND id = ${partyId}::uuid FOR NO KEY UPDATE`;
}

/** Puts breaches on the agenda of the next committee. */
export async function raiseCommitteeItem(
  tx: Tx,
  item: {
    readonly projectId: string;
    readonly id: string;
    readonly partyId: string;
    readonly commitments: readonly string[];
    readonly now: Instant;
  },
): Promise<void> {
  const { projectId, id, partyId, commitments, now } = item;
  await tx.committeeItem.createMany({
    data: [{ projectId, id, partyId, reason: "COMMITMENTS_BROKEN", raisedAt: new Date(now) }],
  });
  await tx.availabilityCommitment.updateMany({
    where: { projectId, code: { in: [...commitments] } },
    data: { committeeItemId: id },
  });
}

/** Saves an absence. */
export async function saveAbsence(
  tx: Tx,
  row: {
    readonly projectId: string;
    readonly id: string;
    readonly partyId: string;
    readonly memberId: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly substituteMemberId: string | null;
    readonly declaredBy: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { startsOn, endsOn, now, ...data } = row;
  await tx.absence.createMany({
    data: [{ ...data, startsOn: new Date(startsOn), endsOn: new Date(endsOn), declaredAt: new Date(now) }],
  });
}

/** Takes an absence back. */
export async function withdrawAbsence(
  tx: Tx,
  { projectId, id, now }: { readonly projectId: string; readonly id: string; readonly now: Instant },
): Promise<void> {
  await tx.absence.update({ where: { projectId_id: { projectId, id } }, data: { withdrawnAt: new Date(now) } });
}
