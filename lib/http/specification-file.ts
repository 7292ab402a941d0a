import type { ProjectScope } from "@/lib/auth/scope";
import { readExchange } from "@/lib/features/requirement/queries-exchange";
import { writeReqif } from "@/lib/features/requirement/sheet-reqif-write";
import type { Inside } from "@/lib/http/api/inside";
import { printedSpecification } from "@/lib/http/printed-specification";
import { writeSpecificationPdf } from "@/lib/pdf/specification-pdf";

type Within = Pick<Inside<ProjectScope>, "tx" | "scope" | "now">;

/** The specification as ReqIF 1.2. */
export async function reqifOf({ tx, scope, now }: Within): Promise<Uint8Array<ArrayBuffer>> {
  return new TextEncoder().encode(writeReqif(await readExchange(tx, scope, now)));
}

/** The specification as a document to be printed. */
export async function pdfOf({ tx, scope, now }: Within): Promise<Uint8Array<ArrayBuffer>> {
  return writeSpecificationPdf(await printedSpecification(tx, scope, now));
}
