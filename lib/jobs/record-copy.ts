import { z } from "zod";
import type { Database } from "@/lib/db/client";
import { findRecordProof } from "@/lib/features/signature/queries-proof";
import { type RecordProof, recordFileName, recordProofText } from "@/lib/features/signature/view-proof";
import { writeRecordPdf } from "@/lib/pdf/record-pdf";

/** A file that goes with a mail. */
export type Attachment = { readonly filename: string; readonly contentType: string; readonly content: Buffer };

/** Above this the PDF is not mailed, since many servers would refuse the whole mail; its link is in the words. */
const maxPdfBytes = 7_000_000;

const Copied = z.object({ record: z.string(), path: z.string().regex(/^\/projects\/[^/]+\/records\/[^/]+$/) });

/**
 * Makes the files that go with the copy of a signature, PDF and JSON. They are read as the person the mail goes to, so
 * that the sender itself sees no project: whoever has left the project since gets the words alone, with the head of the
 * chain that they hold. A record is printed once for all the people of one batch.
 */
export function recordCopies(
  db: Database,
): (mail: { readonly personId: string | null; readonly payload: unknown }) => Promise<readonly Attachment[]> {
  const printed = new Map<string, Promise<readonly Attachment[]>>();
  return async ({ personId, payload }) => {
    const copied = Copied.safeParse(payload);
    if (personId === null || !copied.success) return [];
    const [, , project = ""] = copied.data.path.split("/");
    const proof = await findRecordProof(db, personId, { project, record: copied.data.record });
    if (proof === null) return [];
    const text = recordProofText(proof);
    // The promise, not the files: those who ask while it is being printed wait for the same print.
    const files = printed.get(text) ?? print(proof, text);
    printed.set(text, files);
    return files;
  };
}

async function print(proof: RecordProof, text: string): Promise<readonly Attachment[]> {
  const pdf = Buffer.from(await writeRecordPdf(proof));
  const json = Buffer.from(text, "utf8");
  return [
    ...(pdf.byteLength > maxPdfBytes
      ? []
      : [{ filename: recordFileName(proof, "pdf"), contentType: "application/pdf", content: pdf }]),
    { filename: recordFileName(proof, "json"), contentType: "application/json", content: json },
  ];
}
