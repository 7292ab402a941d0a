import { z } from "zod";
import { Digest } from "@/lib/kernel/ids";

/** A file that was received and stored: what the server measured, never what the browser says. */
export const UploadEvidenceInput = z.object({
  sha256: Digest,
  bytes: z.int().min(1),
  name: z.string().min(1).max(200),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
});
export type UploadEvidenceInput = z.infer<typeof UploadEvidenceInput>;
