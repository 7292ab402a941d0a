import { randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { keyedHash, sha256 } from "@/lib/ledger/canonical";

/** 256 random bits in base64url: for what travels in an address or a cookie. */
export function drawToken(): string {
  return randomBytes(32).toString("base64url");
}

/** So many digits (at most 14) for a person to read in a mail and type. */
export function drawCode(digits: number): string {
  return String(randomInt(0, 10 ** digits)).padStart(digits, "0");
}

/** SHA-256 of a random secret: enough, since it cannot be guessed. */
export function hashToken(token: string): string {
  return sha256(token);
}

/** HMAC-SHA-256 of a short code under the secret of the installation, bound to the row it belongs to. */
export function hashCode(secret: string, rowId: string, code: string): string {
  return keyedHash(Buffer.from(secret, "utf8"), `${rowId}:${code}`);
}

/** Compares two hashes of equal length without telling how far they agree. */
export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A code as people type it: spaces and dashes do not count. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s-]/g, "").toUpperCase();
}
