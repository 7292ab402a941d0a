import { giveRecord } from "@/lib/http/record-file";
import { writeRecordPdf } from "@/lib/pdf/record-pdf";

type Context = { readonly params: Promise<{ code: string; record: string }> };

/** A signed record as a PDF, with its JSON inside. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return giveRecord(await params, "pdf", writeRecordPdf);
}
