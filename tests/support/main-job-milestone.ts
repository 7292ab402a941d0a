import type { Page } from "@playwright/test";
import { expect, expectReadable } from "@/tests/support/journey";
import { parties, type Stage } from "@/tests/support/main-job-people";
import { chooseDate, linkIn, signHere } from "@/tests/support/people";

const title = "Billetterie en ligne";

/** The client's lead defines a milestone; both signatories sign the definition; the agency's manager starts it. */
export async function promiseMilestone({ ines, helene, sophie, romain }: Stage, project: string): Promise<void> {
  await ines.goto(`${project}/milestones`);
  await ines.getByRole("link", { name: "Définir un jalon" }).first().click();
  await ines.getByLabel("Titre", { exact: true }).fill(title);
  await ines.getByRole("textbox", { name: "Objet" }).fill("Acheter un billet depuis un téléphone.");
  await chooseDate(ines.getByLabel("Début prévu"), 0);
  await chooseDate(ines.getByLabel("Remise prévue"), 30);
  await ines.getByLabel("Livrable", { exact: true }).fill("Parcours d’achat");
  await ines.getByLabel("Trouver une exigence").fill("Acheter un billet");
  await ines.getByRole("checkbox", { name: "Acheter un billet" }).check();
  await ines.getByRole("button", { name: "Ajouter un critère" }).click();
  await ines.getByLabel("Critère", { exact: true }).last().fill("Le billet arrive par e-mail en moins d’une minute");
  await ines.getByLabel("Part du prix").fill("10");
  await expect(ines.getByLabel("Montant, hors taxes")).toHaveValue("18600");
  await ines.getByRole("checkbox", { name: "Aucune fourniture du client n’est attendue" }).check();
  await ines.getByRole("button", { name: "Enregistrer le jalon" }).click();
  await expect(ines).toHaveURL(/\/milestones\/J1$/);
  for (const page of [helene, sophie]) {
    await page.goto(`${project}/milestones/J1`);
    await page.getByRole("link", { name: "Lire et signer la définition" }).click();
    await signHere(page, "Signer la définition");
  }
  await romain.goto(`${project}/milestones/J1`);
  await romain.getByRole("button", { name: "Démarrer le jalon" }).click();
  await expect(romain.getByRole("main").getByText("en cours").first()).toBeVisible();
}

/** The agency's signatory hands the milestone over: refused while evidence is missing, then with its files, read and signed. */
export async function submitMilestone({ sophie }: Stage, project: string): Promise<void> {
  await sophie.goto(`${project}/milestones/J1`);
  await sophie.getByRole("link", { name: "Remettre le jalon" }).click();
  await sophie.getByLabel("Version remise").fill("1.0.0");
  await sophie.getByRole("button", { name: "Lire et signer" }).click();
  await sophie.getByRole("button", { name: /^Signer la remise/ }).click();
  const refusal = sophie.getByRole("alertdialog");
  await expect(refusal.getByRole("heading", { level: 2 })).toContainText("La remise n’est pas complète. Manquent");
  await expect(refusal.getByText("AD-05").first()).toBeVisible();
  await sophie.keyboard.press("Escape");
  await sophie.getByRole("button", { name: "Revenir aux preuves" }).click();
  await expect(sophie.getByLabel("Version remise")).toHaveValue("1.0.0");
  const files = ["rapport-d-essais.txt", "notes-de-version.md", "mise-en-ordre-de-marche.txt"];
  await sophie
    .getByLabel("Fichiers", { exact: true })
    .setInputFiles(files.map((name) => ({ name, mimeType: "text/plain", buffer: Buffer.from(`Pièce ${name}\n`) })));
  await expect(sophie.getByText("toutes les pièces exigées sont là")).toBeVisible();
  await sophie.getByRole("button", { name: "Lire et signer" }).click();
  for (const name of files) await expect(sophie.getByRole("region", { name: /Lire/ }).getByText(name)).toBeVisible();
  await signHere(sophie, "Signer la remise");
}

/** The client checks criterion by criterion: one fails. */
export async function verifyMilestone({ ines }: Stage, project: string): Promise<void> {
  await ines.goto(`${project}/milestones/J1`);
  await ines.getByRole("button", { name: "Commencer la vérification" }).click();
  await ines.getByRole("link", { name: "Vérifier les critères" }).click();
  const [first, second] = [
    ines.getByRole("main").getByRole("listitem").filter({ hasText: "Commande menée au bout" }),
    ines.getByRole("main").getByRole("listitem").filter({ hasText: "Le billet arrive" }),
  ];
  await first.getByRole("button", { name: /^Conforme/ }).click();
  await expect(first.getByText("conforme", { exact: true })).toBeVisible();
  await second.getByRole("button", { name: /^Non conforme/ }).click();
  await second.getByLabel("Ce qui a été constaté").fill("Deux minutes et demie en moyenne.");
  await second.getByRole("button", { name: /^Non conforme/ }).click();
  await expect(second.getByText("non conforme", { exact: true })).toBeVisible();
  await expect(ines.getByText("2 sur 2")).toBeVisible();
}

