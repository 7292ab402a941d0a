import type { Page } from "@playwright/test";
import { expect, expectReadable } from "@/tests/support/journey";
import { cast, parties, type Stage } from "@/tests/support/main-job-people";
import { chooseDate, invite, joinFromMail, linkIn, openFirstAccount, signHere } from "@/tests/support/people";

/** The client's lead opens the first account, then a project with its three parties. Answers the project's address. */
export async function openProject({ app, ines }: Pick<Stage, "app" | "ines">): Promise<string> {
  await openFirstAccount(ines, app, cast.ines);
  await ines.goto("/projects");
  await ines.getByRole("link", { name: "Ouvrir un projet" }).first().click();
  await expect(ines.getByRole("heading", { level: 1, name: "Ouvrir un projet" })).toBeVisible();
  await ines.getByLabel("Nom du projet").fill("Refonte du site et de la billetterie");
  await ines.getByLabel("Objet").fill("Vendre les billets en ligne et tenir l’agenda à jour.");
  await ines.getByLabel("Organisation").fill(parties.client);
  await ines.getByLabel("Ville").fill("Vère");
  await ines.getByLabel("Prix initial").fill("186 000");
  await expectReadable(ines);
  await ines.getByRole("button", { name: "Ouvrir le projet" }).click();
  await expect(ines).toHaveURL(/\/projects\/[^/]+\/members$/);
  await addParty(ines, "Une agence", parties.agency);
  await addParty(ines, "L’AMO", parties.amo);
  return ines.url().replace(/\/members$/, "");
}

async function addParty(page: Page, side: string, name: string): Promise<void> {
  await page.getByRole("button", { name: "Faire entrer une partie", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Faire entrer une partie" });
  await dialog.getByRole("radio", { name: side }).check();
  await dialog.getByLabel("Organisation").fill(name);
  await dialog.getByRole("button", { name: "Faire entrer", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name })).toBeVisible();
}

/** Every party names its own; everybody joins from their own mail. */
export async function nameEverybody(
  { app, ines, helene, paul, claire, romain, sophie, judith }: Stage,
  project: string,
): Promise<void> {
  for (const someone of [cast.helene, cast.paul, cast.claire]) await invite(ines, parties.client, someone);
  await invite(ines, parties.agency, cast.romain);
  await invite(ines, parties.amo, cast.judith);
  await joinFromMail(romain, app, cast.romain);
  await romain.goto(`${project}/members`);
  await invite(romain, parties.agency, cast.sophie);
  await joinFromMail(helene, app, cast.helene);
  await joinFromMail(paul, app, cast.paul);
  await joinFromMail(claire, app, cast.claire);
  await joinFromMail(sophie, app, cast.sophie);
  await joinFromMail(judith, app, cast.judith);
}

/** The charter is prepared and proposed, then read and signed by the signatory of every party, from the mail. */
export async function signCharter({ app, ines, helene, sophie, judith }: Stage, project: string): Promise<void> {
  await ines.goto(`${project}/members`);
  await expect(ines.getByRole("heading", { level: 1, name: "Tout le monde est nommé." })).toBeVisible();
  await ines.getByRole("link", { name: "Ouvrir la charte" }).first().click();
  await ines.getByRole("link", { name: "Préparer la charte" }).click();
  await expect(ines.getByRole("radio", { name: "Contrat privé" })).toBeChecked();
  await ines.getByRole("button", { name: "Enregistrer les paramètres" }).click();
  await expect(ines.getByRole("heading", { level: 1, name: "La charte est en préparation." })).toBeVisible();
  await ines.getByRole("button", { name: "Proposer à la signature" }).click();
  await expect(ines.getByRole("heading", { level: 1, name: "La charte attend 3 signatures." })).toBeVisible();
  const signatories = [
    [helene, cast.helene],
    [sophie, cast.sophie],
    [judith, cast.judith],
  ] as const;
  for (const [page, someone] of signatories) {
    await page.goto(await linkIn(app, someone.email, "/projects/", /^Charte à signer/));
    await page.getByRole("link", { name: "Lire et signer" }).click();
    await signHere(page, "Signer la charte");
  }
  await helene.goto(`${project}/charter`);
  await expect(helene.getByRole("heading", { level: 1, name: "La charte est en vigueur." })).toBeVisible();
}

/** The client says what it makes available, by a named person, and signs it: with that the project starts. */
export async function signCommitment({ ines, helene }: Stage, project: string): Promise<void> {
  await ines.goto(`${project}/commitments/new`);
  await ines.getByLabel("Nature").selectOption({ label: "Délai de réponse" });
  await ines.getByLabel("Ce qui est rendu disponible").fill("Répondre aux questions de l’agence");
  await ines.getByLabel("Personne chargée").selectOption({ label: cast.ines.name });
  await chooseDate(ines.getByLabel("Du", { exact: true }), 0);
  await chooseDate(ines.getByLabel("Au, inclus"), 365);
  await ines.getByLabel("Jours ouvrés pour répondre").fill("3");
  await expectReadable(ines);
  await ines.getByRole("button", { name: "Proposer un engagement" }).click();
  await expect(ines).toHaveURL(/\/commitments\/ENG-001$/);
  await helene.goto(`${project}/commitments/ENG-001`);
  await helene.getByRole("link", { name: "Lire et signer" }).click();
  await signHere(helene, "Signer l’engagement");
}
