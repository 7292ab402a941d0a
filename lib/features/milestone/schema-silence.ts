import { z } from "zod";
import { MilestoneCode } from "@/lib/features/milestone/schema";
import { Digest } from "@/lib/kernel/ids";

const words = z.string().trim().max(10_000);

/** What shows that it was so when the period ended: a file that was uploaded, or an address. */
const RebuttalEvidenceInput = z
  .object({
    name: z.string().trim().min(1).max(200),
    fileId: z.uuid().nullable(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .nullable(),
  })
  .refine((evidence) => (evidence.fileId === null) !== (evidence.url === null), {
    path: ["url"],
    message: "file-or-link",
  });

/** What the client brings to a rebuttal: what is not conforming, criterion by criterion, the evidence, what the AMO said. */
export const RebuttalDraftInput = z.object({
  reasons: z
    .array(z.object({ criterionId: z.uuid(), text: words }))
    .max(500)
    .refine((reasons) => new Set(reasons.map((reason) => reason.criterionId)).size === reasons.length),
  evidence: z.array(RebuttalEvidenceInput).max(100),
  opinion: words,
});
export type RebuttalDraftInput = z.infer<typeof RebuttalDraftInput>;

/** A rebuttal, signed. */
export const RebutTacitAcceptanceInput = RebuttalDraftInput.extend({ milestone: MilestoneCode, digest: Digest });
export type RebutTacitAcceptanceInput = z.infer<typeof RebutTacitAcceptanceInput>;
