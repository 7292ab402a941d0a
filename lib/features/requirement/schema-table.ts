import { z } from "zod";
import { Priority, RequirementKind } from "@/lib/domain/requirement-content";
import { DraftRequirementInput, RequirementCode, StepRequirementInput } from "@/lib/features/requirement/schema";

/** What a requirement is put before, in its chapter; last when it is nothing. */
export const MoveRequirementInput = z.object({ code: RequirementCode, before: RequirementCode.nullable() });
export type MoveRequirementInput = z.infer<typeof MoveRequirementInput>;

/** The attributes of several drafts at once; `null` leaves one as it is. */
export const ClassifyRequirementInput = StepRequirementInput.extend({
  priority: Priority.nullable(),
  kind: RequirementKind.nullable(),
  chapter: DraftRequirementInput.shape.chapter.nullable(),
}).refine(({ priority, kind, chapter }) => priority !== null || kind !== null || chapter !== null, {
  message: "nothing-to-change",
  path: ["priority"],
});
export type ClassifyRequirementInput = z.infer<typeof ClassifyRequirementInput>;
