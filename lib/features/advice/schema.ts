import { z } from "zod";
import { AdviceAnswer, AdviceOutcome } from "@/lib/domain/advice";
import { AdviceKind, AdviceLink } from "@/lib/domain/advice-content";
import { Digest } from "@/lib/kernel/ids";

/** The number of advice: AVIS-001. */
export const AdviceCode = z.string().regex(/^AVIS-\d{3,6}$/);
const line = z.string().trim().min(1).max(200);
const words = z.string().trim().max(10_000);
const shorter = z.string().trim().max(2_000);

/** What an adviser writes, whoever they are. */
export const AdviceWords = z.object({
  object: line,
  facts: words,
  options: words,
  recommended: z.string().trim().max(5_000),
  cost: shorter,
  delay: shorter,
  quality: shorter,
  legal: shorter,
  interests: shorter,
});
export type AdviceWords = z.infer<typeof AdviceWords>;

/** A draft of advice, or another text for one that is there; what it is about, what it replaces, what it answers. */
export const DraftAdviceInput = AdviceWords.extend({
  advice: z.union([AdviceCode, z.literal("")]),
  kind: AdviceKind,
  neededBy: z.union([z.iso.date(), z.literal("")]),
  links: z.array(AdviceLink).max(20),
  supersedes: z.union([AdviceCode, z.literal("")]),
  /** The request for an opinion that it answers: DA-001. */
  opinion: z.union([z.string().regex(/^DA-\d{3,6}$/), z.literal("")]),
});
export type DraftAdviceInput = z.infer<typeof DraftAdviceInput>;

/** One piece of advice by its number. */
export const NamedAdviceInput = z.object({ advice: AdviceCode });
export type NamedAdviceInput = z.infer<typeof NamedAdviceInput>;

/** An answer that needs no signature. */
export const FollowAdviceInput = z.object({
  advice: AdviceCode,
  answer: AdviceAnswer.exclude(["OVERRIDDEN"]),
  reason: words,
});
export type FollowAdviceInput = z.infer<typeof FollowAdviceInput>;

/** What is signed when advice is not followed, or not wholly: why, and which consequences are accepted. */
export const OverrideAdviceInput = z.object({
  advice: AdviceCode,
  answer: AdviceAnswer.exclude(["FOLLOWED"]),
  reason: words,
  consequences: words,
  digest: Digest,
});
export type OverrideAdviceInput = z.infer<typeof OverrideAdviceInput>;

/** The question no longer arises, and why. */
export const LapseAdviceInput = z.object({ advice: AdviceCode, reason: z.string().trim().max(5_000) });
export type LapseAdviceInput = z.infer<typeof LapseAdviceInput>;

/** What came of it, later. */
export const NoteAdviceOutcomeInput = z.object({
  advice: AdviceCode,
  outcome: AdviceOutcome,
  note: z.string().trim().max(5_000),
});
export type NoteAdviceOutcomeInput = z.infer<typeof NoteAdviceOutcomeInput>;
