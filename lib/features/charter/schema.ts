import { z } from "zod";
import { CharterParameters } from "@/lib/domain/parameter";
import { Preset } from "@/lib/domain/preset";
import { Digest } from "@/lib/kernel/ids";

const version = z.int().min(1);

/** The parameters of the draft; with no draft there, they begin one. The price is in cents before tax, while the project is in set-up. */
export const DraftCharterInput = z.object({
  preset: Preset,
  parameters: CharterParameters,
  initialPriceCents: z.int().min(0).max(1_000_000_000_00).nullable(),
});
export type DraftCharterInput = z.infer<typeof DraftCharterInput>;

/** The draft that is put to the parties for signature. */
export const ProposeCharterInput = z.object({ version });
export type ProposeCharterInput = z.infer<typeof ProposeCharterInput>;

/** The proposal that is taken back, and why. */
export const WithdrawCharterInput = z.object({ version, reason: z.string().trim().min(1).max(1000) });
export type WithdrawCharterInput = z.infer<typeof WithdrawCharterInput>;

/** The version that is signed, by the digest of what was read. */
export const SignCharterInput = z.object({ version, digest: Digest });
export type SignCharterInput = z.infer<typeof SignCharterInput>;

/** The version that an address asks for; anything else asks for none in particular. */
export const VersionParameter = z.coerce.number().int().min(1).max(100_000).nullable().catch(null);
