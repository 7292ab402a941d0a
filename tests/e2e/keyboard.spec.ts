import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { enterDemo, recordShown } from "@/tests/support/people";

test.use({ demo: true });

const helene = "Hélène Marchetti";
const ines = "Inès Belkacem";

test("a milestone’s definition is read and signed with the keyboard alone, the focus always in sight", async ({
  page,
}) => {
  await enterDemo(page, helene);
  await page.goto("/projects");
  await walkTo(page, page.getByRole("main").getByRole("link", { name: /^Refonte/ }));
  await page.keyboard.press("Enter");
  await walkTo(page, page.getByRole("navigation", { name: "Pages du projet" }).getByRole("link", { name: "Valider" }));
  await page.keyboard.press("Enter");
  await walkTo(page, page.getByRole("main").getByRole("link", { name: /J5/ }).first());
  await page.keyboard.press("Enter");
  await walkTo(page, page.getByRole("link", { name: "Lire et signer la définition" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Définition du jalon J5" })).toBeVisible();
  await walkTo(page, page.getByRole("button", { name: "Signer la définition" }));
  await page.keyboard.press("Enter");
  const record = await recordShown(page);
  await expect(page.getByText(record).first()).toBeVisible();
});

test("the palette opens anywhere, finds an object by its code, goes there, and gives the focus back", async ({
  page,
}) => {
  await enterDemo(page, ines);
  await page.goto("/projects");
  const start = page.getByRole("main").getByRole("link", { name: /^Refonte/ });
  await walkTo(page, start);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Chercher ou agir" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await expect(start).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/projects\/refonte/);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("R-J2-04");
  await expect(palette.getByRole("option").first()).toContainText("R-J2-04");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/reservations\/R-J2-04$/);
});

test("a list is walked with j and k, searched from /, opened with Enter; ? tells the keys, and not while writing", async ({
  page,
}) => {
  await enterDemo(page, ines);
  await page.goto("/projects");
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Refonte/ })
    .click();
  await page.getByRole("navigation", { name: "Pages du projet" }).getByRole("link", { name: "Définir" }).click();
  const rows = page.getByRole("grid", { name: "Exigences, par chapitre" }).getByRole("link");
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.nth(1)).toBeFocused();
  expect(await focusIsSeen(page)).toBe(true);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Raccourcis clavier" });
  await expect(help).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Filtrer" });
  await expect(search).toBeFocused();
  await page.keyboard.type("j?");
  await expect(search).toHaveValue("j?");
  await expect(help).toBeHidden();
  await search.fill("");
  await rows.nth(1).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/requirements\/EX-\d+/);
});

test("the list of requirements is one stop: arrows go from cell to cell, Space and Shift choose, Enter opens", async ({
  page,
}) => {
  await enterDemo(page, ines);
  await page.goto("/projects");
  const project = page.getByRole("main").getByRole("link", { name: /^Refonte/ });
  await page.goto(`${(await project.getAttribute("href")) ?? ""}/requirements`);
  const grid = page.getByRole("grid", { name: "Exigences, par chapitre" });
  const links = grid.getByRole("link");
  await expect(links.first()).toBeVisible();
  await walkTo(page, links.first());
  await page.keyboard.press("ArrowDown");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  expect(await focusIsSeen(page)).toBe(true);
  await page.keyboard.press("Home");
  await expect(grid.getByRole("checkbox").nth(2)).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByRole("group", { name: "Actes sur la sélection" })).toContainText("3");
  await page.keyboard.press("ArrowUp");
  expect(await grid.locator("[tabindex='0']").count()).toBe(1);
  const link = links.nth(2);
  const code = (await link.getAttribute("href")) ?? "";
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${code}$`));
  await page.goBack();
  await expect(grid.locator(`a[href="${code}"]`)).toBeVisible();
});

test("the first stop of a page goes to its content, and a dialog keeps the focus until it is closed", async ({
  page,
}) => {
  await enterDemo(page, ines);
  await page.goto("/projects");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Aller au contenu" });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  const opener = page.getByRole("button", { name: "Raccourcis clavier" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const help = page.getByRole("dialog", { name: "Raccourcis clavier" });
  for (const _ of [1, 2, 3, 4, 5]) {
    await page.keyboard.press("Tab");
    expect(await help.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  }
  await help.getByRole("button", { name: "Fermer" }).focus();
  await expect(page.getByRole("tooltip", { name: "Fermer" })).toBeVisible();
  // One Escape, although the cross shows its name while it has the focus.
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await expect(opener).toBeFocused();
});

test("milestones, reservations, change requests and powers are walked with j and k, and opened with Enter", async ({
  page,
}) => {
  await enterDemo(page, ines);
  await page.goto("/projects");
  const project = page.getByRole("main").getByRole("link", { name: /^Refonte/ });
  const root = (await project.getAttribute("href")) ?? "";
  for (const { at, second, opens } of [
    { at: "milestones", second: /^J2/, opens: /\/milestones\/J2$/ },
    { at: "reservations", second: "R-J2-02", opens: /\/reservations\/R-J2-02$/ },
    { at: "changes", second: "FDE-001", opens: /\/changes\/FDE-001$/ },
    { at: "delegations", second: "DEL-02", opens: /\/records\/PV-/ },
  ]) {
    await page.goto(`${root}/${at}`);
    const row = page.getByRole("main").getByRole("link", { name: second });
    await expect(row).toBeVisible();
    const first = page.getByRole("main").locator("[data-row]").first();
    // k goes up and stays on the first row: pressed again until the page listens.
    await expect(async () => {
      await page.keyboard.press("k");
      await expect(first).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.press("j");
    await expect(row).toBeFocused();
    expect(await focusIsSeen(page)).toBe(true);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(opens);
  }
});

test("the register is told intact only once this window has had the whole chain recomputed", async ({ page }) => {
  await enterDemo(page, ines);
  await page.goto("/projects");
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Refonte/ })
    .click();
  const sidebar = page.getByRole("complementary", { name: "Menu" });
  await sidebar.getByRole("link", { name: /Registre chaîné/ }).click();
  await expect(sidebar.getByText("Registre intact")).toHaveCount(0);
  await page.getByRole("button", { name: "Vérifier toute la chaîne" }).click();
  await expect(page.getByRole("heading", { name: "Registre intact" })).toBeVisible();
  await expect(sidebar.getByText("Registre intact")).toBeVisible();
  await expect(sidebar.getByText(/actes, vérifiés le /)).toBeVisible();
});

/** Presses Tab until the target has the focus; every stop on the way must show where one is. */
async function walkTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const unseen: string[] = [];
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) {
      expect(unseen, "stops that do not show the focus").toEqual([]);
      return;
    }
    await page.keyboard.press("Tab");
    if (!(await focusIsSeen(page)))
      unseen.push(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160) ?? ""));
  }
  throw new Error(`Tab never reached ${target}`);
}

/** True when what has the focus, or the frame it stands in, draws an outline. */
function focusIsSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const outlined = (node: Element | null): boolean => {
      if (node === null) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(node);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    };
    const active = document.activeElement;
    return active === document.body || outlined(active) || outlined(active?.closest("label") ?? null);
  });
}
