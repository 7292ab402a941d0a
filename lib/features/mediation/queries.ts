import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { compartmentOpen } from "@/lib/domain/mediation";
import { env } from "@/lib/env";
import { Terms } from "@/lib/features/dispute/schema";
import { type Compartment, enterCompartment, listCompartments } from "@/lib/features/mediation/queries-compartment";
import { draftPlace } from "@/lib/features/mediation/queries-draft";
import type { CompartmentView, MediationDraft, MediationLine, MediationMessage } from "@/lib/features/mediation/view";
import { openBox, openBytes, readCompartmentKey } from "@/lib/files/compartment";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** The mediations in which a person is. */
export async function listMediations(tx: Tx): Promise<readonly MediationLine[]> {
  const places = await listCompartments(tx);
  return places.map(({ mediationId, dispute, project, parties, status, dueOn, destroyed }) => ({
    mediationId,
    dispute,
    project,
    parties: parties.map(({ name }) => name),
    status,
    dueOn,
    destroyed,
  }));
}

const Said = z.object({
  text: z.string(),
  files: z.array(z.object({ id: z.uuid(), name: z.string(), mediaType: z.string(), bytes: z.int() })),
});

/** A compartment as one of its members reads it, opened with its key; `null` for everybody else, whoever they are. */
export async function getCompartment(
  tx: Tx,
  personId: string,
  mediationId: string,
  now: Instant,
): Promise<CompartmentView | null> {
  const place = await enterCompartment(tx, mediationId);
  if (place === null) return null;
  const key = await readCompartmentKey(env().keysDir, mediationId);
  const [rows, draft] = await Promise.all([
    tx.mediationMessage.findMany({ where: { mediationId }, orderBy: [{ postedAt: "asc" }, { id: "asc" }], take: 1000 }),
    readDraft(tx, place, key),
  ]);
  const { projectId, project, projectCode, currency, timeZone, members, names, parties, partyId } = place;
  const nameOf = (id: string): string => names[id] ?? "…";
  const partyOf = (id: string | null): string | null => parties.find((one) => one.id === id)?.name ?? null;
  const said = rows.map(({ id, threadPartyId, personId: by, box, postedAt }) => {
    const opened = key === null ? null : openBox(key, { projectId, mediationId, id, threadPartyId }, box);
    const read = opened === null ? null : Said.parse(opened);
    const files = read?.files.map((file) => ({ id: file.id, name: file.name, bytes: file.bytes })) ?? [];
    const message: MediationMessage = {
      id,
      by: nameOf(by),
      mine: by === personId,
      at: instantOf(postedAt),
      text: read?.text ?? null,
      files,
    };
    return { threadPartyId, message };
  });
  const heard = [null, ...(partyId === null ? parties.map(({ id }) => id) : [partyId])];
  return {
    mediationId,
    project: { code: projectCode, name: project, currency, timeZone },
    dispute: place.dispute,
    title: place.title,
    status: place.status,
    now,
    me: { partyId },
    parties: parties.map(({ id, name }) => ({ id, name })),
    members: members.map((one) => ({ name: one.name ?? "…", party: partyOf(one.partyId) })),
    dueOn: place.dueOn,
    eraseOn: place.eraseOn,
    keptDays: place.keptDays,
    open: compartmentOpen({ ...place, hasKey: key !== null }).length === 0,
    destroyed: place.destroyed,
    threads: heard.map((id) => ({
      partyId: id,
      party: partyOf(id),
      messages: said.filter((one) => one.threadPartyId === id).map(({ message }) => message),
    })),
    draft,
  };
}

async function readDraft(tx: Tx, place: Compartment, key: Uint8Array | null): Promise<MediationDraft | null> {
  if (key === null) return null;
  const { mediationId } = place;
  const draft = await tx.mediationDraft.findFirst({ where: { mediationId }, orderBy: { version: "desc" } });
  if (draft === null) return null;
  const { version } = draft;
  const consents = await tx.mediationConsent.findMany({ where: { mediationId, version }, select: { partyId: true } });
  const terms = Terms.parse(openBox(key, draftPlace(draft), draft.box));
  return { version, ...terms, agreedBy: consents.map(({ partyId }) => partyId) };
}

/** The bytes of a file of a compartment, for who hears its thread; `null` for everybody else, and once the key is gone. */
export async function readCompartmentFile(
  tx: Tx,
  wanted: { readonly mediationId: string; readonly fileId: string },
): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Buffer } | null> {
  const { mediationId, fileId } = wanted;
  if (!z.uuid().safeParse(mediationId).success || !z.uuid().safeParse(fileId).success) return null;
  const [file, key] = await Promise.all([
    tx.mediationFile.findFirst({ where: { mediationId, id: fileId } }),
    readCompartmentKey(env().keysDir, mediationId),
  ]);
  if (file === null || key === null) return null;
  const { projectId, threadPartyId, messageId } = file;
  const message = await tx.mediationMessage.findFirst({ where: { mediationId, id: messageId } });
  const place = { projectId, mediationId, threadPartyId };
  const opened = message === null ? null : openBox(key, { ...place, id: messageId }, message.box);
  const listed = opened === null ? undefined : Said.parse(opened).files.find(({ id }) => id === fileId);
  const bytes = openBytes(key, { ...place, id: fileId }, file.box);
  return listed === undefined || bytes === null ? null : { name: listed.name, mediaType: listed.mediaType, bytes };
}
