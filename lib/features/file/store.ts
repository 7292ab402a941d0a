import type { Tx } from "@/lib/db/client";
import type { UploadEvidenceInput } from "@/lib/features/file/schema";
import type { Instant } from "@/lib/kernel/instant";

/** Saves what came in: the content is already in the store, under its SHA-256. */
export async function saveFile(
  tx: Tx,
  row: UploadEvidenceInput & { fileId: string; projectId: string; partyId: string; uploadedBy: string; now: Instant },
): Promise<void> {
  const { fileId, bytes, now, ...data } = row;
  await tx.storedFile.createMany({ data: [{ ...data, id: fileId, bytes: BigInt(bytes), uploadedAt: new Date(now) }] });
}
