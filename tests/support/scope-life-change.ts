import type { Page } from "@playwright/test";
import { open } from "@/tests/support/clock-life-play";
import { expect, expectReadable } from "@/tests/support/journey";
import { signHere } from "@/tests/support/people";
import { openSpec } from "@/tests/support/scope-life-set";

const request = "FDE-001";
const [first] = openSpec.mended;
const text = "Une page du site doit peser au plus 300 ko et faire au plus 20 requêtes.";

/** Going back on what is accepted is refused; the way out that the refusal offers opens a request on that milestone. */
export async function askFromRefusal(page: Page, project: string): Promise<void> {
  await open(page, "ines", `/projects/${project}/milestones/J1`);
  await page.getByRole("button", { name: /^Revenir sur la validation/ }).click();
  const refusal = page.getByRole("alertdialog", { name: "Le jalon J1 ne se rouvre pas" });
  await expect(refusal.getByText("CD-04").first()).toBeVisible();
  await refusal.getByRole("link", { name: "Ouvrir la demande" }).click();
  await expect(page.getByText("Cette demande porte sur J1.")).toBeVisible();
  await page.getByLabel("Titre").fill("Des pages plus légères encore");
  await page.getByLabel("Ce qui est demandé").fill("Abaisser le poids et le nombre de requêtes d’une page.");
  await page.getByLabel("Pourquoi").fill("Les salles du musée n’ont qu’un faible réseau.");
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).click();
  await page.getByRole("button", { name: "Soumettre aux parties" }).click();
  await expect(page.getByText("À l’AMO de qualifier")).toBeVisible();
}

/** The AMO answers the test: nothing signed asked for it, so it is a change, and whose it is. */
export async function qualify(page: Page, project: string): Promise<void> {
  await open(page, "judith", `/projects/${project}/changes/${request}`);
  await page
    .getByRole("group", { name: "Agences concernées" })
    .getByRole("checkbox", { name: "Atelier Corbel" })
    .check();
  await page.getByLabel("Avis motivé").fill("Le critère signé s’arrête à 500 ko : c’est une évolution.");
  await expect(page.getByText("Évolution : à étudier et à chiffrer avant toute décision.")).toBeVisible();
  await page.getByRole("button", { name: "Qualifier" }).click();
  await expect(page.getByText("À l’agence d’étudier et de chiffrer")).toBeVisible();
}

/** The agency says what it takes, "none" included, which signed things it re-opens, and what it costs. */
export async function assessAndQuote(page: Page, project: string): Promise<void> {
  await open(page, "romain", `/projects/${project}/changes/${request}`);
  await page.getByLabel("Délai ajouté").fill("4");
  await page.getByLabel("Ce qui entre dans le périmètre").fill("Un poids et un nombre de requêtes plus bas.");
  await page.getByLabel("Exigences signées à réécrire").selectOption(first);
  await page.getByLabel("Jalons acceptés à rouvrir").selectOption("J1");
  for (const [field, said] of Object.entries(study)) await page.getByLabel(field, { exact: true }).fill(said);
  await page.getByRole("button", { name: "Remettre l’étude d’impact" }).click();
  await expect(page.getByText("Étude d’impact : 4 jours ouvrés")).toBeVisible();
  await page.getByLabel("Montant, une fois, hors taxes").fill("6 200,35");
  await page.getByRole("button", { name: "Ajouter un montant récurrent" }).click();
  await page.getByLabel("Libellé").fill("Mesure continue");
  await page.getByLabel("Montant par période, hors taxes").fill("90,33");
  await expect(page.getByText("Total sur toute la durée, hors taxes : 7 284,31 € HT")).toBeVisible();
  await expectReadable(page);
  await page.getByRole("button", { name: "Remettre l’offre" }).click();
  await expect(page.getByText("Au client de décider")).toBeVisible();
}

const study = {
  "Qualité, performance, accessibilité": "Les pages s’affichent plus vite.",
  "Sécurité et données personnelles": "Aucun effet.",
  Risques: "Images moins fines.",
  Droits: "Aucun.",
  "Formation et documentation": "Une heure pour la rédaction.",
  "Autres agences": "Aucune.",
  "Autres voies": "Un cache dans les salles, 3 000 €.",
  "Ne rien faire": "Les visiteurs renoncent.",
} as const;

/** The AMO says what it would pay; the client's signatory approves the offer by signature. */
export async function decide(page: Page, project: string): Promise<string> {
  await open(page, "judith", `/projects/${project}/changes/${request}`);
  // A line is added and taken out again: from then on the form listens to what is typed.
  await page.getByRole("button", { name: "Ajouter un montant récurrent" }).click();
  await page.getByRole("button", { name: "Retirer cette ligne" }).last().click();
  await page.getByLabel("Montant recommandé, une fois, hors taxes").fill("6 000");
  await page.getByLabel("Raisons").fill("Deux jours de moins suffiraient.");
  await page.getByRole("button", { name: "Donner l’avis sur l’offre (Atelier Corbel)" }).click();
  await expect(page.getByText("Avis de l’AMO : Deux jours de moins suffiraient.")).toBeVisible();
  await expect(page.getByRole("row", { name: /^Recommandé par l’AMO/ })).toContainText("6 000,00 €");
  await open(page, "helene", `/projects/${project}/changes/${request}`);
  await page.getByRole("link", { name: "Lire et approuver" }).click();
  await expectReadable(page);
  return signHere(page, "Signer l’approbation");
}

/** The client writes what changes, word for word: the new text, and the accepted milestone that it re-opens. */
export async function draftAmendment(page: Page, project: string, dueOn: string): Promise<void> {
  await open(page, "ines", `/projects/${project}/changes/${request}`);
  await page.getByRole("link", { name: "Voir l’ordre" }).click();
  await page.getByLabel("Exigence en vigueur").fill(first);
  await page.getByRole("button", { name: "Remplacer le texte d’une exigence" }).click();
  await page.getByLabel("Énoncé").fill(text);
  await page.getByLabel("Ajouter un jalon").selectOption("J1");
  await page.getByLabel("Nouvelle échéance").fill(dueOn);
  await page.getByLabel("Montant en plus HT").fill("6 200,35");
  await page.getByRole("button", { name: "Enregistrer l’ordre" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Avenant AV-001" })).toBeVisible();
  await expectReadable(page);
}

/** Both sides sign the same text; with the last signature everything in it takes effect at once. */
export async function signAmendment(page: Page, project: string): Promise<string> {
  let record = "";
  for (const player of ["helene", "sophie"] as const) {
    await open(page, player, `/projects/${project}/changes/${request}/amendment`);
    await page.getByRole("link", { name: "Lire et signer" }).click();
    await expect(page.getByText("20 requêtes").first()).toBeVisible();
    if (player === "helene") await expectReadable(page);
    record = await signHere(page, "Signer : AV-001");
  }
  return record;
}

/** The text is the new one, its old one and the old acceptance stay to be read, and the scope's page shows the step. */
export async function readScope(page: Page, project: string): Promise<void> {
  await open(page, "judith", `/projects/${project}/requirements/${first}`);
  await expect(page.getByRole("main").getByText(text).first()).toBeVisible();
  await page.goto(`/projects/${project}/milestones/J1`);
  await expect(
    page
      .getByRole("main")
      .getByText(/remplacé/)
      .first(),
  ).toBeVisible();
  await page.goto(`/projects/${project}/scope`);
  const steps = page.getByRole("table", { name: "Chaque marche du périmètre" });
  await expect(steps.getByRole("row").filter({ hasText: "Avenant AV-001" })).toContainText("1 modifiée");
  await expectReadable(page);
}
