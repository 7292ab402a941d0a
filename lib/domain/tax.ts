import { z } from "zod";
import { allocate, fraction } from "@/lib/kernel/money";

/** Rates are whole numbers of a hundred-thousandth: 20 % is 20 000, and Quebec's 9.975 % is 9 975. Never a float. */
const WHOLE = 100_000;

/** One tax of a regime: what it is called on an invoice, its rate, and since when that rate stands. */
export type TaxPart = { readonly name: string; readonly rate: number; readonly since: string };

/** A regime of tax that an invoice may be under, and where its rates come from. */
type Regime = {
  readonly country: "FR" | "BE" | "LU" | "CH" | "CA" | null;
  readonly parts: readonly TaxPart[];
  readonly source: string;
};

const vat = (rate: number, since: string, name = "TVA"): readonly TaxPart[] => [{ name, rate, since }];
const fr = "CGI art. 278, 278 bis, 278-0 bis, 281 quater";
const be = "AR n° 20 du 20 juillet 1970";
const lu = "Loi TVA du 12 février 1979, art. 39 et 40";
const ch = "LTVA (RS 641.20) art. 25";

/**
 * The regimes by their codes. Rates are those of the named texts; a rate that changes is a new row, since invoices of the
 * old one stay what they were. NONE is what is not taxed at all; REVERSE_CHARGE is taxed at the client's.
 */
export const taxRegimes = {
  FR_20: { country: "FR", parts: vat(20_000, "2014-01-01"), source: fr },
  FR_10: { country: "FR", parts: vat(10_000, "2014-01-01"), source: fr },
  FR_5_5: { country: "FR", parts: vat(5_500, "1982-07-01"), source: fr },
  FR_2_1: { country: "FR", parts: vat(2_100, "1989-01-01"), source: fr },
  BE_21: { country: "BE", parts: vat(21_000, "1996-01-01"), source: be },
  BE_12: { country: "BE", parts: vat(12_000, "1992-04-01"), source: be },
  BE_6: { country: "BE", parts: vat(6_000, "1992-04-01"), source: be },
  LU_17: { country: "LU", parts: vat(17_000, "2024-01-01"), source: lu },
  LU_14: { country: "LU", parts: vat(14_000, "2024-01-01"), source: lu },
  LU_8: { country: "LU", parts: vat(8_000, "2024-01-01"), source: lu },
  LU_3: { country: "LU", parts: vat(3_000, "2015-01-01"), source: lu },
  CH_8_1: { country: "CH", parts: vat(8_100, "2024-01-01"), source: ch },
  CH_2_6: { country: "CH", parts: vat(2_600, "2024-01-01"), source: ch },
  CH_3_8: { country: "CH", parts: vat(3_800, "2024-01-01"), source: ch },
  QC: {
    country: "CA",
    parts: [...vat(5_000, "2008-01-01", "TPS"), ...vat(9_975, "2013-01-01", "TVQ")],
    source: "L.R.C. 1985, c. E-15, art. 165 ; RLRQ, c. T-0.1, art. 16",
  },
  REVERSE_CHARGE: {
    country: null,
    parts: [],
    source: "Directive 2006/112/CE art. 44, 196 et 226, 11 bis ; CGI art. 283",
  },
  NONE: { country: null, parts: [], source: "CGI art. 293 B ; Directive 2006/112/CE art. 132 et 284" },
} as const satisfies Record<string, Regime>;

/** The code of a regime, as an invoice says it. */
export const TaxRegime = z.enum([
  "FR_20",
  "FR_10",
  "FR_5_5",
  "FR_2_1",
  "BE_21",
  "BE_12",
  "BE_6",
  "LU_17",
  "LU_14",
  "LU_8",
  "LU_3",
  "CH_8_1",
  "CH_2_6",
  "CH_3_8",
  "QC",
  "REVERSE_CHARGE",
  "NONE",
]);
export type TaxRegime = z.infer<typeof TaxRegime>;

/** The tax on an amount before tax: each tax of the regime rounded half up to the cent once, on the whole amount (EN 16931, BR-CO-17). */
export function taxOn(netCents: number, regime: TaxRegime): number {
  return taxRegimes[regime].parts.reduce((sum, { rate }) => sum + fraction(netCents, rate, WHOLE), 0);
}

/** A part of an invoice before tax. */
export type Line = { readonly milestoneId: string | null; readonly netCents: number };
export type TaxedLine = Line & { readonly taxCents: number };

/** The lines of an invoice with the tax of each: counted once on their sum, then shared out to the cent. */
export function taxed(lines: readonly Line[], regime: TaxRegime): readonly TaxedLine[] {
  const taxes = allocate(
    taxOn(sumOf(lines), regime),
    lines.map(({ netCents }) => netCents),
  );
  return lines.map((line, at) => ({ ...line, taxCents: taxes[at] ?? 0 }));
}

/** The sum of lines, before tax. */
export function sumOf(lines: readonly { readonly netCents: number }[]): number {
  return lines.reduce((sum, { netCents }) => sum + netCents, 0);
}

/** The texts that name a rate, in basis points: from where somebody who types it may have it. None for a rate that no regime has. */
export function sourcesOfRate(basisPoints: number): readonly string[] {
  const regimes: readonly Regime[] = Object.values(taxRegimes);
  const named = regimes.filter(({ parts }) => parts.length === 1 && parts[0]?.rate === basisPoints * 10);
  return [...new Set(named.map(({ source }) => source))];
}
