import type { Page } from "@playwright/test";
import type { App } from "@/tests/support/app-server";
import { type Company, charter, commit, found, gather } from "@/tests/support/clock-life-cast";
import { calendarTerm, letTimePass, today, workingDay } from "@/tests/support/clock-life-time";

/** A journey that begins: who plays, its first working day, and the one that is so many working days after it. */
type Begun = {
  readonly company: Company;
  readonly start: string;
  readonly day: (amount: number) => Promise<string>;
};

/** Gathers the company, and lets the time of the demo pass until the next working day at half past eight. */
export async function beginJourney(app: App, page: Page): Promise<Begun> {
  const company = await gather(app);
  const start = await workingDay(app, await today(page), 1);
  await letTimePass(page, start, "08:30");
  return { company, start, day: (amount) => workingDay(app, start, amount) };
}

/** For how long the client commits to answering questions: two hundred days from a day on. */
export async function answerTerm(
  { app }: Company,
  start: string,
): Promise<{ readonly startsOn: string; readonly dueOn: string }> {
  return { startsOn: start, dueOn: await calendarTerm(app, start, 200) };
}

/** Has the client committed to answer questions within three working days, which starts a project under its charter. */
export async function commitToAnswer(company: Company, code: string, start: string): Promise<void> {
  const title = "Répondre aux questions";
  const offered = { kind: "ANSWER_TIME", title, quantity: 3, ...(await answerTerm(company, start)) } as const;
  await commit(company, code, { by: "ines", signatory: "helene", ...offered });
}

/** A project under its charter, which the client’s first commitment has started; answers its code. */
export async function startProject(company: Company, start: string): Promise<string> {
  const code = await found(company, "Refonte du site");
  await charter(company, code, {});
  await commitToAnswer(company, code, start);
  return code;
}
