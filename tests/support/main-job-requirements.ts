import { existsSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, expectReadable } from "@/tests/support/journey";
import type { Stage } from "@/tests/support/main-job-people";
import { signHere } from "@/tests/support/people";

/** The 106 criteria of the RGAA where the shared data is there; else a small sheet of our own, of the same shape. */
const shared = "../shared/data/exigences-rgaa-4.1.csv";
export const sheet = existsSync(shared)
  ? { path: shared, lines: 106, pages: true }
  : { path: "tests/data/exigences-accessibilite.csv", lines: 4, pages: false };

/** The sheet comes in whole, and a second time without a duplicate. */
export async function importTwice({ ines }: Stage, project: string): Promise<void> {
  await importSheet(ines, project, `${sheet.lines} exigences seront créées, en brouillon.`);
  await expect(ines.getByText(`${sheet.lines} exigences créées.`)).toBeVisible();
  await importSheet(ines, project, `${sheet.lines} sont inchangées.`);
  await expect(ines.getByText("Aucune exigence créée.")).toBeVisible();
  await expect(ines.getByText(`${sheet.lines} inchangées`)).toBeVisible();
}

/** Chooses the sheet of the RGAA, says what its columns are and has it imported once what is foreseen is said. */
export async function importSheet(page: Page, project: string, foreseen: string): Promise<void> {
  await page.goto(`${project}/requirements/import`);
  await page.getByLabel("Tableau à importer").setInputFiles(sheet.path);
  await expect(page.getByLabel("Énoncé")).toHaveValue("column Exigence");
  await page.getByLabel("Type", { exact: true }).selectOption({ label: "La même valeur pour toutes" });
  await page.getByLabel("Valeur pour Type").selectOption({ label: "qualité" });
  await page.getByLabel("« A » veut dire").selectOption({ label: "indispensable" });
  await page.getByLabel("« AA » veut dire").selectOption({ label: "important" });
  await page.getByLabel(/^Méthode de vérification/).selectOption({ label: "La même valeur pour toutes" });
  await page.getByLabel("Valeur pour Méthode de vérification").selectOption({ label: "essai" });
  await expect(page.getByText(foreseen)).toBeVisible();
  await page.getByRole("button", { name: `Importer ${sheet.lines} lignes` }).click();
}

/** A requirement is written by hand; the agency asks a blocking question and keeps a note of its own; the client answers. */
export async function writeAndDiscuss({ ines, romain }: Stage, project: string): Promise<void> {
  await ines.goto(`${project}/requirements/new`);
  await ines
    .getByLabel("Énoncé")
    .fill("Quand une visiteuse choisit une date, le site **doit** vendre les billets disponibles.");
  await ines.getByLabel("Titre court").fill("Acheter un billet");
  await ines.getByLabel("Type", { exact: true }).selectOption({ label: "fonctionnelle" });
  await ines.getByLabel("Priorité").selectOption({ label: "indispensable" });
  await ines.getByLabel("Source").fill("Atelier des caisses, avril 2026");
  await ines.getByLabel("Méthode de vérification").selectOption({ label: "démonstration" });
  await ines.getByRole("button", { name: "Ajouter un critère" }).click();
  await ines.getByLabel("Ce qui est mesuré").last().fill("Commande menée au bout sur un téléphone");
  await ines.getByLabel("Niveau attendu").last().fill("10 essais sur 10");
  await ines.getByRole("button", { name: "Enregistrer le brouillon" }).click();
  await expect(ines).toHaveURL(/\/requirements\/EX-\d+$/);
  const note = "Prévoir deux jours pour le paiement.";
  await romain.goto(ines.url());
  await romain.getByRole("button", { name: "Poser une question" }).click();
  await romain.getByRole("textbox", { name: "Poser une question" }).fill("Combien de billets au plus par commande ?");
  await romain.getByRole("checkbox", { name: "Question bloquante" }).check();
  await romain.getByRole("button", { name: "Poser la question" }).click();
  await expect(romain.getByRole("heading", { name: "Q-001" })).toBeVisible();
  await romain.getByRole("button", { name: "Note privée" }).click();
  await romain.getByRole("textbox", { name: "Note privée" }).fill(note);
  await romain.getByRole("button", { name: "Garder la note" }).click();
  await expect(romain.getByRole("paragraph").filter({ hasText: note })).toBeVisible();
  await ines.reload();
  await expect(ines.getByRole("heading", { name: "Q-001" })).toBeVisible();
  await expect(ines.getByText(note)).toHaveCount(0);
  await ines.getByRole("textbox", { name: "Réponse à Q-001" }).fill("Huit billets, comme au guichet.");
  await ines.getByRole("button", { name: "Répondre" }).click();
  await expect(ines.getByRole("paragraph").filter({ hasText: "Huit billets, comme au guichet." })).toBeVisible();
}

/** The whole set is proposed, examined and agreed by both sides: by selection, as the charter allows before anything is signed. */
export async function agreeTogether({ ines, romain }: Stage, project: string): Promise<void> {
  await stepTogether(ines, project, "DRAFT", "Proposer");
  await stepTogether(ines, project, "PROPOSED", "Ouvrir l’examen");
  await stepTogether(ines, project, "UNDER_REVIEW", "Donner mon accord");
  await stepTogether(romain, project, "UNDER_REVIEW", "Donner mon accord");
}

async function stepTogether(page: Page, project: string, status: string, step: string): Promise<void> {
  const count = sheet.lines + 1;
  await page.goto(`${project}/requirements?status=${status}`);
  // The list fetches on by itself: what is chosen is what had come, so that the box may be half checked a moment later, and
  // one press chooses the rest where some is missing.
  await page.getByRole("checkbox", { name: "Sélectionner toute la page" }).click();
  const bar = page.getByRole("group", { name: "Actes sur la sélection" });
  await expect(bar).toBeVisible();
  const rest = bar.getByRole("button", { name: `Choisir les ${count}` });
  if (sheet.pages && (await rest.isVisible())) await rest.click();
  await expect(bar.getByRole("status")).toHaveText(`${count} choisies`);
  await bar.getByRole("button", { name: step }).click();
  await expect(bar).toBeHidden();
}

/** The client's signatory says what is left out, reads the whole set and freezes it with one signature. */
export async function freezeSet({ helene }: Stage, project: string): Promise<void> {
  await helene.goto(`${project}/baselines`);
  await helene.getByRole("link", { name: "Lire et signer" }).click();
  await helene.getByLabel("Exclusions").fill("La billetterie des groupes.");
  await helene.getByRole("button", { name: `Lire les ${sheet.lines + 1} exigences` }).click();
  await expect(helene.getByText(/^EX-001/).first()).toBeVisible();
  await expectReadable(helene);
  const record = await signHere(helene, "Signer : figer le référentiel 1");
  await expect(helene.getByRole("main").getByText(record).first()).toBeVisible();
}
