// `npm run bench -- table`: the list of 10,000 requirements as somebody scrolls through it, in Chromium on the production
// build: how many elements the page holds, how long its work holds it up while it scrolls, and that every row comes.
import { randomBytes } from "node:crypto";
import { chromium, type Page } from "@playwright/test";
import { z } from "zod";
import { measureApart } from "@/scripts/bench/apart";
import { judge, report } from "@/scripts/bench/report";
import { seedPeople, seedProject, seedRequirements } from "@/scripts/bench/seed";
import { environmentOf, signIn } from "@/scripts/bench/stage";
import { serve } from "@/scripts/serve.mjs";
import { findChromium } from "@/tests/support/chromium";

const requirements = Number(process.env.BENCH_REQUIREMENTS ?? 10_000);
/** Turns of a wheel: how far each goes, in pixels, and how many milliseconds lie between two. */
const wheel = { turns: 300, by: 700, every: 60 };
const port = Number(process.env.PORT ?? 4800);
const program = process.argv[2] ?? ".next/standalone/server.js";
const url = `http://localhost:${port}`;

await measureApart("table", async ({ appUrl, seeding, say, file }) => {
  say(`Seeding ${requirements} requirements in one project`);
  const people = await seedPeople(seeding);
  const project = await seedProject(seeding, people, "long-list");
  await seedRequirements(seeding, project, requirements);
  await seeding.query("VACUUM (ANALYZE)");
  const secret = randomBytes(32).toString("base64url");
  const [name = "", value = ""] = (await signIn(seeding, people.client, { secret, url })).split("=");
  const env = { ...environmentOf(secret, url), DATABASE_URL: appUrl };
  const app = await serve([program], { output: "ignore", port, env });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(`${url}/projects/${project.code}/requirements`);
    await page.getByRole("grid").waitFor();
    say("Turning the wheel");
    const { held, elements, rows } = await scroll(page);
    say("Going to the end");
    const end = await toTheEnd(page);
    const at = (share: number): number => held[Math.min(held.length - 1, Math.floor(held.length * share))] ?? 0;
    report(
      file,
      [
        judge("longest task of the page in a turn of the wheel, median in ms", at(0.5), "at most", 50),
        judge("elements of the page while it scrolls", elements, "at most", 3_000),
        judge("rows of the list in the page", rows, "at most", 60),
        judge("number of the last row that was reached", end.reached, "at least", requirements),
        judge("elements of the page at the end of the list", end.elements, "at most", 3_000),
      ],
      { held: { median: at(0.5), p95: at(0.95), worst: at(1), turns: held.length }, end },
    );
  } finally {
    await browser.close();
    await app.stop();
  }
});

type Scrolled = { readonly held: readonly number[]; readonly elements: number; readonly rows: number };

/** Turns the wheel again and again: of each turn the longest task beyond 50 ms, as the browser counts them, else nought. */
async function scroll(page: Page): Promise<Scrolled> {
  await page.evaluate(`window.longest = 0;
    new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration); })
      .observe({ type: "longtask" });`);
  await page.mouse.move(900, 600);
  const held: number[] = [];
  let [elements, rows] = [0, 0];
  for (let turn = 0; turn < wheel.turns; turn += 1) {
    await page.mouse.wheel(0, wheel.by);
    await page.waitForTimeout(wheel.every);
    held.push(
      z.number().parse(await page.evaluate("(({ longest }) => { window.longest = 0; return longest; })(window)")),
    );
    const [present, drawn] = await countElements(page);
    [elements, rows] = [Math.max(elements, present), Math.max(rows, drawn)];
  }
  return { held: held.sort((one, other) => one - other), elements, rows };
}

/** Elements of the page, and rows of the list among them. */
async function countElements(page: Page): Promise<readonly [number, number]> {
  const counted = await page.evaluate(
    `[document.querySelectorAll("*").length, document.querySelectorAll("[role=grid] tr[aria-rowindex]").length]`,
  );
  return z.tuple([z.number(), z.number()]).parse(counted);
}

type End = { readonly reached: number; readonly elements: number; readonly seconds: number };

/** Goes to the end of what is there as often as the list goes on. */
async function toTheEnd(page: Page): Promise<End> {
  const began = performance.now();
  const seconds = (): number => Math.round((performance.now() - began) / 100) / 10;
  let reached = 0;
  while (reached < requirements && seconds() < 180) {
    await page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)");
    await page.waitForTimeout(50);
    const last = `Math.max(...[...document.querySelectorAll("[role=grid] tr[aria-rowindex]")].map((row) => Number(row.getAttribute("aria-rowindex"))))`;
    reached = z.number().parse(await page.evaluate(last)) - 1;
  }
  return { reached, elements: (await countElements(page))[0], seconds: seconds() };
}
