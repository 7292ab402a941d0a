import { z } from "zod";
import { ErasureGround } from "@/lib/domain/erasure";
import type { Hidden } from "@/lib/features/account/schema";

/** What is confirmed when a person is erased: who, on which ground, and in which words. */
export const ErasureTerms = z.object({
  personId: z.uuid(),
  ground: ErasureGround,
  /** Kept for good, so it says nothing that names the person. */
  reason: z.string().trim().min(10).max(1000),
});
export type ErasureTerms = z.infer<typeof ErasureTerms>;

/** The terms, and the address of the person typed once more: read and forgotten, not even its digest is kept. */
export const ErasePersonInput = ErasureTerms.extend({
  confirmation: z
    .string()
    .trim()
    .min(1)
    .max(254)
    .transform((typed): Hidden => ({ reveal: () => typed, toJSON: () => null })),
});
