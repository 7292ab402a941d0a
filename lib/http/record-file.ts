import { currentActor } from "@/lib/auth/current";
import { findRecordProof } from "@/lib/features/signature/queries-proof";
import { type RecordForm, type RecordProof, recordFileName } from "@/lib/features/signature/view-proof";
import { downloadHeaders } from "@/lib/files/download";
import { door } from "@/lib/http/door";

const mediaTypes = { json: "application/json", pdf: "application/pdf" } as const satisfies Record<RecordForm, string>;

/**
 * Gives a signed record as a file, to a member of its project with a live session; to anybody else, and when there is no
 * such record, it is not found. `write` makes the bytes of a form.
 */
export async function giveRecord(
  at: { readonly code: string; readonly record: string },
  form: RecordForm,
  write: (proof: RecordProof) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Response> {
  const actor = await currentActor();
  const proof =
    actor === null ? null : await findRecordProof(door().db, actor.personId, { project: at.code, record: at.record });
  if (proof === null) return new Response(null, { status: 404, headers: { "Cache-Control": "private, no-store" } });
  const bytes = await write(proof);
  const headers = downloadHeaders({
    name: recordFileName(proof, form),
    mediaType: mediaTypes[form],
    size: bytes.byteLength,
  });
  return new Response(bytes, { headers });
}
