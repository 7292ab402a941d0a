import { z } from "zod";

/** What an invoice says of itself in the form of EN 16931 (Factur-X, ZUGFeRD): what we compare with what was typed. */
export const ElectronicInvoice = z.strictObject({
  /** The profile that the file names: "urn:factur-x.eu:1p0:minimum", say. */
  profile: z.string().max(200),
  number: z.string().max(200),
  /** 380 is an invoice, 381 a credit note (UNTDID 1001). */
  typeCode: z.string().max(10),
  issuedOn: z.iso.date().nullable(),
  dueOn: z.iso.date().nullable(),
  currency: z.string().max(10),
  netCents: z.int().nullable(),
  taxCents: z.int().nullable(),
  grossCents: z.int().nullable(),
  seller: z.string().max(200),
});
export type ElectronicInvoice = z.infer<typeof ElectronicInvoice>;

/** What was typed of an invoice, for the comparison. */
export type TypedInvoice = {
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly currency: string;
  readonly netCents: number;
  readonly taxCents: number;
};

/** A field on which the file and what was typed differ. */
export type InvoiceDifference = {
  readonly field: "number" | "issuedOn" | "dueOn" | "currency" | "netCents" | "taxCents" | "grossCents";
  readonly file: string | number;
  readonly typed: string | number;
};

/** Every field that the file says otherwise than what was typed; what the file does not say is no difference. */
export function differencesOf(file: ElectronicInvoice, typed: TypedInvoice): readonly InvoiceDifference[] {
  const pairs: readonly (readonly [InvoiceDifference["field"], string | number | null, string | number | null])[] = [
    ["number", file.number === "" ? null : file.number, typed.number],
    ["issuedOn", file.issuedOn, typed.issuedOn],
    ["dueOn", file.dueOn, typed.dueOn],
    ["currency", file.currency === "" ? null : file.currency, typed.currency],
    ["netCents", file.netCents, typed.netCents],
    ["taxCents", file.taxCents, typed.taxCents],
    ["grossCents", file.grossCents, typed.netCents + typed.taxCents],
  ];
  return pairs.flatMap(([field, said, entered]) =>
    said === null || entered === null || said === entered ? [] : [{ field, file: said, typed: entered }],
  );
}

/** An amount as EN 16931 writes it ("1234.5", two decimals at most) in cents; `null` when it is none. Exact, no float. */
export function centsOf(text: string): number | null {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(text.trim());
  if (match === null) return null;
  const [, sign = "", whole = "0", decimals = ""] = match;
  const cents = Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
  return cents === 0 ? 0 : sign === "-" ? -cents : cents;
}
