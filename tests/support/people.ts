import { spawnSync } from "node:child_process";
import type { Locator, Page } from "@playwright/test";
import type { App } from "@/tests/support/app-server";
import { expect, expectReadable } from "@/tests/support/journey";

/** Somebody of a journey, before they have an account. */
export type Someone = {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly substitute?: boolean;
};

/** The one password of every journey: long, and close to nobody's name. */
export const password = "lanterne verger cuivre brouette";

/** What the console of `npm start -- --empty` prints: the code that opens the first account. */
export function setUpCode(app: App): string {
  const printed = spawnSync(process.execPath, ["node_modules/tsx/dist/cli.mjs", "scripts/setup-code.ts"], {
    env: { ...process.env, ...app.env },
    encoding: "utf8",
  });
  if (printed.status !== 0) throw new Error(printed.stderr);
  return printed.stdout.trim();
}

/** Opens the first account of an empty installation, in the browser. */
export async function openFirstAccount(page: Page, app: App, { name, email }: Someone): Promise<void> {
  const code = setUpCode(app);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Premier compte" })).toBeVisible();
  await expectReadable(page);
  await page.getByLabel("Code d’installation").fill(code);
  await page.getByLabel("Votre nom").fill(name);
  await page.getByLabel("Adresse professionnelle").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Ouvrir le compte" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Premier compte" })).toBeHidden();
}

/** Enters the demo in one press, as the person who bears this name. */
export async function enterDemo(page: Page, name: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Invites somebody into a party, on the page of the members. */
export async function invite(page: Page, party: string, someone: Someone): Promise<void> {
  await page.getByRole("button", { name: `Inviter, ${party}` }).click();
  const dialog = page.getByRole("dialog", { name: `Inviter une personne, ${party}` });
  await dialog.getByLabel("Nom", { exact: true }).fill(someone.name);
  await dialog.getByLabel("Adresse e-mail").fill(someone.email);
  for (const role of someone.roles) await dialog.getByRole("checkbox", { name: role }).check();
  if (someone.substitute === true) await dialog.getByRole("checkbox", { name: "Signe en suppléance" }).check();
  await dialog.getByRole("button", { name: "Envoyer l’invitation" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("table", { name: party }).getByText(someone.email)).toBeVisible();
}

/** The address in the newest mail to a person under which this path begins. */
export async function linkIn(app: App, email: string, path: string, subject?: RegExp): Promise<string> {
  const mail = await app.mailbox.waitFor(email, subject);
  const found = (mail.text ?? "").match(new RegExp(`${app.url}${path}[^\\s)\\]]*`));
  if (found === null) throw new Error(`No link to ${path} in the mail to ${email}:\n${mail.text}`);
  return found[0];
}

/** Follows the invitation that was mailed, opens the account that goes with it and joins. */
export async function joinFromMail(page: Page, app: App, someone: Someone): Promise<void> {
  await page.goto(await linkIn(app, someone.email, "/invitation/"));
  await expect(page.getByLabel("Nom et prénom")).toHaveValue(someone.name);
  await expectReadable(page);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Ouvrir mon compte et rejoindre" }).click();
  await expect(page).toHaveURL(/\/projects\//);
}

/** The number of the record that the page shows after a signature. */
export async function recordShown(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/records\/[A-Z]+-/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Ends a signing ceremony: the password, the one final button, the receipt. Answers the number of the record. */
export async function signHere(page: Page, label: string | RegExp): Promise<string> {
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: label }).click();
  return recordShown(page);
}

/** Fills a date field with the day that is so many days from now. */
export async function chooseDate(field: Locator, days: number): Promise<void> {
  await field.fill(new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10));
}
