import { z } from "zod";
import { RequirementCode } from "@/lib/features/requirement/schema";
import { Digest } from "@/lib/kernel/ids";

/** The most that one baseline holds. */
export const largestBaseline = 20_000;

/** What is left out, said before the signature; "none" is an answer (CR-10). The rule refuses silence. */
export const Exclusions = z.string().trim().max(10_000);

/** The signature of a set: the digest read, the exclusions, and the set as it was read, so that a change can be named. */
export const SignBaselineInput = z.object({
  digest: Digest,
  exclusions: Exclusions,
  read: z.array(z.object({ code: RequirementCode, version: z.int().min(1) })).max(largestBaseline),
});
export type SignBaselineInput = z.infer<typeof SignBaselineInput>;