/** What failed is listed: on which criterion, how much it hurts, how to see it. */
export async function raiseReservation({ ines }: Stage, project: string): Promise<void> {
  await ines.goto(`${project}/milestones/J1/verify`);
  await ines.getByRole("link", { name: "Émettre une réserve" }).first().click();
  await ines.getByLabel("Critère en cause").selectOption({ label: await optionWith(ines, "Le billet arrive") });
  await ines.getByLabel("Gravité").selectOption({ label: "mineure" });
  await ines.getByLabel("Constat", { exact: true }).fill("Le billet arrive après deux minutes et demie.");
  await ines.getByLabel("Comment le constater").fill("Acheter un billet, regarder l’heure d’arrivée de l’e-mail.");
  await ines.getByRole("button", { name: "Émettre la réserve" }).click();
  await expect(ines).toHaveURL(/\/reservations\/R-J1-01$/);
}

async function optionWith(page: Page, words: string): Promise<string> {
  return (await page.getByRole("option").filter({ hasText: words }).first().textContent()) ?? "";
}

/** The client's signatory comes from the mail, sees what is closed and why, accepts with reservations, and holds a receipt; both sides get it by mail. */
export async function acceptWithReservations({ app, helene, sophie }: Stage, project: string): Promise<void> {
  await helene.goto(`${project}/milestones/J1`);
  await helene.getByRole("link", { name: "Lire et décider" }).click();
  const decisions = helene.getByRole("group", { name: "Votre décision" });
  await expect(decisions.getByRole("radio", { name: "Accepter", exact: true })).toBeDisabled();
  await expect(decisions.getByText("Tous les critères ne sont pas satisfaits. En échec : J1.1.")).toBeVisible();
  await decisions.getByRole("radio", { name: "Accepter avec réserves" }).check();
  await expect(
    helene.getByText(
      `${parties.client} accepte le jalon J1, ${title}, avec une réserve, tel que décrit au présent procès-verbal.`,
    ),
  ).toBeVisible();
  await expectReadable(helene);
  const record = await signHere(helene, "Signer : accepter avec réserves");
  await expect(helene.getByRole("status").first()).toBeVisible();
  await expectReadable(helene);
  for (const email of ["helene@musees.example", "sophie@corbel.example"]) {
    const receipt = await linkIn(app, email, `/projects/`, new RegExp(`^Signé.*${record}`));
    expect(receipt).toMatch(new RegExp(`/records/${record}$`));
  }
  await sophie.goto(`${project}/records/${record}`);
  await expect(sophie.getByText("Hélène Marchetti").first()).toBeVisible();
  await takeAway(sophie, record);
  // On paper the record is alone: no way to anywhere.
  await sophie.emulateMedia({ media: "print" });
  await expect(sophie.getByRole("navigation").filter({ visible: true })).toHaveCount(0);
  await sophie.emulateMedia({ media: "screen" });
}

/** The record leaves as PDF and as JSON: the same bytes each time, for a member with a session and for nobody else. */
async function takeAway(page: Page, record: string): Promise<void> {
  for (const [form, mediaType, start] of [
    ["PDF", "application/pdf", "%PDF-1.7"],
    ["JSON", "application/json", '{\n  "format": "aval-record"'],
  ] as const) {
    const link = page.getByRole("link", { name: `Enregistrement ${record}, ${form}` });
    const address = new URL((await link.getAttribute("href")) ?? "", page.url()).href;
    const [one, two] = [await page.request.get(address), await page.request.get(address)];
    expect(one.headers()).toMatchObject({ "content-type": mediaType, "cache-control": "private, no-store" });
    expect(one.headers()["content-disposition"]).toMatch(new RegExp(`^attachment; filename="${record}_[a-z0-9-]+\\.`));
    const body = await one.body();
    expect(body.subarray(0, start.length).toString("utf8")).toBe(start);
    expect(body.equals(await two.body())).toBe(true);
    // Another machine, without a session.
    expect((await fetch(address)).status).toBe(404);
  }
}

