import { z } from "zod";
import { Digest } from "@/lib/kernel/ids";

/** The most that one amount may be: ten billion units of a currency. */
export const MOST_CENTS = 1_000_000_000_000;

/** A ceiling as it is written: cents before tax, and why it is this one. */
export const CeilingTerms = z.object({
  ceilingCents: z.int().min(0).max(MOST_CENTS),
  reason: z.string().trim().max(2_000),
});
export type CeilingTerms = z.infer<typeof CeilingTerms>;

/** The ceiling that is signed, by its terms and the digest of what was read. */
export const SetBudgetCeilingInput = CeilingTerms.extend({ digest: Digest });
export type SetBudgetCeilingInput = z.infer<typeof SetBudgetCeilingInput>;

/** The terms as an address carries them from the form to the ceremony. */
export const CeilingAddress = z
  .object({ ceiling: z.string().regex(/^\d{1,13}$/), reason: z.string().max(2_000).catch("") })
  .transform(({ ceiling, reason }) => ({ ceilingCents: Number(ceiling), reason }))
  .pipe(CeilingTerms);
