import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "@/tests/support/journey";
import { invite, joinFromMail, openFirstAccount, type Someone } from "@/tests/support/people";

const client = "Musées de Haute-Vère";
const agency = "Atelier Corbel";
const amoFirm = "Cabinet Vauquelin";

const owner: Someone = { name: "Inès Belkacem", email: "ines@musees.example", roles: [] };
const signatory: Someone = { name: "Hélène Marchetti", email: "helene@musees.example", roles: ["signataire du client"] };
const substitute: Someone = { name: "Paul Vautrin", email: "paul@musees.example", roles: ["signataire du client"], substitute: true };
const sponsor: Someone = { name: "Claire Desnoyers", email: "claire@musees.example", roles: ["sponsor de direction"] };
const manager: Someone = { name: "Romain Delorme", email: "romain@corbel.example", roles: ["chef de projet de l’agence"] };
const agencySignatory: Someone = { name: "Sophie Lantier", email: "sophie@corbel.example", roles: ["signataire de l’agence"] };
const amo: Someone = { name: "Judith Amsellem", email: "judith@vauquelin.example", roles: ["AMO"] };

test("From an empty installation to a locked sign-off, a lifted reservation and the change request that a refusal opens", async ({ page: ines, app, newPerson }) => {
  test.setTimeout(420_000);

  await test.step("2. the first account is opened with the code of the console", async () => {
    await openFirstAccount(ines, app, owner);
  });

  await test.step("3. the client’s project lead opens a project and brings in the parties and their people", async () => {
    await ines.goto("/projects");
    await ines.getByRole("link", { name: "Ouvrir un projet" }).first().click();
    await expect(ines.getByRole("heading", { level: 1, name: "Ouvrir un projet" })).toBeVisible();
    await ines.getByLabel("Nom du projet").fill("Refonte du site et de la billetterie");
    await ines.getByLabel("Objet").fill("Vendre les billets en ligne et tenir l’agenda à jour.");
    await ines.getByLabel("Organisation").fill(client);
    await ines.getByLabel("Ville").fill("Vère");
    await ines.getByLabel("Prix initial").fill("186 000");
    await expectAccessible(ines);
    await ines.getByRole("button", { name: "Ouvrir le projet" }).click();
    await expect(ines).toHaveURL(/\/projects\/[^/]+\/members$/);
    await addParty(ines, "Une agence", agency);
    await addParty(ines, "L’AMO", amoFirm);
    for (const someone of [signatory, substitute, sponsor]) await invite(ines, client, someone);
    await invite(ines, agency, manager);
    await invite(ines, amoFirm, amo);
  });
});

async function addParty(page: Page, side: string, name: string): Promise<void> {
  await page.getByRole("button", { name: "Faire entrer une partie", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Faire entrer une partie" });
  await dialog.getByRole("radio", { name: side }).check();
  await dialog.getByLabel("Organisation").fill(name);
  await dialog.getByRole("button", { name: "Faire entrer", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name })).toBeVisible();
}
