import { basename } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { type App, startApp } from "@/tests/support/app-server";

export { expect };

/**
 * A refused act answers with 4xx, which Chromium reports in its console: that is the page working. So does a line that a
 * journey cuts itself; a server that is not there says something else.
 */
const EXPECTED =
  /^Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_INTERNET_DISCONNECTED)/;

type PerTest = {
  /** Fill the demo projects before the file's application starts: `test.use({ demo: true })` at the top of the file. */
  demo: boolean;
  /** The application of this spec file, shared by its tests, with its own database, files and mailbox. */
  app: App;
  /** Opens a page for another person: a browser context of their own, with nothing shared. */
  newPerson: (options?: { colorScheme?: "light" | "dark"; locale?: string }) => Promise<Page>;
  /** Errors of every page opened by the test; the test fails when it is not empty at its end. */
  consoleErrors: string[];
};
type PerWorker = { running: { file: string; app: App | undefined } };

/** Playwright's `test`, with an application per spec file. Relative addresses go to it: `page.goto("/connexion")`. */
export const test = base.extend<PerTest, PerWorker>({
  demo: [false, { option: true }],
  running: [
    // biome's and Playwright's wish: the first parameter is always a destructured object.
    async ({ browserName: _browserName }, use) => {
      const running: PerWorker["running"] = { file: "", app: undefined };
      await use(running);
      await running.app?.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  app: async ({ running, demo }, use, testInfo) => {
    if (running.app === undefined || running.file !== testInfo.file) {
      await running.app?.stop();
      running.app = undefined;
      running.app = await startApp(basename(testInfo.file, ".spec.ts"), { demo });
      running.file = testInfo.file;
    }
    await use(running.app);
  },
  baseURL: async ({ app }, use) => use(app.url),
  consoleErrors: async ({ browserName: _browserName }, use) => {
    const errors: string[] = [];
    await use(errors);
    expect(errors, "errors in the browser's console").toEqual([]);
  },
  page: async ({ page, app, consoleErrors }, use) => {
    watch(page, consoleErrors, app.url);
    await use(page);
  },
  newPerson: async ({ browser, app, consoleErrors, locale }, use) => {
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({
        baseURL: app.url,
        timezoneId: "Europe/Paris",
        reducedMotion: "reduce",
        locale: options.locale ?? locale ?? "fr-FR",
        colorScheme: options.colorScheme ?? "light",
      });
      contexts.push(context);
      const page = await context.newPage();
      watch(page, consoleErrors, app.url);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

function watch(page: Page, errors: string[], ours: string): void {
  page.on("console", (message) => {
    if (message.type() !== "error" || EXPECTED.test(message.text())) return;
    errors.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
  // Nothing is ever fetched from anybody else, whatever the page.
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== ours)
      errors.push(`${page.url()}: asked ${request.url()} of a stranger`);
  });
}

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on the page against WCAG 2.2 A or AA, or its best practices, one readable line each; with all its rules, or with some. */
async function accessibilityFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  // No frame of another origin is ever shown, so that axe need not open a page of its own for each of its runs. Only what
  // is wrong is told: what passes is never read.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await (rules === undefined ? axe.withTags(wcag) : axe.withRules([...rules])).analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id} (${violation.impact}): ${violation.help}\n    ${node.html}`),
  );
}

/** Fails with a readable list when axe finds anything on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityFaults(page), `accessibility of ${page.url()}`).toEqual([]);
}

/** The widths that a page must fit without scrolling sideways, in pixels: from the smallest phone of WCAG 1.4.10 to a desk. */
const widths = [320, 375, 768, 1440] as const;

/** The rules of axe whose answer depends on colours, and so on the theme. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** What is wrong with a page for some reader: axe in both themes (the person's theme follows the device), and what sticks out at a width. */
export async function pageFaults(page: Page, { dark: inDark = true }: { dark?: boolean } = {}): Promise<string[]> {
  // A page arrives in pieces, and the last of them, with its title, is there before it is shown.
  await expect(page.locator("h1").first()).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = inDark ? await accessibilityFaults(page, colourRules) : [];
  await page.emulateMedia({ colorScheme: "light" });
  const found = [...(await accessibilityFaults(page)), ...dark.map((fault) => `dark: ${fault}`)];
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
  for (const narrow of widths) {
    await page.setViewportSize({ width: narrow, height });
    found.push(...(await page.evaluate(sticksOut)).map((what) => `${narrow} px: ${what}`));
  }
  await page.setViewportSize({ width, height });
  return found;
}

/** Fails with everything that `pageFaults` finds. */
export async function expectReadable(page: Page): Promise<void> {
  expect(await pageFaults(page), `faults of ${page.url()}`).toEqual([]);
}

/** In the page: the innermost things that reach beyond the viewport, when the page itself scrolls sideways. */
function sticksOut(): string[] {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const beyond = [...document.querySelectorAll("body *")].filter(
    (node) => node.getBoundingClientRect().right > width + 0.5,
  );
  const innermost = beyond.filter((node) => !beyond.some((other) => other !== node && node.contains(other)));
  return [
    `scrolls to ${document.documentElement.scrollWidth}`,
    ...innermost.slice(0, 3).map((node) => node.outerHTML.slice(0, 160)),
  ];
}
