import { z } from "zod";
import { downloadHeaders } from "@/lib/files/download";
import { nothing, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { budgetPdfOf } from "@/lib/http/printed-budget";
import { pdfOf, reqifOf } from "@/lib/http/specification-file";

function fileOf(bytes: Uint8Array<ArrayBuffer>, name: string, mediaType: string): Response {
  return new Response(bytes, { headers: downloadHeaders({ name, mediaType, size: bytes.byteLength }) });
}

const reqif = projectRead({
  id: "getSpecificationReqif",
  path: "/projects/{code}/specification/reqif",
  tag: "Requirements",
  summary: "The specification as ReqIF",
  description:
    "Every requirement that is not rejected or withdrawn, its chapters and its relations, as ReqIF 1.2. Identifiers never change: what came in under a GUID goes out under it.",
  params: nothing,
  query: nothing,
  answer: z.unknown(),
  media: "application/xml",
  read: async (inside) => fileOf(await reqifOf(inside), `${inside.scope.code}-specification.reqif`, "application/xml"),
});

const pdf = projectRead({
  id: "getSpecificationPdf",
  path: "/projects/{code}/specification/pdf",
  tag: "Requirements",
  summary: "The specification as PDF",
  description: "The requirements as they stand, by chapter, to be printed: tagged, in the language of the contract.",
  params: nothing,
  query: nothing,
  answer: z.unknown(),
  media: "application/pdf",
  read: async (inside) => fileOf(await pdfOf(inside), `${inside.scope.code}-specification.pdf`, "application/pdf"),
});

const budget = projectRead({
  id: "getBudgetPdf",
  path: "/projects/{code}/budget/pdf",
  tag: "Budget",
  summary: "The budget as PDF",
  description:
    "What `getBudget` answers and the newest 1,000 entries, to be printed: tagged, in the language of the contract, with the act of the ledger that the figures stand on.",
  params: nothing,
  query: nothing,
  answer: z.unknown(),
  media: "application/pdf",
  read: async (inside) => fileOf(await budgetPdfOf(inside), `${inside.scope.code}-budget.pdf`, "application/pdf"),
});

/** The specification and the budget as a whole, for other tools and for paper. */
export const exchangeReads: readonly ReadOperation[] = [reqif, pdf, budget];
