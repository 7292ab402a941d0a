import { defineCommand, done } from "@/lib/commands/define-command";
import { UploadEvidenceInput } from "@/lib/features/file/schema";
import { saveFile } from "@/lib/features/file/store";

/** Records a file that the upload route has received, measured and stored. */
export const uploadEvidence = defineCommand({
  name: "evidence.upload",
  input: UploadEvidenceInput,
  rest: { kind: "FILE" },
  async run({ tx, scope, now, newId }, input) {
    const fileId = newId();
    await saveFile(tx, {
      ...input,
      fileId,
      projectId: scope.projectId,
      partyId: scope.partyId,
      uploadedBy: scope.memberId,
      now,
    });
    const { sha256: digest, bytes, mediaType } = input;
    return done([{ type: "EvidenceUploaded", payload: { fileId, digest, bytes, mediaType } }], { fileId });
  },
});