/** The agency mends, the client's signatory lifts, the agency's signatory signs the same record: the acceptance is then plain. */
export async function liftReservation({ romain, helene, sophie }: Stage, project: string): Promise<void> {
  await romain.goto(`${project}/reservations/R-J1-01`);
  await romain.getByRole("button", { name: "Remettre une correction" }).click();
  const fix = romain.getByRole("dialog", { name: "Remettre une correction" });
  await fix.getByLabel("Version corrigée").fill("1.0.1");
  await fix.getByLabel("Ce qui a été corrigé").fill("L’envoi part dès le paiement.");
  await fix.getByRole("button", { name: "Remettre une correction" }).click();
  await expect(fix).toBeHidden();
  await helene.goto(`${project}/reservations/R-J1-01`);
  await helene.getByRole("link", { name: "Lire et signer la levée" }).click();
  await signHere(helene, "Signer la levée");
  await sophie.goto(`${project}/reservations/R-J1-01`);
  await sophie.getByRole("link", { name: "Lire et contresigner la levée" }).click();
  await expectReadable(sophie);
  await signHere(sophie, "Confirmer la levée");
  await helene.goto(`${project}/milestones/J1`);
  await expect(helene.getByRole("main").getByText("accepté", { exact: true }).first()).toBeVisible();
}

/** Going back on the acceptance is refused with its article; the way out that the refusal offers opens a change request. */
export async function askForChange({ ines }: Stage, project: string): Promise<void> {
  await ines.goto(`${project}/milestones/J1`);
  await ines.getByRole("button", { name: /^Revenir sur la validation/ }).click();
  const refusal = ines.getByRole("alertdialog", { name: "Le jalon J1 ne se rouvre pas" });
  await expect(refusal.getByText("CD-04").first()).toBeVisible();
  await expect(refusal.getByText(/^Hélène Marchetti l’a accepté/)).toBeVisible();
  await expectReadable(ines);
  await refusal.getByRole("link", { name: "Ouvrir la demande" }).click();
  await expect(ines.getByText("Cette demande porte sur J1.")).toBeVisible();
  await ines.getByLabel("Titre").fill("Vendre aussi les billets de groupe");
  await ines.getByLabel("Ce qui est demandé").fill("Un parcours pour dix billets et plus.");
  await ines.getByLabel("Pourquoi").fill("Les écoles réservent par téléphone.");
  await ines.getByRole("button", { name: "Enregistrer le brouillon" }).click();
  await expect(ines).toHaveURL(/\/changes\/FDE-001$/);
  await ines.getByRole("button", { name: "Soumettre aux parties" }).click();
  await expect(ines.getByText("À l’AMO de qualifier")).toBeVisible();
}

/** A frozen requirement is not edited either: the same article, the same way out. */
export async function meetLockedRequirement({ ines }: Stage, project: string): Promise<void> {
  await ines.goto(`${project}/requirements/EX-001`);
  await expect(ines.getByText("Modifiable uniquement par demande d’évolution").first()).toBeVisible();
  await ines.getByRole("link", { name: "Demander une évolution" }).click();
  await expect(ines.getByText("Cette demande porte sur EX-001.")).toBeVisible();
  await ines.goto(`${project}/requirements/EX-001/edit`);
  await expect(ines.getByRole("button", { name: "Enregistrer la version" })).toHaveCount(0);
  await expect(ines.getByText("CD-04").first()).toBeVisible();
}

/** Everybody reads one register: who, in which role, what and when, each signature with its record; the chain holds. */
export async function readLedger({ claire, judith, paul }: Stage, project: string): Promise<void> {
  await claire.goto(`${project}/ledger`);
  await claire.getByRole("button", { name: "Vérifier toute la chaîne" }).click();
  await expect(claire.getByRole("heading", { name: "Registre intact" })).toBeVisible();
  await expect(claire.getByText(/a accepté le jalon J1 avec 1\sréserve/)).toBeVisible();
  await claire.getByRole("button", { name: "English" }).click();
  await expect(claire.getByText(/accepted milestone J1 with 1\sreservation/)).toBeVisible();
  await judith.goto(project);
  await expect(judith.getByRole("heading", { level: 1 })).toHaveText(/^La balle est|^Personne/);
  await paul.goto("/to-do");
  await expect(paul.getByRole("heading", { level: 1 })).toBeVisible();
  await paul.goto(`${project}/records`);
  const records = paul.getByRole("table", { name: "Enregistrements signés" });
  for (const number of [1, 2, 3, 4, 5, 6])
    await expect(records.getByText(new RegExp(`^PV-\\d{4}-00${number}$`))).toBeVisible();
}
