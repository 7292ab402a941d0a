import { z } from "zod";

/**
 * Branded UUIDs, so that a milestone's id cannot be passed where a person's is wanted.
 * All ids are UUIDv7 (RFC 9562): they sort by creation, which keeps index pages dense.
 */
function brandedId<const B extends string>() {
  return z.uuid().brand<B>();
}

export const PersonId = brandedId<"PersonId">();
export type PersonId = z.infer<typeof PersonId>;
export const ProjectId = brandedId<"ProjectId">();
export type ProjectId = z.infer<typeof ProjectId>;
export const PartyId = brandedId<"PartyId">();
export type PartyId = z.infer<typeof PartyId>;
export const MemberId = brandedId<"MemberId">();
export type MemberId = z.infer<typeof MemberId>;
export const DelegationId = brandedId<"DelegationId">();
export type DelegationId = z.infer<typeof DelegationId>;
export const CommandId = brandedId<"CommandId">();
export type CommandId = z.infer<typeof CommandId>;
/**
 * An id that a caller chose for its act: a UUID of any version but 5. Those are worked out from what is known to all, and
 * name what the clock does: whoever claimed one first would keep it from being done.
 */
export const ChosenId = z.uuid().refine((id) => id.charAt(14) !== "5");
/** SHA-256 in lower-case hexadecimal (FIPS 180-4), 64 characters. */
export const Digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<"Digest">();
export type Digest = z.infer<typeof Digest>;
