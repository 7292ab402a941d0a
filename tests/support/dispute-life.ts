import type { Locator, Page } from "@playwright/test";
import { type Player, who } from "@/tests/support/clock-life-cast";
import { open } from "@/tests/support/clock-life-play";
import { expect, expectReadable } from "@/tests/support/journey";
import { password, signHere } from "@/tests/support/people";

/** A field that listens: what is typed before React has come to it is forgotten again, and nobody types that fast. */
async function listening(field: Locator): Promise<Locator> {
  await expect
    .poll(() => field.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps"))))
    .toBe(true);
  return field;
}

/** What is asked in a dispute, and on which acts of the register it rests. */
type Claimed = {
  readonly project: string;
  readonly against: string;
  readonly title: string;
  readonly claim: string;
  readonly amount: string;
};

/** Opens a dispute on its form, with the last act of the register as a fact; answers its address. */
export async function openDispute(page: Page, player: Player, claimed: Claimed): Promise<string> {
  await open(page, player, `/projects/${claimed.project}/disputes/new`);
  await (await listening(page.getByLabel("Contre"))).selectOption(claimed.against);
  await page.getByLabel("En une ligne").fill(claimed.title);
  await page.getByLabel("Ce qui s’est passé").fill("Trois semaines de travail sans réponse, dates à l’appui.");
  await page.getByLabel("Ce qui est demandé").fill(claimed.claim);
  await page.getByLabel("Montant hors taxes").fill(claimed.amount);
  await page
    .getByRole("checkbox", { name: /^Acte \d+$/ })
    .first()
    .check();
  await expectReadable(page);
  await page.getByRole("button", { name: "Ouvrir le différend" }).click();
  await expect(page).toHaveURL(/\/disputes\/LIT-\d{3}$/);
  return new URL(page.url()).pathname;
}

/** The timeline of a dispute as somebody reads it: its lines, in order. */
export async function timelineOf(page: Page, player: Player, dispute: string): Promise<readonly string[]> {
  const main = await open(page, player, dispute);
  const section = main.locator("section").filter({ hasText: "Chronologie, tirée du registre" });
  await expect(section.getByRole("listitem").first()).toBeVisible();
  const lines = await section.getByRole("listitem").allInnerTexts();
  return lines.map((line) => line.replaceAll(/\s+/g, " "));
}

/** Where the dispute stands, as the head of its page says to somebody. */
export async function expectAt(page: Page, player: Player, dispute: string, state: string): Promise<Locator> {
  const main = await open(page, player, dispute);
  await expect(main.getByText(state, { exact: true }).first()).toBeVisible();
  return main;
}

/** States a position at the level where the dispute is. */
export async function takePosition(page: Page, player: Player, dispute: string, text: string): Promise<void> {
  const main = await open(page, player, dispute);
  await (await listening(main.getByLabel("Votre position à ce niveau"))).fill(text);
  await main.getByRole("button", { name: "Prendre position" }).click();
  await expect(main.getByRole("article").filter({ hasText: text })).toBeVisible();
}

/** The AMO says for whom he works, before he facilitates. */
export async function disclose(page: Page, dispute: string): Promise<void> {
  const main = await expectAt(page, "judith", dispute, "facilitation par l’AMO");
  const words = "Je suis payée par le client, et le dis avant de vous entendre.";
  await (await listening(main.getByLabel("Pour qui vous travaillez"))).fill(words);
  await main.getByRole("button", { name: "Le dire" }).click();
  await expect(main.getByLabel("Pour qui vous travaillez")).toBeHidden();
  await expect(main.getByText(words)).toBeVisible();
}

/** What a proposal says. */
type Terms = { readonly text: string; readonly amount: string; readonly validUntil: string };

/** Writes terms in the form that is there, and sends them. */
async function writeTerms(main: Locator, { text, amount, validUntil }: Terms, button: string): Promise<void> {
  await (await listening(main.getByLabel("Ce qui serait convenu"))).fill(text);
  const concessions = main.getByLabel(/^Ce que concède/);
  await concessions.first().fill("Le demandeur renonce au reste de sa demande.");
  await concessions.last().fill("L’autre partie en reconnaît une partie.");
  await main.getByLabel("Montant hors taxes").last().fill(amount);
  await main.getByLabel("Valable jusqu’au").fill(validUntil);
  await main.getByRole("button", { name: button, exact: true }).click();
}

/** Puts a proposal, or a counter-proposal, before the other party. */
export async function propose(
  page: Page,
  player: Player,
  dispute: string,
  { isCounter, ...terms }: Terms & { readonly isCounter: boolean },
): Promise<void> {
  const main = await open(page, player, dispute);
  const label = isCounter ? "Contre-proposer" : "Faire une proposition";
  await main.locator("summary", { hasText: label }).click();
  await writeTerms(main, terms, label);
  await expect(main.getByRole("article").filter({ hasText: terms.text })).toBeVisible();
}

/** Both signatories read the same settlement and sign it; answers its record. */
export async function settle(page: Page, dispute: string, { text }: Pick<Terms, "text">): Promise<string> {
  let record = "";
  for (const player of ["helene", "sophie"] as const) {
    const main = await open(page, player, dispute);
    await main.getByRole("article").filter({ hasText: text }).getByRole("link", { name: "Lire et signer" }).click();
    await expect(page.getByText(text).first()).toBeVisible();
    if (player === "helene") await expectReadable(page);
    record = await signHere(page, "Signer la transaction");
  }
  return record;
}

/** Asks for a mediation and has it accepted by the other party, which agrees on the mediator that is named. */
export async function agreeToMediate(
  page: Page,
  dispute: string,
  mediator: { name: string; email: string },
): Promise<void> {
  const mediation = `${dispute}/mediation`;
  const asking = await open(page, "sophie", mediation);
  await asking.getByRole("button", { name: "Proposer une médiation" }).click();
  await expect(asking.getByText(/propose une médiation\. Réponse jusqu’au/)).toBeVisible();
  const answering = await open(page, "helene", mediation);
  await answering.getByRole("button", { name: "Accepter la médiation" }).click();
  await expect(answering.getByLabel("Nom du médiateur")).toBeVisible();
  await (await listening(answering.getByLabel("Nom du médiateur"))).fill(mediator.name);
  await answering.getByLabel("Adresse électronique").fill(mediator.email);
  await answering.getByRole("button", { name: "Proposer ce médiateur" }).click();
  await expect(answering.getByText(`comme médiateur`)).toBeVisible();
  const confirming = await open(page, "sophie", mediation);
  await confirming.getByRole("button", { name: `Confirmer ${mediator.name}` }).click();
  await expect(confirming.getByText(`Invitation envoyée à ${mediator.name}`)).toBeVisible();
}

/** The mediator opens an account behind the mailed link, and takes the mission up; answers the address of the compartment. */
export async function takeMission(page: Page, path: string): Promise<string> {
  await page.goto(path);
  await expect(page.getByText("Rien d’autre du projet ne vous est ouvert.", { exact: false })).toBeVisible();
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Ouvrir mon compte et accepter" }).click();
  await expect(page).toHaveURL(/\/mediations\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Says something in a thread of the compartment, on a page that is open there. */
export async function say(page: Page, thread: string, text: string): Promise<void> {
  const section = page
    .getByRole("main")
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: thread }) });
  await (await listening(section.getByLabel("Votre message"))).fill(text);
  await section.getByRole("button", { name: "Envoyer" }).click();
  await expect(section.getByRole("article").filter({ hasText: text })).toBeVisible();
}

