import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import { totalCents } from "@/lib/domain/change-price";
import type { OfferContent } from "@/lib/domain/offer";
import { openSealed, type SealPlace, unwrapKey } from "@/lib/files/seal";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { err, ok, type Result } from "@/lib/kernel/result";

type Acting = Pick<ProjectContext, "tx" | "scope" | "now">;
type Box = { readonly id: string; readonly opensAt: Date };

/** Seals the box: answers the digest that the ledger is told, or `null` when it is too early or done. */
export async function sealBox({ tx, scope, now }: Acting, consultationId: string): Promise<string | null> {
  const salt = randomBytes(32).toString("hex");
  const rows = await tx.$queryRaw<{ seal: string | null }[]>`
    SELECT aval_seal_consultation(${scope.projectId}::uuid, ${consultationId}::uuid, ${salt}, ${now}::timestamptz) AS seal`;
  return rows[0]?.seal ?? null;
}

/** Seals the box of a consultation that has closed, as the clock: `null` when it is too early, or done. */
export async function sealClosed(
  tx: Tx,
  {
    projectId,
    consultationId,
    now,
  }: { readonly projectId: string; readonly consultationId: string; readonly now: Instant },
): Promise<{ readonly code: string; readonly seal: string } | null> {
  const salt = randomBytes(32).toString("hex");
  const rows = await tx.$queryRaw<{ code: string; seal: string }[]>`
    SELECT code, seal FROM aval_close_consultation(${projectId}::uuid, ${consultationId}::uuid, ${salt}, ${now}::timestamptz)`;
  return rows[0] ?? null;
}

/** The salt of a box that is open. */
export async function readSalt(tx: Tx, projectId: string, consultationId: string): Promise<string> {
  const row = await tx.consultationSeal.findUniqueOrThrow({
    where: { projectId_consultationId: { projectId, consultationId } },
  });
  return row.salt;
}

const Released = z.object({
  candidate_id: z.uuid(),
  digest: z.string(),
  sealed: z.instanceof(Uint8Array),
  wrapped: z.instanceof(Uint8Array).nullable(),
});

/** What was opened of one offer, as the ledger tells it. */
export type Opened = {
  readonly offerId: string;
  readonly digest: string;
  readonly depositedAt: Instant;
  readonly intact: boolean;
};

/**
 * Opens every offer of a consultation that this transaction has just opened: releases the keys, opens each offer and
 * writes it in clear. One that is no longer what was sealed is told as such and keeps nobody else's from being opened.
 * `other-secret`: the keys were wrapped under another secret of the installation, or for another instant of opening.
 */
export async function openOffers(
  { tx, scope }: Acting,
  { id: consultationId, opensAt }: Box,
  secret: string,
): Promise<Result<readonly Opened[], "other-secret">> {
  const { projectId } = scope;
  const standing = await tx.offer.findMany({
    where: { projectId, consultationId, withdrawnAt: null, replacedAt: null },
    orderBy: [{ depositedAt: "asc" }, { id: "asc" }],
    select: { id: true, depositedAt: true },
  });
  const opened: Opened[] = [];
  // One box after the other: each is as long as the longest, and together they would fill the memory.
  for (const { id: offerId, depositedAt } of standing) {
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT r.* FROM aval_release_offers(${projectId}::uuid, ${consultationId}::uuid) r WHERE r.id = ${offerId}::uuid`;
    const { candidate_id: candidateId, digest, sealed, wrapped } = Released.parse(rows[0]);
    const place = { projectId, consultationId, offerId, opensAt: opensAt.toISOString() };
    const read = readOffer(secret, place, { sealed, wrapped, digest });
    if (!read.ok && read.error === "other-secret") return err("other-secret");
    const base = { projectId, offerId, consultationId, candidateId, intact: read.ok };
    await tx.openedOffer.createMany({ data: [read.ok ? { ...base, ...inClear(read.value) } : base] });
    opened.push({ offerId, digest, depositedAt: instantOf(depositedAt), intact: read.ok });
  }
  return ok(opened);
}

type Read = { readonly key: Buffer; readonly content: OfferContent };

function readOffer(
  secret: string,
  place: SealPlace,
  offer: { readonly sealed: Uint8Array; readonly wrapped: Uint8Array | null; readonly digest: string },
): Result<Read, "other-secret" | "tampered"> {
  if (offer.wrapped === null) return err("tampered");
  const key = unwrapKey(secret, place, { wrapped: offer.wrapped, digest: offer.digest });
  if (!key.ok) return key;
  const content = openSealed(key.value, place, offer);
  return content.ok ? ok({ key: key.value, content: content.value }) : content;
}

function inClear({ key, content: { price, text, files } }: Read) {
  return {
    key: new Uint8Array(key),
    oneOffCents: BigInt(price.oneOffCents),
    recurring: price.recurring,
    taxBasisPoints: price.taxBasisPoints,
    reverseCharge: price.reverseCharge,
    totalCents: BigInt(totalCents(price)),
    text,
    files: files.map(({ name, mediaType, base64 }) => ({
      name,
      mediaType,
      bytes: Buffer.byteLength(base64, "base64"),
    })),
  };
}
