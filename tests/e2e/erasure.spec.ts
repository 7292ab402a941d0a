import { expect, expectReadable, test } from "@/tests/support/journey";
import { parties } from "@/tests/support/main-job-people";
import { openProject } from "@/tests/support/main-job-set-up";
import { invite, joinFromMail, password, type Someone } from "@/tests/support/people";

const marthe: Someone = {
  name: "Marthe Lorrain",
  email: "marthe@musees.example",
  roles: ["contributeur du client"],
};

test("an administrator erases a person: the identity goes, their place in the project stays without a name", async ({
  page,
  app,
  newPerson,
}) => {
  const project = await openProject({ app, ines: page });
  await invite(page, parties.client, marthe);
  const hers = await newPerson();
  await joinFromMail(hers, app, marthe);

  await page.goto("/administration");
  await expectReadable(page);
  await page.getByRole("link", { name: "2 personnes ont un compte" }).click();
  await page.getByRole("searchbox", { name: "Nom ou adresse" }).fill("personne de ce nom");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Personne ne répond à ces mots")).toBeVisible();
  await page.getByRole("searchbox", { name: "Nom ou adresse" }).fill("lorrain");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=lorrain/);
  await expect(page.getByRole("row")).toHaveCount(2);
  await expectReadable(page);
  await page.getByRole("link", { name: marthe.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: marthe.name })).toBeVisible();
  await expect(page.getByText("La participation à 1 projet, sans nom")).toBeVisible();
  const address = page.url();

  // What is missing or wrong is said before a proof is asked for, and nothing that was written is lost.
  await page.getByRole("radio", { name: "La personne le demande" }).check();
  await page.getByLabel("Explication").fill("Demande de Marthe Lorrain, par courrier.");
  await page.getByLabel("Adresse de la personne").fill("marthe@musees");
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.getByText("Ce n’est pas l’adresse de cette personne.")).toBeVisible();
  await expect(page.getByText("L’explication nomme la personne.")).toBeVisible();
  await expect(page.getByLabel("Explication")).toBeFocused();
  await expectReadable(page);
  await page.getByLabel("Explication").fill("Demande reçue par courrier le 20 novembre.");
  await page.getByLabel("Adresse de la personne").fill(marthe.email);
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.getByRole("heading", { name: "Dernière étape" })).toBeFocused();
  await expectReadable(page);
  await page.getByLabel("Mot de passe", { exact: true }).fill("pas le bon du tout");
  await page.getByRole("button", { name: "Effacer définitivement" }).click();
  await expect(page.getByLabel("Mot de passe", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Effacer définitivement" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Identité effacée" })).toBeVisible();
  await expect(page).toHaveURL(address);
  await expect(page.getByText("Demande reçue par courrier le 20 novembre.")).toBeVisible();
  await expectReadable(page);
  await page.getByRole("link", { name: "Voir les effacements" }).click();
  await expect(page.getByRole("cell", { name: "La personne le demande" })).toBeVisible();
  await expectReadable(page);

  await hers.goto("/projects");
  await expect(hers).toHaveURL(/\/sign-in/);
  await hers.getByLabel("Adresse professionnelle").fill(marthe.email);
  await hers.getByLabel("Mot de passe", { exact: true }).fill(password);
  await hers.getByRole("button", { name: "Entrer", exact: true }).click();
  await expect(hers.getByText("L’adresse et le mot de passe ne correspondent pas.")).toBeVisible();

  await page.goto(`${project}/members`);
  await expect(page.getByRole("table", { name: parties.client }).getByText("Identité effacée").first()).toBeVisible();
  await expect(page.getByText(marthe.name)).toHaveCount(0);
  await page.goto(`${project}/ledger`);
  await expect(page.getByText("Identité effacée").first()).toBeVisible();
  await expect(page.getByText(marthe.name)).toHaveCount(0);
});
