import { limits, takeAttempts } from "@/lib/auth/rate-limit";
import { definePersonCommand, missing, refuse, wrongField } from "@/lib/commands/define-command";
import { decideDeposit, type OfferFile } from "@/lib/domain/offer";
import { refuse as because } from "@/lib/domain/refusal";
import { env } from "@/lib/env";
import { DepositOfferInput } from "@/lib/features/consultation/schema";
import { enterAsCandidate, putOffer } from "@/lib/features/consultation/store-offer";
import { admitBytes } from "@/lib/files/accept";
import { safeFileName } from "@/lib/files/file-name";
import { ok } from "@/lib/kernel/result";

/**
 * Puts an offer in the box, or another one in its place: sealed before it is stored, under a key that nobody reads before
 * the opening, its own candidate included. The receipt is the digest of what was sealed.
 */
export const depositOffer = definePersonCommand({
  name: "offer.deposit",
  input: DepositOfferInput,
  async run(ctx, { consultationId, price, text, files }) {
    const acting = await enterAsCandidate(ctx.tx, consultationId, ctx.now);
    if (acting === null) return missing();
    const kept: OfferFile[] = [];
    for (const [index, { name, base64 }] of files.entries()) {
      const bytes = Buffer.from(base64, "base64");
      const safe = safeFileName(name);
      const admitted = safe === null || bytes.length === 0 ? null : await admitBytes(bytes, safe);
      if (safe === null || admitted === null || !admitted.ok) return wrongField(`files.${index}`, "file-refused");
      kept.push({ name: safe, mediaType: admitted.value.mediaType, base64: bytes.toString("base64") });
    }
    const bytes = kept.reduce((sum, file) => sum + Buffer.byteLength(file.base64, "base64"), 0);
    const ruling = decideDeposit(acting.facts, { price, bytes });
    if (!ruling.ok) return refuse(ruling.error);
    // Each is as long as the longest, whatever it holds, and stays in the log of the database when it is replaced.
    const deposited = { limit: limits.depositByPerson, subject: ctx.scope.personId };
    const until = await takeAttempts({ db: ctx.tx, now: ctx.now }, [deposited]);
    if (until !== null) return refuse([because("deposits-exhausted", { most: deposited.limit.points })]);
    const content = { format: "aval.offer/1", price, text, files: kept } as const;
    const { offerId, digest } = await putOffer(ctx, acting, content, env().secret);
    return ok({
      events: [{ type: "OfferDeposited", payload: { consultationId, offerId, digest } }],
      result: { offerId, digest, depositedAt: ctx.now },
    });
  },
});
