import type { Tx } from "@/lib/db/client";
import type { KnownFile } from "@/lib/features/milestone/queries-submission-record";
import type { RebuttalDraftInput } from "@/lib/features/milestone/schema-silence";
import type { Instant } from "@/lib/kernel/instant";

type Row = {
  readonly projectId: string;
  readonly id: string;
  readonly tacitAcceptanceId: string;
  readonly milestoneId: string;
  readonly documentId: string;
  readonly rebuttedBy: string;
  readonly now: Instant;
  readonly dueOn: string;
  readonly draft: RebuttalDraftInput;
  readonly files: readonly KnownFile[];
  readonly newId: () => string;
};

/** Saves a rebuttal with its reasons and its evidence: written whole, once for a tacit acceptance. */
export async function saveRebuttal(tx: Tx, row: Row): Promise<void> {
  const { draft, files, newId, now, dueOn, ...data } = row;
  const { projectId, id: tacitRebuttalId, milestoneId } = data;
  const { reasons, evidence, opinion } = draft;
  await tx.tacitRebuttal.createMany({
    data: [{ ...data, opinion, rebuttedAt: new Date(now), dueOn: new Date(dueOn) }],
  });
  await tx.tacitRebuttalReason.createMany({
    data: reasons.map((one) => ({ ...one, projectId, id: newId(), tacitRebuttalId, milestoneId })),
  });
  await tx.tacitRebuttalEvidence.createMany({
    data: evidence.map((one) => ({
      ...one,
      projectId,
      id: newId(),
      tacitRebuttalId,
      sha256: files.find((file) => file.id === one.fileId)?.sha256 ?? null,
    })),
  });
}
