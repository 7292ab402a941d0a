import type { Page } from "@playwright/test";
import { type Player, who } from "@/tests/support/clock-life-cast";
import { open } from "@/tests/support/clock-life-play";
import { expect } from "@/tests/support/journey";
import { signHere } from "@/tests/support/people";

/** What is written in the form of a commitment. */
export type Written = {
  readonly kind: string;
  readonly title: string;
  readonly person: Player;
  readonly substitute?: Player;
  readonly startsOn?: string;
  readonly dueOn: string;
  readonly quantity?: readonly [field: string, value: string];
  /** The milestone that waits for it, the input that it supplies; work stands still without it. */
  readonly critical?: readonly [milestone: string, input: string];
};

const parties = { client: "Musées de Haute-Vère", agency: "Atelier Corbel", amo: "Cabinet Vauquelin", studio: "" };

/** Writes a commitment in the browser and puts it to the party that it binds; answers its address. */
export async function propose(page: Page, player: Player, project: string, written: Written): Promise<string> {
  await open(page, player, `/projects/${project}/commitments`);
  await page.getByRole("link", { name: "Proposer un engagement" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Proposer un engagement" })).toBeVisible();
  const { kind, title, person, substitute, startsOn, dueOn, quantity, critical } = written;
  await page.getByLabel("Nature").selectOption({ label: kind });
  await page.getByLabel("Ce qui est rendu disponible").fill(title);
  await page.getByLabel("Qui s’engage").selectOption({ label: parties[who(person).party] });
  await page.getByLabel("Personne chargée").selectOption({ label: who(person).name });
  if (substitute !== undefined) await page.getByLabel("Suppléant").selectOption({ label: who(substitute).name });
  if (startsOn !== undefined) await page.getByLabel("Du", { exact: true }).fill(startsOn);
  await page.getByLabel(startsOn === undefined ? "Échéance" : "Au, inclus").fill(dueOn);
  if (quantity !== undefined) await page.getByLabel(quantity[0]).fill(quantity[1]);
  if (critical !== undefined) {
    const [milestone, input] = critical;
    await page.getByRole("checkbox", { name: milestone }).check();
    await page.getByLabel(`Fourniture de ${milestone}`).selectOption({ label: input });
    await page.getByRole("checkbox", { name: "Critique" }).check();
  }
  await page.getByRole("button", { name: "Proposer un engagement" }).click();
  await expect(page).toHaveURL(/\/commitments\/ENG-\d+$/);
  return new URL(page.url()).pathname;
}

/** The signatory of the party reads the commitment and signs it. */
export async function sign(page: Page, player: Player, commitment: string): Promise<void> {
  await open(page, player, commitment);
  await page.getByRole("link", { name: "Lire et signer" }).click();
  await signHere(page, "Signer l’engagement");
}

/** Says that it is there, now. */
export async function deliver(page: Page, player: Player, commitment: string, message: string): Promise<void> {
  await open(page, player, commitment);
  await page.getByRole("button", { name: "Remettre" }).click();
  const dialog = page.getByRole("dialog", { name: "Remettre" });
  await dialog.getByLabel("Où et comment").fill(message);
  await dialog.getByRole("button", { name: "Remettre" }).click();
  await expect(dialog).toBeHidden();
}

/** Where a commitment stands, as its page says it. */
export async function expectCommitment(page: Page, player: Player, commitment: string, state: string): Promise<void> {
  await open(page, player, commitment);
  await expect(page.getByRole("main").getByText(state, { exact: true }).first()).toBeVisible();
}
