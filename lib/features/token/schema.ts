import { z } from "zod";
import type { Hidden } from "@/lib/features/account/schema";

/** A token lives a year at most. */
export const longestTokenDays = 365;

/** What a token will allow: its name, how far it goes (`null`: every project), and for how many days. */
export const TokenTerms = z.object({
  name: z.string().trim().min(1).max(100),
  access: z.enum(["READ", "ACT"]),
  projects: z.array(z.string().min(1).max(60)).min(1).max(50).nullable(),
  days: z.int().min(1).max(longestTokenDays),
});
export type TokenTerms = z.infer<typeof TokenTerms>;

/** A token to make, on a fresh proof of identity bound to its terms. The token itself is drawn by the server, and is never written down. */
export const CreateTokenInput = TokenTerms.extend({
  proofId: z.uuid(),
  token: z
    .string()
    .regex(/^aval_pat_[A-Za-z0-9_-]{43}$/)
    .transform((drawn): Hidden => ({ reveal: () => drawn, toJSON: () => null })),
});

/** One's token to end. */
export const RevokeTokenInput = z.object({ tokenId: z.uuid() });
