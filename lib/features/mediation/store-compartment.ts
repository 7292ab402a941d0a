import type { PersonContext } from "@/lib/commands/define-command";
import type { Terms } from "@/lib/features/dispute/schema";
import type { Compartment } from "@/lib/features/mediation/queries-compartment";
import { draftPlace } from "@/lib/features/mediation/queries-draft";
import { shutBox, shutBytes } from "@/lib/files/compartment";

type Desk = Pick<PersonContext, "tx" | "now" | "newId"> & { readonly scope: { readonly personId: string } };
type Attached = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer };

/** Shuts a message and its files under the key of the mediation, and keeps the boxes. */
export async function putMessage(
  { tx, now, newId, scope }: Desk,
  { projectId, mediationId }: Compartment,
  key: Uint8Array,
  said: { readonly threadPartyId: string | null; readonly text: string; readonly files: readonly Attached[] },
): Promise<string> {
  const { threadPartyId, text } = said;
  const id = newId();
  const files = said.files.map((file) => ({ ...file, id: newId() }));
  const place = { projectId, mediationId, threadPartyId };
  const listed = files.map((file) => ({
    id: file.id,
    name: file.name,
    mediaType: file.mediaType,
    bytes: file.bytes.length,
  }));
  const box = new Uint8Array(shutBox(key, { ...place, id }, { text, files: listed }));
  const { personId } = scope;
  await tx.mediationMessage.createMany({ data: [{ ...place, id, personId, box, postedAt: new Date(now) }] });
  if (files.length > 0) {
    const rows = files.map((file) => ({
      ...place,
      id: file.id,
      messageId: id,
      box: new Uint8Array(shutBytes(key, { ...place, id: file.id }, file.bytes)),
    }));
    await tx.mediationFile.createMany({ data: rows });
  }
  return id;
}

/** Shuts terms on which an agreement is sought. Whoever drafts them for a party agrees to them. */
export async function putDraft(
  { tx, now, scope }: Desk,
  { projectId, mediationId, partyId }: Compartment,
  key: Uint8Array,
  { version, terms }: { readonly version: number; readonly terms: Terms },
): Promise<void> {
  const { personId } = scope;
  const of = { projectId, mediationId, version };
  const box = new Uint8Array(shutBox(key, draftPlace(of), { ...terms }));
  await tx.mediationDraft.createMany({ data: [{ ...of, personId, partyId, box, draftedAt: new Date(now) }] });
  if (partyId === null) return;
  await tx.mediationConsent.createMany({ data: [{ ...of, partyId, personId, agreedAt: new Date(now) }] });
}

/** Notes that a party agrees to a draft. */
export async function putConsent(
  { tx, now, scope }: Desk,
  of: { readonly projectId: string; readonly mediationId: string; readonly version: number; readonly partyId: string },
): Promise<void> {
  await tx.mediationConsent.createMany({ data: [{ ...of, personId: scope.personId, agreedAt: new Date(now) }] });
}
