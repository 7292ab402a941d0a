import type { Database } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { listCandidateFiles, readOfferFile } from "@/lib/features/consultation/queries-candidate";

/** A file of an opened offer that a person may read: their own, or one that they may judge. */
export function findOfferFile(
  db: Database,
  personId: string,
  { offer, index }: { readonly offer: string; readonly index: number },
): ReturnType<typeof readOfferFile> {
  return transact(db, { personId, readOnly: true }, (tx) => readOfferFile(tx, { offerId: offer, index }));
}

/** A published file of a consultation in which a person is a candidate. */
export async function findCandidateFile(
  db: Database,
  personId: string,
  { consultation, file }: { readonly consultation: string; readonly file: string },
): Promise<{
  readonly projectId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
} | null> {
  const files = await transact(db, { personId, readOnly: true }, (tx) => listCandidateFiles(tx, consultation));
  const found = files.find(({ id }) => id === file);
  return found === undefined
    ? null
    : { projectId: found.project_id, name: found.name, mediaType: found.media_type, sha256: found.sha256 };
}
