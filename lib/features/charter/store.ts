import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import { type CharterFacts, CharterStatus } from "@/lib/domain/charter";
import { CharterParameters } from "@/lib/domain/parameter";
import { Preset } from "@/lib/domain/preset";
import type { RecordContent } from "@/lib/domain/record";
import { loadUnansweredAdvice } from "@/lib/features/advice/queries-block";
import { charterRecord } from "@/lib/features/charter/store-record";
import { listParties } from "@/lib/features/party/queries";
import { charterParties } from "@/lib/features/party/view";
import { Digest } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import type { Locale } from "@/lib/text/locale";

const Row = z.object({
  id: z.uuid(),
  version: z.int(),
  status: CharterStatus,
  preset: Preset,
  parameters: CharterParameters,
  documentId: z.uuid().nullable(),
  digest: Digest.nullable(),
});

/** A version of the charter as it stands. */
export type CharterRow = z.infer<typeof Row>;

/** A version of the charter, once the acts before are done; `null` when there is no such version. */
export async function loadCharterForUpdate(tx: Tx, projectId: string, version: number): Promise<CharterRow | null> {
  await lockProject(tx, projectId);
  const row = await tx.charter.findUnique({ where: { projectId_version: { projectId, version } } });
  return row === null ? null : Row.parse(row);
}

/** The version being drafted or signed, the number of the last one, and the model that the last one follows. */
export async function loadOpenCharterForUpdate(
  tx: Tx,
  projectId: string,
): Promise<{ readonly open: CharterRow | null; readonly last: number }> {
  await lockProject(tx, projectId);
  const rows = await tx.charter.findMany({ where: { projectId }, orderBy: { version: "desc" } });
  const open = rows.find((row) => row.status === "DRAFT" || row.status === "PROPOSED");
  return { open: open === undefined ? null : Row.parse(open), last: rows[0]?.version ?? 0 };
}

/** What must be known to decide on a version: the parties with their people, and who has signed it. */
export async function loadCharterFacts(
  tx: Tx,
  projectId: string,
  charter: Pick<CharterRow, "version" | "status" | "documentId">,
  now: Instant,
): Promise<CharterFacts> {
  const { version, documentId } = charter;
  const [parties, unansweredAdvice, signatures] = await Promise.all([
    listParties(tx, projectId, now),
    loadUnansweredAdvice(tx, projectId, [{ kind: "CHARTER", code: String(version) }]),
    documentId === null
      ? []
      : tx.signature.findMany({ where: { projectId, documentId }, select: { partyId: true, personId: true } }),
  ]);
  return { status: charter.status, parties: charterParties(parties), signatures, unansweredAdvice };
}

/** The text of a version as it would be frozen now. */
export async function composeCharter(
  tx: Tx,
  scope: { readonly projectId: string; readonly language: Locale },
  charter: Pick<CharterRow, "version" | "preset" | "parameters">,
  now: Instant,
): Promise<RecordContent> {
  const { projectId, language } = scope;
  const [project, parties] = await Promise.all([
    tx.project.findUniqueOrThrow({ where: { id: projectId } }),
    listParties(tx, projectId, now),
  ]);
  const initialPriceCents = project.initialPriceCents === null ? null : Number(project.initialPriceCents);
  const { version, preset, parameters } = charter;
  return charterRecord({
    project: { ...project, language, initialPriceCents },
    version,
    preset,
    parameters,
    parties,
  });
}

type Draft = { projectId: string; id: string; preset: Preset; parameters: CharterParameters };

/** Saves a new draft. */
export async function saveDraft(tx: Tx, draft: Draft & { version: number; now: Instant }): Promise<void> {
  const { now, ...data } = draft;
  await tx.charter.create({ data: { ...data, status: "DRAFT", draftedAt: new Date(now) } });
}

/** Saves other parameters in a draft. */
export async function saveParameters(tx: Tx, { projectId, id, preset, parameters }: Draft): Promise<void> {
  await tx.charter.updateMany({ where: { projectId, id, status: "DRAFT" }, data: { preset, parameters } });
}

/** The price that the charter starts from, in cents before tax: free until the project starts. Answers the price that stands. */
export async function saveInitialPrice(tx: Tx, projectId: string, cents: number | null): Promise<number | null> {
  await tx.project.updateMany({ where: { id: projectId, status: "SETUP" }, data: { initialPriceCents: cents } });
  const { initialPriceCents } = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { initialPriceCents: true },
  });
  return initialPriceCents === null ? null : Number(initialPriceCents);
}

type Move = { projectId: string; id: string; now: Instant };

/** Moves a draft to the parties, with the text that they sign. */
export async function moveToProposed(tx: Tx, move: Move & { documentId: string; digest: Digest }): Promise<void> {
  const { projectId, id, now, documentId, digest } = move;
  await tx.charter.updateMany({
    where: { projectId, id, status: "DRAFT" },
    data: { status: "PROPOSED", documentId, digest, proposedAt: new Date(now) },
  });
}

/** Takes a proposal back. */
export async function moveToWithdrawn(tx: Tx, { projectId, id, now }: Move): Promise<void> {
  await tx.charter.updateMany({
    where: { projectId, id, status: "PROPOSED" },
    data: { status: "WITHDRAWN", endedAt: new Date(now) },
  });
}

/** Brings a version into force and supersedes the one before, which is answered. The database checks that all have signed. */
export async function moveIntoForce(
  tx: Tx,
  { projectId, id, now }: Move,
): Promise<{ readonly id: string; readonly version: number } | null> {
  const before = await tx.charter.findFirst({
    where: { projectId, status: "IN_FORCE" },
    select: { id: true, version: true },
  });
  await tx.charter.updateMany({
    where: { projectId, status: "IN_FORCE" },
    data: { status: "SUPERSEDED", endedAt: new Date(now) },
  });
  await tx.charter.updateMany({
    where: { projectId, id, status: "PROPOSED" },
    data: { status: "IN_FORCE", inForceAt: new Date(now) },
  });
  return before;
}

/** The number of the frozen record of a version. */
export async function loadRecordCode(tx: Tx, projectId: string, documentId: string): Promise<string> {
  return (
    await tx.signedDocument.findUniqueOrThrow({
      where: { projectId_id: { projectId, id: documentId } },
      select: { code: true },
    })
  ).code;
}
