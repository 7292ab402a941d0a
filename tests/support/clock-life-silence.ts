import type { Page } from "@playwright/test";
import { open } from "@/tests/support/clock-life-play";
import { expect } from "@/tests/support/journey";
import { signHere } from "@/tests/support/people";

/** The agency prepares a formal notice of the decision that has not come, and its signatory sends it; answers its address. */
export async function giveNotice(page: Page, project: string): Promise<string> {
  const main = await open(page, "romain", `/projects/${project}/milestones/J1`);
  await main.getByRole("button", { name: "Mettre en demeure" }).click();
  const dialog = page.getByRole("dialog", { name: "Mettre en demeure" });
  await dialog.getByLabel("Ce qui est attendu, et pourquoi").fill("La décision sur J1 était due ; rien n’est venu.");
  await dialog.getByRole("button", { name: "Mettre en demeure" }).click();
  await expect(dialog).toBeHidden();
  const notice = await main.getByRole("link", { name: /^Mise en demeure MED-/ }).getAttribute("href");
  await open(page, "sophie", notice ?? "");
  await page.getByRole("link", { name: "Lire, signer et envoyer" }).click();
  await signHere(page, "Signer et envoyer");
  return notice ?? "";
}

/** The client says that it has the notice in hand: the second period runs from then. */
export async function receiveNotice(page: Page, notice: string): Promise<void> {
  const main = await open(page, "ines", notice);
  await main.getByRole("button", { name: "Accuser réception" }).click();
  await expect(main.getByText("présentée", { exact: true }).first()).toBeVisible();
}

/** The client rebuts what its silence accepted: a criterion that fails, and what shows that it already did. */
export async function rebut(page: Page, project: string): Promise<void> {
  const main = await open(page, "helene", `/projects/${project}/milestones/J1`);
  await main.getByRole("link", { name: "Réfuter l’acceptation tacite" }).click();
  await page.getByRole("textbox", { name: "La documentation est complète" }).fill("Elle s’arrête au dixième gabarit.");
  await page.getByLabel("Pièce qui le montre").fill("Relevé des gabarits");
  await page.getByLabel("Adresse de la pièce").fill("https://forge.example/releve");
  await page.getByLabel("Avis de l’AMO").fill("L’AMO a constaté le même manque.");
  await page.getByRole("button", { name: "Lire et signer" }).click();
  await signHere(page, "Signer la réfutation");
}
