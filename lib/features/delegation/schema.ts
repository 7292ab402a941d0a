import { z } from "zod";
import { Role } from "@/lib/domain/party";
import { CommandName } from "@/lib/domain/policy";
import { DelegationId, Digest, MemberId } from "@/lib/kernel/ids";

/** A power as it is written: to whom, which role, for which acts, up to which amount (cents before tax), from which day to which day included. */
export const DelegationTerms = z.object({
  granteeMemberId: MemberId,
  role: Role,
  acts: z.array(CommandName).max(80),
  maxAmountCents: z.int().min(0).max(1_000_000_000_00).nullable(),
  from: z.iso.date(),
  until: z.iso.date(),
  reason: z.string().trim().min(1).max(1000),
});
export type DelegationTerms = z.infer<typeof DelegationTerms>;

/** The power that is signed, by its terms and the digest of what was read. */
export const GrantDelegationInput = DelegationTerms.extend({ digest: Digest });
export type GrantDelegationInput = z.infer<typeof GrantDelegationInput>;

/** A power to end, and why. */
export const RevokeDelegationInput = z.object({
  delegationId: DelegationId,
  reason: z.string().trim().min(1).max(1000),
});
export type RevokeDelegationInput = z.infer<typeof RevokeDelegationInput>;

/** The terms as an address carries them from the form to the ceremony: acts separated by commas, the ceiling in cents or empty. */
export const DelegationAddress = z
  .object({
    to: z.string(),
    role: z.string(),
    acts: z.string(),
    ceiling: z.string(),
    from: z.string(),
    until: z.string(),
    reason: z.string(),
  })
  .transform(({ to, acts, ceiling, ...rest }) => ({
    ...rest,
    granteeMemberId: to,
    acts: acts.split(",").filter((act) => act !== ""),
    maxAmountCents: ceiling === "" ? null : Number(ceiling),
  }))
  .pipe(DelegationTerms);

const typed = z.string().catch("");

/** The terms as they were typed, right or not: what the form starts from when one comes back to it. */
export const TypedDelegation = z.object({
  to: typed,
  role: typed,
  acts: typed,
  ceiling: typed,
  from: typed,
  until: typed,
  reason: typed,
});
export type TypedDelegation = z.infer<typeof TypedDelegation>;
