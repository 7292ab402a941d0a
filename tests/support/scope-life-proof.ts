import type { Download, Page } from "@playwright/test";
import { DOMParser } from "@xmldom/xmldom";
import Papa from "papaparse";
import { extractText, getDocumentProxy } from "unpdf";
import { z } from "zod";
import type { Company } from "@/tests/support/clock-life-cast";
import { open } from "@/tests/support/clock-life-play";
import { expect, expectReadable } from "@/tests/support/journey";
import { entryOf, type Recount, recountMoney, recountParties } from "@/tests/support/recount-money";
import { frozen, openSpec, requirementLines } from "@/tests/support/scope-life-set";
import { partyId } from "@/tests/support/scope-life-stage";

const Head = z.looseObject({ head: z.looseObject({ seq: z.int(), hash: z.string() }) });

async function bytesOf(download: Download): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(z.instanceof(Buffer).parse(part));
  return Buffer.concat(parts);
}

/** A file of the menu of exports, as the browser receives it. */
async function take(page: Page, label: string): Promise<Buffer> {
  await page.getByRole("button", { name: "Exporter" }).first().click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: label }).click(),
  ]);
  return bytesOf(download);
}

/** The first amount of a text ("−1 234,56 € dont…") in cents, whatever the spaces. */
function centsOf(text: string | null): number {
  const [found] = (text ?? "").match(/−?[\d\s]+,\d\d/) ?? [];
  if (found === undefined) throw new Error(`No amount: ${text}`);
  return Number(found.replaceAll(/[\s,]/g, "").replace("−", "-"));
}

/** Cents as a person in France reads them, without spaces. */
function written(cents: number): string {
  const units = String(Math.trunc(Math.abs(cents) / 100));
  return `${cents < 0 ? "−" : ""}${units},${String(Math.abs(cents) % 100).padStart(2, "0")}`;
}

const remaining = ({ committed, reduced, penalised, paid }: Recount): number => committed - reduced - penalised - paid;

/**
 * The page, its PDF, its table of entries and the register say the same cents: the register as it leaves, counted again by a
 * stranger who knows none of our code.
 */
export async function proveBudget(page: Page, company: Company, project: string): Promise<void> {
  await open(page, "ines", `/projects/${project}/budget`);
  const register = await page.request.get(`/api/projects/${project}/ledger/export`);
  const lines = (await register.text()).trim().split("\n");
  const { head } = Head.parse(JSON.parse(lines.find((line) => line.includes('"head"')) ?? ""));
  const acts = lines.flatMap((line) => entryOf(line) ?? []);
  const counted = recountMoney(acts);
  const committedOf = recountParties(acts);
  const figures = {
    Plafond: counted.ceiling ?? 0,
    Engagé: counted.committed,
    "Sous le plafond": (counted.ceiling ?? 0) - counted.committed,
    "Prévu à la fin": counted.committed - counted.reduced - counted.penalised,
    Accepté: counted.accepted,
    Facturé: counted.invoiced,
    Payé: counted.paid,
    "Reste à payer": remaining(counted),
  };
  await expectFigures(page, figures);
  await expectParties(page, company, { project, committedOf });
  await expectReadable(page);
  const pdf = await take(page, "PDF à imprimer");
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  const printed = text.replaceAll(/\s/g, "");
  expect(printed).toContain(`acten°${head.seq}duregistre,empreinte${head.hash}`);
  for (const [name, cents] of Object.entries(figures))
    expect(printed, name).toMatch(new RegExp(`${name.replaceAll(" ", "")}(?:[^€]*?€de[^€]*?)?${written(cents)}€`));
  for (const cents of committedOf.values()) expect(printed).toContain(written(cents));
  const { data } = Papa.parse<Record<string, string>>(
    (await take(page, "CSV")).toString("utf8").replace(/^\uFEFF/, ""),
    {
      ...{ header: true, skipEmptyLines: true, delimiter: ";" },
    },
  );
  const tabled = data.filter(({ Nature }) => Nature === "Engagement").map((row) => row["Hors taxes"] ?? "");
  expect(tabled.reduce((sum, amount) => sum + Math.round(Number(amount.replace(",", ".")) * 100), 0)).toBe(
    counted.committed,
  );
}

async function expectFigures(page: Page, figures: Readonly<Record<string, number>>): Promise<void> {
  for (const [name, cents] of Object.entries(figures)) {
    const line = page.locator("figcaption dl > div").filter({ has: page.getByText(name, { exact: true }) });
    const shown = centsOf(await line.getByRole("definition").textContent());
    expect(`${name} ${shown}`).toBe(`${name} ${cents}`);
  }
}

/** Party by party, and their sum. */
async function expectParties(
  page: Page,
  company: Company,
  { project, committedOf }: { readonly project: string; readonly committedOf: ReadonlyMap<string, number> },
): Promise<void> {
  const table = page.getByRole("table", { name: "Par partie" });
  const names = ["Atelier Corbel", "Studio Merle", "Contrat, pas encore réparti sur des jalons"] as const;
  let sum = 0;
  for (const name of names) {
    const id = name.startsWith("Contrat") ? "" : await partyId(company, project, name);
    const cell = table.getByRole("row").filter({ hasText: name }).getByRole("cell").nth(1);
    const shown = centsOf(await cell.textContent());
    expect(`${name} ${shown}`).toBe(`${name} ${committedOf.get(id)}`);
    sum += shown;
  }
  expect(sum).toBe([...committedOf.values()].reduce((all, cents) => all + cents, 0));
}

/** The specification leaves as ReqIF; a parser that has nothing of ours finds every requirement and every reference in it. */
export async function proveReqif(page: Page, company: Company, project: string): Promise<void> {
  await open(page, "ines", `/projects/${project}/requirements`);
  const text = (await take(page, "ReqIF 1.2")).toString("utf8");
  const xml = new DOMParser().parseFromString(text, "text/xml");
  const all = Array.from(xml.getElementsByTagName("*"));
  const ids = all.map((one) => one.getAttribute("IDENTIFIER")).filter((id) => id !== null && id !== "");
  expect(new Set(ids).size).toBe(ids.length);
  const references = all.filter(({ tagName }) => tagName.endsWith("-REF")).map((one) => one.textContent ?? "");
  expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  const codes = (await requirementLines(company, project)).map(({ code }) => code);
  expect(codes.length).toBe(frozen - openSpec.mended.length + openSpec.lines);
  const said = new Set(all.map((one) => one.getAttribute("THE-VALUE")));
  expect(codes.filter((code) => !said.has(code))).toEqual([]);
  expect(text).toContain("au plus 300 ko");
}
