import { createHash, createHmac } from "node:crypto";
import canonicalize from "canonicalize";
import { Digest } from "@/lib/kernel/ids";

/** What JSON can hold: canonical content and payloads are made of it and of nothing else. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The canonical text of a JSON value (RFC 8785): the same facts give the same bytes, whatever the order of the keys. */
export function canonical(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("Not a JSON value");
  return text;
}

/** SHA-256 of a text in UTF-8, lower-case hexadecimal. */
export function sha256(text: string): Digest {
  return Digest.parse(createHash("sha256").update(text, "utf8").digest("hex"));
}

/** The digest of a JSON value: SHA-256 of its canonical text. */
export function digestOf(value: Json): Digest {
  return sha256(canonical(value));
}

/** HMAC-SHA-256 of a text: without the key, the text cannot be guessed from it (domain.md 6.3). */
export function keyedHash(key: Uint8Array, text: string): Digest {
  return Digest.parse(createHmac("sha256", key).update(text, "utf8").digest("hex"));
}
