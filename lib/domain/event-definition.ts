import { z } from "zod";

/**
 * What one kind of event records. `payload` holds ids, codes, digests, numbers and dates: never a name, an address or
 * a sentence. `texts` names the free-text fields given beside it, which the ledger keeps apart and hashes (erasable).
 */
export type EventDefinition<P extends z.ZodRawShape, T extends string> = {
  readonly version: 1 | 2;
  readonly payload: z.ZodObject<P, z.core.$strict>;
  readonly texts: readonly T[];
};

/** Defines version 1 of an event. */
export function event<P extends z.ZodRawShape, const T extends string = never>(
  payload: P,
  ...texts: T[]
): EventDefinition<P, T> {
  return { version: 1, payload: z.strictObject(payload), texts };
}

export const id = z.uuid();
/** A number people see: EX-001, J1, R-J1-01, PV-2026-001. */
export const code = z.string().min(1).max(40);
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** A calendar day in the project's zone. */
export const day = z.iso.date();
/** A point on the time line, UTC, milliseconds. */
export const moment = z.iso.datetime({ precision: 3 });
export const count = z.int().min(0);

/** What stands on a signed record: the record, and the digest of what was signed. */
export const signed = { documentId: id, record: code, digest };
/**
 * What a signature adds to its own event: also which signature it is, and the digest of everything that it says (who, for
 * whom, what it means, how and when the identity was proved), so that the chain covers all of it.
 */
const signature = { ...signed, signature: z.strictObject({ id, digest }) };

/**
 * Defines version 2 of an event that carries a signature. Version 1, in ledgers begun before, has no `signature`: it is
 * still read, and the verifier says how many there are.
 */
export function signedEvent<P extends z.ZodRawShape, const T extends string = never>(
  payload: P,
  ...texts: T[]
): EventDefinition<P & typeof signature, T> {
  return { version: 2, payload: z.strictObject({ ...payload, ...signature }), texts };
}