/** Somebody enters once and stays: a browser of their own. */
export async function enter(page: Page, player: Player, path: string): Promise<void> {
  await open(page, player, path);
}

/** Nobody outside finds a word of the compartment: not by its address, nor in the dispute, the register, the search, or an export. */
export async function findNothing(
  page: Page,
  player: Player,
  at: {
    readonly compartment: string;
    readonly project: string;
    readonly dispute: string;
    readonly words: readonly string[];
  },
): Promise<void> {
  await open(page, player, at.compartment);
  await expect(page.getByText("Cette page n’existe pas, ou ne vous est pas ouverte"), who(player).name).toBeVisible();
  const places = [
    at.compartment,
    ...[
      at.dispute,
      `${at.dispute}/mediation`,
      `/projects/${at.project}/ledger`,
      `/projects/${at.project}`,
      "/mediations",
    ],
    ...[
      `/projects/${at.project}/disputes`,
      "/notifications",
      "/to-do",
      `/api/projects/${at.project}/exports/ledger.csv`,
    ],
    ...[`/api/projects/${at.project}/exports/disputes.csv`, `/api/projects/${at.project}/ledger/export`],
  ];
  for (const place of places) {
    const shown = await (await page.request.get(place)).text();
    for (const word of at.words) expect(shown, `${who(player).name} at ${place}`).not.toContain(word);
  }
}
