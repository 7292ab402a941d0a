import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { enterDemo } from "@/tests/support/people";

test.use({ demo: true });

const helene = "Hélène Marchetti";
const ines = "Inès Belkacem";
const romain = "Romain Delorme";

const written = {
  statement: "Chaque billet porte un code lisible par les contrôleurs.",
  title: "Code du billet",
  source: "Atelier des caisses",
} as const;

test("a form keeps every word when a field is wrong, when the session has ended, and does its act once when it is back", async ({
  page,
}) => {
  await enterDemo(page, ines);
  const project = await openProject(page);
  await page.goto(`${project}/requirements/new`);
  await page.getByLabel("Titre court").fill(written.title);
  await page.getByLabel("Source").fill(written.source);
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).click();
  await expect(page.getByLabel("Énoncé")).toHaveAttribute("aria-invalid", "true");
  await expectWritten(page, { ...written, statement: "" });

  await page.getByLabel("Énoncé").fill(written.statement);
  const other = await page.context().newPage();
  await other.goto("/to-do");
  await other.getByRole("button", { name: `Menu de ${ines}` }).click();
  await other.getByRole("menuitem", { name: "Se déconnecter" }).click();
  await expect(other).toHaveURL(/sign-in/);
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).click();
  await expect(page.getByText("Votre session est terminée.")).toBeVisible();
  await expectWritten(page, written);

  await enterDemo(other, ines);
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).dblclick();
  await expect(page).toHaveURL(/\/requirements\/EX-\d+$/);
  await page.goto(`${project}/requirements?q=${encodeURIComponent(written.title)}`);
  await expect(page.getByRole("link", { name: new RegExp(written.title) })).toHaveCount(1);
});

test("a refused act names its article, offers a way out, and leaves the form as it was", async ({ page }) => {
  await enterDemo(page, ines);
  const project = await openProject(page);
  await page.goto(`${project}/members`);
  await page.getByRole("button", { name: /^Inviter, Musées/ }).click();
  const dialog = page.getByRole("dialog", { name: /^Inviter une personne/ });
  await dialog.getByLabel("Nom", { exact: true }).fill("Romain Delorme");
  await dialog.getByLabel("Adresse e-mail").fill("romain.delorme@atelier-corbel.example");
  await dialog.getByRole("checkbox", { name: "contributeur du client" }).check();
  await dialog.getByRole("button", { name: "Envoyer l’invitation" }).click();
  const refusal = page.getByRole("alertdialog");
  await expect(refusal.getByRole("heading", { level: 2 })).toHaveText(/^Cette personne est déjà du côté de l’agence/);
  await expect(refusal.getByText(/^C[RD]-\d\d$/).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(refusal).toBeHidden();
  await expect(dialog.getByLabel("Nom", { exact: true })).toHaveValue("Romain Delorme");
  await expect(dialog.getByRole("checkbox", { name: "contributeur du client" })).toBeChecked();
});

test("a file that is chosen before the page is alive is read all the same", async ({ page }) => {
  await enterDemo(page, ines);
  const project = await openProject(page);
  const { promise: alive, resolve: comeAlive } = Promise.withResolvers<void>();
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await alive;
    await route.continue();
  });
  await page.goto(`${project}/requirements/import`, { waitUntil: "commit" });
  await page.getByLabel("Tableau à importer").setInputFiles("tests/data/exigences-accessibilite.csv");
  comeAlive();
  await expect(page.getByLabel("Énoncé")).toHaveValue("column Exigence");
});

test("a project of others is not found, in the very words of one that does not exist", async ({ page, newPerson }) => {
  const outsider = await newPerson();
  await enterDemo(outsider, helene);
  await enterDemo(page, romain);
  await page.goto("/projects");
  const aside = await page
    .getByRole("main")
    .getByRole("link", { name: /^Identité/ })
    .getAttribute("href");
  const told: string[] = [];
  for (const address of [`${aside}`, `${aside}/ledger`, `${aside}/members`, "/projects/aucun-projet-de-ce-nom"]) {
    const answer = await outsider.goto(address);
    expect(answer?.status()).toBe(404);
    told.push((await outsider.getByRole("main").textContent()) ?? "");
  }
  expect(new Set(told).size).toBe(1);
  expect(told[0]).toContain("Cette page n’existe pas, ou ne vous est pas ouverte");
  for (const form of ["pdf", "json"]) {
    const address = `/api${aside}/records/PV-2026-001/pv.${form}`;
    expect((await page.request.get(address)).status()).toBe(200);
    expect((await outsider.request.get(address)).status()).toBe(404);
  }
  await outsider.goto("/projects");
  await expect(outsider.getByRole("link", { name: /^Identité/ })).toHaveCount(0);
});

test("what changed between the reading and the signing is refused, and shown", async ({ page, newPerson }) => {
  await enterDemo(page, helene);
  const project = await openProject(page);
  await page.goto(`${project}/milestones/J3/sign`);
  await page.getByRole("radio", { name: "Ajourner" }).check();
  await page.getByRole("button", { name: "Ajouter un motif" }).click();
  await page.getByLabel("Motif", { exact: true }).fill("La reconstruction dépasse l’heure promise.");
  await expect(page.getByText(/ajourne le jalon J3/)).toBeVisible();

  const owner = await newPerson();
  await enterDemo(owner, ines);
  await owner.goto(`${project}/reservations/new?milestone=J3`);
  await owner.getByLabel("Constat", { exact: true }).fill("Le plan d’accès manque au gabarit de visite.");
  await owner.getByLabel("Comment le constater").fill("Ouvrir le gabarit « Visite ».");
  await owner.getByRole("button", { name: "Émettre la réserve" }).click();
  await expect(owner).toHaveURL(/\/reservations\/R-J3-\d+$/);

  await page.getByRole("button", { name: "Signer : ajourner" }).click();
  const refusal = page.getByRole("alertdialog");
  await expect(refusal.getByRole("heading", { level: 2 })).toContainText("Le contenu a changé depuis votre lecture.");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("insertion").filter({ hasText: "Le plan d’accès manque" })).toBeVisible();
  await expect(page.getByLabel("Motif", { exact: true })).toHaveValue("La reconstruction dépasse l’heure promise.");
  await owner.goto(`${project}/milestones/J3`);
  await expect(owner.getByRole("main").getByText("en vérification").first()).toBeVisible();
});

/** Opens the first project of the demo; answers its address. */
async function openProject(page: Page): Promise<string> {
  await page.goto("/projects");
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Refonte/ })
    .click();
  await expect(page).toHaveURL(/\/projects\/refonte/);
  return page.url();
}

async function expectWritten(
  page: Page,
  { statement, title, source }: Record<keyof typeof written, string>,
): Promise<void> {
  await expect(page.getByLabel("Énoncé")).toHaveValue(statement);
  await expect(page.getByLabel("Titre court")).toHaveValue(title);
  await expect(page.getByLabel("Source")).toHaveValue(source);
}
