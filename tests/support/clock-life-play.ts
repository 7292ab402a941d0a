import type { Locator, Page } from "@playwright/test";
import { type Player, who } from "@/tests/support/clock-life-cast";
import { expect } from "@/tests/support/journey";
import { enterDemo } from "@/tests/support/people";

/** Enters the demo as somebody and opens a page. A session ends by itself after half a day, and days go by here. */
export async function open(page: Page, player: Player, path: string): Promise<Locator> {
  await page.context().clearCookies();
  await enterDemo(page, who(player).name);
  await page.goto(path);
  return page.getByRole("main");
}

/** To whom the kept mails of this subject went, in order of name, as read at /dev/mail. */
export async function mailedTo(page: Page, subject: RegExp): Promise<readonly string[]> {
  // A page aside: Chromium says in its console that nothing runs in the frame of a mail, which is what is wanted.
  const box = await page.context().newPage();
  await box.goto("/dev/mail");
  await expect(box.getByRole("heading", { level: 1 })).toBeVisible();
  const kept = await box.getByRole("main").getByRole("listitem").allInnerTexts();
  await box.close();
  const told = kept.map((text) => text.replaceAll(/\s+/g, " ")).filter((text) => subject.test(text));
  return told.map((text) => /[\w-]+(?=\.[\w-]+@)/.exec(text)?.[0] ?? text).sort();
}

/** Reads the register as somebody: how often it tells an act. */
export async function toldInRegister(page: Page, player: Player, project: string, act: string): Promise<number> {
  const main = await open(page, player, `/projects/${project}/ledger`);
  await expect(page.getByRole("button", { name: "Vérifier toute la chaîne" })).toBeVisible();
  return main.getByText(act).count();
}

/** Where a milestone stands, as its page says it to somebody. */
export async function expectMilestone(page: Page, player: Player, project: string, state: string): Promise<Locator> {
  const main = await open(page, player, `/projects/${project}/milestones/J1`);
  await expect(main.getByText(state, { exact: true }).first()).toBeVisible();
  return main;
}

/** Puts the date that the register leads to before the other side. */
export async function proposeComputedDate(page: Page, player: Player, project: string, day: string): Promise<void> {
  const main = await open(page, player, `/projects/${project}/milestones/J1`);
  await expect(main.getByText("6 jours ouvrés chez le client, rien chez l’agence")).toBeVisible();
  await main.getByRole("button", { name: "Proposer une autre date" }).click();
  const dialog = page.getByRole("dialog", { name: "Proposer une autre date" });
  await expect(dialog.getByLabel("Nouvelle date")).toHaveValue(day);
  await dialog.getByRole("button", { name: "Proposer une autre date" }).click();
  await expect(dialog).toBeHidden();
}

/** Agrees to the date that waits; the signed one stays beside it. */
export async function agreeToDate(page: Page, player: Player, project: string): Promise<void> {
  const main = await open(page, player, `/projects/${project}/milestones/J1`);
  const agree = main.getByRole("button", { name: /^Accepter le / });
  await agree.click();
  await expect(agree).toBeHidden();
  await expect(main.getByText(/^date signée/)).toBeVisible();
}
