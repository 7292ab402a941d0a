import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";
import { OfferContent } from "@/lib/domain/offer";
import { Digest } from "@/lib/kernel/ids";
import { err, ok, type Result } from "@/lib/kernel/result";
import { canonical } from "@/lib/ledger/canonical";

/** The one length of every sealed offer, in bytes: what it holds and how much cannot be told from it. */
export const SEALED_BYTES = 8 * 1024 * 1024;

const cipher = "aes-256-gcm";
const [keyBytes, nonceBytes, tagBytes, idBytes, lengthBytes] = [32, 12, 16, 8, 4];
const overhead = nonceBytes + tagBytes;

/** Where a sealed offer belongs. It is bound to it: in another place, or with another instant of opening, it does not open. */
export type SealPlace = {
  readonly projectId: string;
  readonly consultationId: string;
  readonly offerId: string;
  /** The instant before which it is not opened. */
  readonly opensAt: string;
};

/** A sealed offer: its bytes, its key wrapped, and the digest of what it holds (with a salt inside, so that it tells nothing). */
export type Sealed = { readonly sealed: Buffer; readonly wrapped: Buffer; readonly digest: Digest };

const Body = z.strictObject({ salt: z.string().regex(/^[0-9a-f]{64}$/), content: OfferContent });

/** Seals an offer under a key of its own (AES-256-GCM), padded to the one length; the key is wrapped under the installation's secret. */
export function sealOffer(secret: string, place: SealPlace, content: OfferContent): Sealed {
  const body = Buffer.from(canonical({ salt: randomBytes(32).toString("hex"), content }), "utf8");
  const plain = Buffer.alloc(SEALED_BYTES - overhead);
  if (body.length + lengthBytes > plain.length) throw new RangeError("An offer larger than what is sealed");
  plain.writeUInt32BE(body.length, 0);
  body.copy(plain, lengthBytes);
  const digest = digestOfBytes(body);
  const key = randomBytes(keyBytes);
  const sealed = encrypt(key, plain, bound(place, digest));
  const wrapping = wrappingKey(secret, place);
  const wrapped = Buffer.concat([idOf(wrapping), encrypt(wrapping, key, bound(place, digest))]);
  return { sealed, wrapped, digest };
}

/**
 * The key of an offer. `other-secret` when it was wrapped under another secret of the installation, or for another
 * instant of opening; `tampered` when what was kept is not what was wrapped.
 */
export function unwrapKey(
  secret: string,
  place: SealPlace,
  offer: { readonly wrapped: Uint8Array; readonly digest: string },
): Result<Buffer, "other-secret" | "tampered"> {
  const wrapping = wrappingKey(secret, place);
  const wrapped = Buffer.from(offer.wrapped);
  if (!wrapped.subarray(0, idBytes).equals(idOf(wrapping))) return err("other-secret");
  const key = decrypt(wrapping, wrapped.subarray(idBytes), bound(place, offer.digest));
  return key === null || key.length !== keyBytes ? err("tampered") : ok(key);
}

/** Opens a sealed offer with its key: exactly what was sealed, or `tampered`. */
export function openSealed(
  key: Uint8Array,
  place: SealPlace,
  offer: { readonly sealed: Uint8Array; readonly digest: string },
): Result<OfferContent, "tampered"> {
  const plain = decrypt(key, Buffer.from(offer.sealed), bound(place, offer.digest));
  if (plain === null) return err("tampered");
  const length = plain.readUInt32BE(0);
  const body = plain.subarray(lengthBytes, lengthBytes + length);
  // The digest too: one ciphertext could be made to open under two keys, one text has one digest.
  if (body.length !== length || digestOfBytes(body) !== offer.digest) return err("tampered");
  const read = Body.safeParse(JSON.parse(body.toString("utf8")));
  return read.success ? ok(read.data.content) : err("tampered");
}

/** The key that wraps the keys of one consultation: of the secret, of the consultation, of its instant of opening. */
function wrappingKey(secret: string, { projectId, consultationId, opensAt }: SealPlace): Buffer {
  const info = `aval.offer-key/1 ${projectId} ${consultationId} ${opensAt}`;
  return Buffer.from(hkdfSync("sha256", secret, "", info, keyBytes));
}

/** Tells one wrapping key from another, and nothing of either. */
function idOf(key: Buffer): Buffer {
  return createHash("sha256").update("aval.offer-key/1 id").update(key).digest().subarray(0, idBytes);
}

function bound(place: SealPlace, digest: string): Buffer {
  return Buffer.from(canonical({ ...place, digest }), "utf8");
}

function digestOfBytes(bytes: Uint8Array): Digest {
  return Digest.parse(createHash("sha256").update(bytes).digest("hex"));
}

/** AES-256-GCM under a key, bound to its context: nonce, tag, bytes. */
export function encrypt(key: Uint8Array, plain: Uint8Array, context: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const making = createCipheriv(cipher, key, nonce).setAAD(context);
  const made = Buffer.concat([making.update(plain), making.final()]);
  return Buffer.concat([nonce, making.getAuthTag(), made]);
}

/** What `encrypt` made, with the same key and the same context; `null` for anything else. */
export function decrypt(key: Uint8Array, box: Buffer, context: Uint8Array): Buffer | null {
  if (box.length < overhead) return null;
  const opening = createDecipheriv(cipher, key, box.subarray(0, nonceBytes), { authTagLength: tagBytes });
  opening.setAAD(context).setAuthTag(box.subarray(nonceBytes, overhead));
  try {
    return Buffer.concat([opening.update(box.subarray(overhead)), opening.final()]);
  } catch {
    return null;
  }
}
