import { inflateSync } from "node:zlib";
import sax from "sax";
import { centsOf, ElectronicInvoice } from "@/lib/domain/electronic-invoice";

/** The largest invoice file that is looked into, and the largest data in it once unpacked, in bytes. */
export const MOST_FILE_BYTES = 20 * 1_024 * 1_024;
const MOST_XML_BYTES = 1_024 * 1_024;
/** Streams that may be the data: a file with more of them is no invoice. */
const MOST_CANDIDATES = 20;
/** How far before and after its mark the dictionary of a stream may reach. */
const DICTIONARY_BYTES = 4_096;

/**
 * What a PDF says of itself in the form of EN 16931 (Factur-X, ZUGFeRD 2): the XML that it carries, read without a
 * document type, so that no entity is expanded and nothing outside is fetched; unpacked no further than a mebibyte
 * (decisions/0027). `null` where there is none, where it cannot be read, or where it is something else.
 */
export function readEmbeddedInvoice(file: Buffer): ElectronicInvoice | null {
  if (file.length > MOST_FILE_BYTES) return null;
  for (const xml of embeddedTexts(file)) {
    const invoice = xml.includes("CrossIndustryInvoice") ? readCrossIndustryInvoice(xml) : null;
    if (invoice !== null) return invoice;
  }
  return null;
}

/** The texts of the embedded files of a PDF, one after another. Streams always stand in the open, unless it is encrypted. */
function* embeddedTexts(file: Buffer): Generator<string> {
  let at = file.indexOf("EmbeddedFile");
  for (let tries = 0; at !== -1 && tries < MOST_CANDIDATES; tries += 1) {
    const text = streamAt(file, at);
    if (text !== null) yield text;
    at = file.indexOf("EmbeddedFile", at + 12);
  }
}

/** The stream to whose dictionary a place belongs, unpacked; `null` when it is none, or not one that we read. */
function streamAt(file: Buffer, at: number): string | null {
  const opening = file.lastIndexOf(" obj", at);
  const mark = file.indexOf("stream", at);
  if (opening === -1 || at - opening > DICTIONARY_BYTES || mark === -1 || mark - at > DICTIONARY_BYTES) return null;
  const dictionary = file.toString("latin1", opening, mark);
  if (dictionary.includes("endobj")) return null;
  const begin = mark + 6 + (file[mark + 6] === 0x0d ? 2 : 1);
  const said = Number(/\/Length\s+(\d{1,9})(?!\s+\d+\s+R)\b/.exec(dictionary)?.[1] ?? Number.NaN);
  const end = Number.isNaN(said) ? file.indexOf("endstream", begin) : begin + said;
  if (end === -1 || end > file.length) return null;
  const body = file.subarray(begin, end);
  if (!dictionary.includes("/Filter")) return body.length > MOST_XML_BYTES ? null : decoded(body);
  return /\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(dictionary) ? unpacked(body) : null;
}

function unpacked(body: Buffer): string | null {
  try {
    return decoded(inflateSync(body, { maxOutputLength: MOST_XML_BYTES }));
  } catch {
    return null;
  }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const SETTLEMENT = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement";
const SUMS = `${SETTLEMENT}/SpecifiedTradeSettlementHeaderMonetarySummation`;

/** The places of the fields that we compare, without their namespaces. */
const places = {
  "ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID": "profile",
  "ExchangedDocument/ID": "number",
  "ExchangedDocument/TypeCode": "typeCode",
  "ExchangedDocument/IssueDateTime/DateTimeString": "issuedOn",
  "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/Name": "seller",
  [`${SETTLEMENT}/InvoiceCurrencyCode`]: "currency",
  [`${SETTLEMENT}/SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString`]: "dueOn",
  [`${SUMS}/TaxBasisTotalAmount`]: "net",
  [`${SUMS}/TaxTotalAmount`]: "tax",
  [`${SUMS}/GrandTotalAmount`]: "gross",
} as const;

/** Elements inside elements: an invoice has fewer than ten. */
const DEEPEST = 50;

/** Reads the fields that we compare from a cross-industry invoice; `null` when it is not one, or has a document type. */
export function readCrossIndustryInvoice(xml: string): ElectronicInvoice | null {
  if (xml.length > MOST_XML_BYTES || /<!(?:DOCTYPE|ENTITY)/i.test(xml)) return null;
  const found = fieldsOf(xml);
  if (found === null) return null;
  const said = (field: string): string => (found.get(field) ?? "").trim().slice(0, 200);
  const read = ElectronicInvoice.safeParse({
    profile: said("profile"),
    number: said("number"),
    typeCode: said("typeCode").slice(0, 10),
    issuedOn: dayFrom(said("issuedOn")),
    dueOn: dayFrom(said("dueOn")),
    currency: said("currency").slice(0, 10),
    netCents: centsOf(said("net")),
    taxCents: centsOf(said("tax")),
    grossCents: centsOf(said("gross")),
    seller: said("seller"),
  });
  return read.success ? read.data : null;
}

/** The texts of the known places of an invoice, the first of each; `null` when it is not well formed or not an invoice. */
function fieldsOf(xml: string): ReadonlyMap<string, string> | null {
  const parser = sax.parser(true, {});
  const known: ReadonlyMap<string, string> = new Map(Object.entries(places));
  const open: string[] = [];
  const found = new Map<string, string>();
  let root = "";
  let text = "";
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name }) => {
    const local = name.slice(name.indexOf(":") + 1);
    if (open.length === 0) root = local;
    open.push(local);
    // Out of the parser at once: what is this deep is not read to its end.
    if (open.length > DEEPEST) throw new RangeError("Too deep");
    text = "";
  };
  parser.ontext = (piece) => {
    text += piece;
  };
  parser.onclosetag = () => {
    const field = known.get(open.slice(1).join("/"));
    if (field !== undefined && !found.has(field)) found.set(field, text);
    open.pop();
    text = "";
  };
  try {
    parser.write(xml).close();
  } catch {
    return null;
  }
  return root !== "CrossIndustryInvoice" ? null : found;
}

/** A day as EN 16931 writes it, "20260930"; `null` when it is none. */
function dayFrom(text: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (match === null) return null;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  return Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day ? null : day;
}
