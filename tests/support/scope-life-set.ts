import { existsSync } from "node:fs";
import type { Page } from "@playwright/test";
import { z } from "zod";
import type { Company } from "@/tests/support/clock-life-cast";
import { open } from "@/tests/support/clock-life-play";
import { expect } from "@/tests/support/journey";
import { importSheet, sheet } from "@/tests/support/main-job-requirements";
import { signHere } from "@/tests/support/people";

/** The Open Spec in Markdown where the shared data is there; else a document of our own, of the same shape. `mended` are two of its requirements that have criteria and vague words. */
const shared = "../shared/data/cahier-des-charges-openspec.md";
export const openSpec = existsSync(shared)
  ? { path: shared, lines: 13, mended: ["EX-006", "EX-011"] as const }
  : { path: "tests/data/cahier-des-charges.md", lines: 3, mended: ["EX-001", "EX-002"] as const };

/** How many requirements are frozen: what was mended, and every criterion of the RGAA. */
export const frozen = openSpec.mended.length + sheet.lines;

/** The document comes in with its chapters, then the sheet, each as its page maps it. */
export async function importBoth(page: Page, project: string): Promise<void> {
  const root = `/projects/${project}`;
  await open(page, "ines", `${root}/requirements/import`);
  await page.getByLabel("Tableau à importer").setInputFiles(openSpec.path);
  await expect(page.getByLabel("Chapitre")).toHaveValue("column chapter");
  await page.getByLabel("Priorité", { exact: false }).selectOption({ label: "La même valeur pour toutes" });
  await page.getByLabel("Valeur pour Priorité").selectOption({ label: "important" });
  await page.getByLabel(/^Source/).selectOption({ label: "La même valeur pour toutes" });
  await page.getByLabel("Valeur pour Source").fill("Open Spec");
  await page.getByLabel(/^Méthode de vérification/).selectOption({ label: "La même valeur pour toutes" });
  await page.getByLabel("Valeur pour Méthode de vérification").selectOption({ label: "inspection" });
  await expect(page.getByText(`${openSpec.lines} exigences seront créées, en brouillon.`)).toBeVisible();
  await page.getByRole("button", { name: `Importer ${openSpec.lines} lignes` }).click();
  await expect(page.getByText(`${openSpec.lines} exigences créées.`)).toBeVisible();
  await importSheet(page, root, `${sheet.lines} exigences seront créées, en brouillon.`);
  await expect(page.getByText(`${sheet.lines} exigences créées.`)).toBeVisible();
}

const texts = {
  first: "Une page du site doit peser au plus 500 ko et faire au plus 25 requêtes.",
  second: "Sur un téléphone en 4G, une page du site doit s’afficher en moins de 2 s.",
} as const;

/** What the page of the quality remarks on is rewritten on the form until nothing is remarked on. */
export async function mendHints(page: Page, project: string): Promise<void> {
  const [first, second] = openSpec.mended;
  for (const [code, text] of [
    [first, texts.first],
    [second, texts.second],
  ] as const) {
    await page.goto(`/projects/${project}/requirements/quality`);
    await page
      .getByRole("link", { name: `Reprendre ${code}` })
      .first()
      .click();
    const hints = page.getByRole("list", { name: "Remarques sur la rédaction" });
    await expect(hints.getByText("ne se mesure pas.").first()).toBeVisible();
    await page.getByLabel("Énoncé").fill(text);
    await expect(hints).toHaveCount(0);
    await page.getByRole("button", { name: "Enregistrer la version" }).click();
    await expect(page).toHaveURL(new RegExp(`/requirements/${code}$`));
    await expect(page.getByRole("main").getByText(text).first()).toBeVisible();
  }
}

const Lines = z.array(z.looseObject({ id: z.string(), code: z.string(), version: z.int() }));
type Line = z.infer<typeof Lines>[number];

/** Every requirement of the project, by the API. */
export async function requirementLines({ as }: Company, project: string): Promise<readonly Line[]> {
  const all: Line[] = [];
  for (let after: string | undefined; ; ) {
    const asked = { code: project, limit: "100", ...(after === undefined ? {} : { after }) };
    const { items, next } = await as("ines").read("listRequirements", asked);
    all.push(...Lines.parse(items));
    if (next === null) return all;
    after = String(next);
  }
}

/** Both sides agree on what was mended and on the whole sheet, by the API; what is left of the document stays a draft. */
export async function agree(company: Company, project: string): Promise<void> {
  const { as } = company;
  const unfinished = new Set(
    Array.from({ length: openSpec.lines }, (_, index) => `EX-${String(index + 1).padStart(3, "0")}`),
  );
  for (const code of openSpec.mended) unfinished.delete(code);
  const lines = (await requirementLines(company, project)).filter(({ code }) => !unfinished.has(code));
  const codes = lines.map(({ code }) => code);
  await as("ines").act("requirement_propose", project, { codes });
  await as("judith").act("requirement_review", project, { codes });
  const read = lines.map(({ code, version }) => ({ code, version }));
  for (const player of ["ines", "romain"] as const) await as(player).act("requirement_agree", project, { read });
}

/** The client's signatory says what is left out, reads the set and freezes it. */
export async function signBaseline(page: Page, project: string): Promise<void> {
  await open(page, "helene", `/projects/${project}/baselines`);
  await page.getByRole("link", { name: "Lire et signer" }).click();
  await page.getByLabel("Exclusions").fill("La billetterie des groupes.");
  await page.getByRole("button", { name: `Lire les ${frozen} exigences` }).click();
  await expect(page.getByText(texts.first).first()).toBeVisible();
  await signHere(page, "Signer : figer le référentiel 1");
}
