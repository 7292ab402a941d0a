import { z } from "zod";
import type { PersonContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import { ConsultationStatus } from "@/lib/domain/consultation";
import type { CandidateFacts, OfferContent } from "@/lib/domain/offer";
import { Place } from "@/lib/features/consultation/queries-candidate";
import { sealOffer } from "@/lib/files/seal";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { sha256 } from "@/lib/ledger/canonical";

/** A candidate about to act: where, what its rules need to know, and its offer that stands. */
export type Acting = {
  readonly place: Place;
  readonly facts: CandidateFacts;
  readonly opensAt: Instant;
  readonly standing: { readonly id: string } | null;
  readonly versions: number;
};

/** Enters a consultation as one of its candidates, who acts once at a time; `null` for everybody else. */
export async function enterAsCandidate(tx: Tx, consultationId: string, now: Instant): Promise<Acting | null> {
  const rows = await tx.$queryRaw<{ place: unknown }[]>`
    SELECT aval_enter_candidacy(${consultationId}::uuid, true) AS place`;
  const found = rows[0]?.place ?? null;
  if (found === null) return null;
  const place = Place.parse(found);
  const { projectId, candidateId } = place;
  const [row, offers] = await Promise.all([
    tx.consultation.findUniqueOrThrow({ where: { projectId_id: { projectId, id: consultationId } } }),
    tx.offer.findMany({
      where: { projectId, candidateId },
      select: { id: true, withdrawnAt: true, replacedAt: true },
    }),
  ]);
  const standing = offers.find((offer) => offer.withdrawnAt === null && offer.replacedAt === null) ?? null;
  return {
    place,
    standing,
    versions: offers.length,
    opensAt: instantOf(row.opensAt),
    facts: {
      projectStatus: place.projectStatus,
      status: ConsultationStatus.parse(row.status),
      now,
      questionsUntil: instantOf(row.questionsUntil),
      closesAt: instantOf(row.closesAt),
      sealedAt: row.sealedAt === null ? null : instantOf(row.sealedAt),
      standing: standing !== null,
    },
  };
}

/** Seals an offer and puts it in the box; the one that stood goes, with its key. Answers its receipt. */
export async function putOffer(
  { tx, now, newId }: Pick<PersonContext, "tx" | "now" | "newId">,
  { place, standing, versions, opensAt }: Acting,
  content: OfferContent,
  secret: string,
): Promise<{ readonly offerId: string; readonly digest: string }> {
  const { projectId, consultationId, candidateId } = place;
  const offerId = newId();
  const { sealed, wrapped, digest } = sealOffer(secret, { projectId, consultationId, offerId, opensAt }, content);
  if (standing !== null) await takeOut(tx, { projectId, id: standing.id }, { replacedAt: new Date(now) });
  const at = { version: versions + 1, depositedAt: new Date(now) };
  await tx.offer.createMany({
    data: [{ projectId, id: offerId, consultationId, candidateId, digest, sealed: new Uint8Array(sealed), ...at }],
  });
  await tx.offerKey.createMany({ data: [{ projectId, offerId, wrapped: new Uint8Array(wrapped) }] });
  return { offerId, digest };
}

/** Takes an offer out of the box: its bytes and its key are gone, that it was there is not. */
export async function takeOut(
  tx: Tx,
  offer: { readonly projectId: string; readonly id: string },
  how: { readonly withdrawnAt: Date } | { readonly replacedAt: Date },
): Promise<void> {
  await tx.offer.updateMany({ where: offer, data: { sealed: null, ...how } });
}

/** Saves a question; who asks is known to nobody else. */
export async function saveQuestion(
  { tx, now, newId }: Pick<PersonContext, "tx" | "now" | "newId">,
  { projectId, consultationId, candidateId }: Place,
  text: string,
): Promise<string> {
  const id = newId();
  // Its number is given by the database, which alone sees all questions.
  await tx.consultationQuestion.createMany({
    data: [{ projectId, id, consultationId, number: 1, text, askedAt: new Date(now) }],
  });
  await tx.consultationAsker.createMany({ data: [{ projectId, questionId: id, candidateId }] });
  return id;
}

const Taken = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("TAKEN"), consultationId: z.uuid() }),
  z.object({ outcome: z.literal("MEMBER") }),
]);

/** Takes up the candidacy of a token for the person of the transaction; `null` when there is nothing to take up. */
export async function takeCandidacy(tx: Tx, token: string, now: Instant): Promise<z.infer<typeof Taken> | null> {
  const rows = await tx.$queryRaw<{ taken: unknown }[]>`
    SELECT aval_take_candidacy(${sha256(token)}, ${now}::timestamptz) AS taken`;
  const taken = rows[0]?.taken ?? null;
  return taken === null ? null : Taken.parse(taken);
}
