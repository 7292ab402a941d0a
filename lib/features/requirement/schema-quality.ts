import { z } from "zod";
import { OutlineCode } from "@/lib/domain/outline";
import { RequirementContent } from "@/lib/domain/requirement-content";
import { DraftRequirementInput, RequirementCode, type RequirementFormInput } from "@/lib/features/requirement/schema";

/** A text whose look-alikes are asked for, and the requirement that it is, when it is one already. */
export const SimilarAsked = z.object({
  text: RequirementContent.shape.statement,
  except: RequirementCode.nullable(),
});
export type SimilarAsked = z.infer<typeof SimilarAsked>;

/** The chapters of the outline to open, each once. */
export const OutlineRequirementInput = z.object({
  chapters: z
    .array(OutlineCode)
    .min(1)
    .max(OutlineCode.options.length)
    .refine((chapters) => new Set(chapters).size === chapters.length, { message: "chapter-repeated" }),
});
export type OutlineRequirementInput = z.infer<typeof OutlineRequirementInput>;

/** A requirement that is still to be written, in a chapter when one is given. */
export function blankRequirement(chapter: unknown): RequirementFormInput {
  return {
    code: "",
    version: 0,
    reason: "",
    title: "",
    statement: "",
    kind: "FUNCTIONAL",
    priority: null,
    source: "",
    rationale: "",
    verificationMethod: null,
    chapter: DraftRequirementInput.shape.chapter.catch("").parse(chapter),
    criteria: [],
  };
}
