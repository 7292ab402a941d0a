import type { Tx } from "@/lib/db/client";
import type { IncidentKind } from "@/lib/domain/regularity";
import type { Instant } from "@/lib/kernel/instant";

type Row = {
  readonly projectId: string;
  readonly id: string;
  readonly milestoneId: string;
  readonly submissionId: string;
  readonly number: number;
  readonly kind: IncidentKind;
  readonly description: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly declaredBy: string;
  readonly now: Instant;
};

/** Saves an incident. Numbers follow each other within the milestone, whose row is held. */
export async function saveIncident(tx: Tx, { now, startedAt, endedAt, ...data }: Row): Promise<void> {
  await tx.serviceIncident.createMany({
    data: [
      {
        ...data,
        startedAt: new Date(startedAt),
        endedAt: endedAt === null ? null : new Date(endedAt),
        declaredAt: new Date(now),
      },
    ],
  });
}

/** Writes the end of an incident, once. */
export async function endIncidentRow(
  tx: Tx,
  { projectId, id, endedAt }: { readonly projectId: string; readonly id: string; readonly endedAt: Instant },
): Promise<void> {
  const { count } = await tx.serviceIncident.updateMany({
    where: { projectId, id, endedAt: null },
    data: { endedAt: new Date(endedAt) },
  });
  if (count !== 1) throw new Error("The incident was over already");
}
