import type { Page } from "@playwright/test";
import { z } from "zod";
import type { App } from "@/tests/support/app-server";
import { expect } from "@/tests/support/journey";

const Due = z.looseObject({ due: z.iso.date() });

/** The day that is so many working days after another, or before it, as the public calendar of the application counts in France. */
export async function workingDay(app: App, from: string, amount: number): Promise<string> {
  const asked = { unit: "WORKING", calendar: "FR", from, amount: String(Math.abs(amount)) };
  return dueOf(app, { ...asked, direction: amount < 0 ? "BACK" : "FORWARD" });
}

/** The end of a term of calendar days, moved off what nobody works on. */
export async function calendarTerm(app: App, from: string, amount: number): Promise<string> {
  return dueOf(app, { unit: "CALENDAR", calendar: "FR", from, amount: String(amount) });
}

async function dueOf(app: App, asked: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(`${app.url}/api/v1/calendar/due?${new URLSearchParams(asked)}`);
  return Due.parse(await answer.json()).due;
}

/** The day after a day. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 24 * 3600 * 1000).toISOString().slice(0, 10);
}

/** The day that it is in the demo. */
export async function today(page: Page): Promise<string> {
  await page.goto("/dev/time");
  return page.getByLabel("Jusqu’au").inputValue();
}

/** Lets the time of the demo pass until an hour of Paris, by its page; what falls due on the way happens on the way. */
export async function letTimePass(page: Page, day: string, time: string): Promise<void> {
  await page.goto("/dev/time");
  const shown = page.getByText("heure de Paris").first();
  const before = (await shown.textContent()) ?? "";
  await page.getByLabel("Jusqu’au").fill(day);
  await page.getByLabel("À l’heure de Paris").fill(time);
  await page.getByRole("button", { name: "Laisser passer le temps" }).click();
  // What falls due on the way is settled instant by instant, in every project of the demo.
  await expect(shown).not.toHaveText(before, { timeout: 60_000 });
  await expect(shown).toContainText(time.replace(":", " h "));
}
