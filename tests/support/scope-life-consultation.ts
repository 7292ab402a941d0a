import type { Locator, Page } from "@playwright/test";
import type { App } from "@/tests/support/app-server";
import { type Player, who } from "@/tests/support/clock-life-cast";
import { open } from "@/tests/support/clock-life-play";
import { expect, expectReadable, pageFaults } from "@/tests/support/journey";
import { newestMail } from "@/tests/support/mail";
import { password, signHere } from "@/tests/support/people";

/** Who is asked for an offer, what each offers and what the evaluators think of it; amounts as people type them. */
export const candidates = [
  {
    ...{ organisation: "Studio Merle", name: "Anaïs Merle", email: "anais@merle.example" },
    ...{ oneOff: "24000,50", monthly: "310,25", points: { ines: "17", judith: "16" } },
  },
  {
    ...{ organisation: "Hébergeurs du Lac", name: "Marc Oudin", email: "marc@lac.example" },
    ...{ oneOff: "19800,10", monthly: "420,40", points: { ines: "12", judith: "11" } },
  },
  {
    ...{ organisation: "Nuages et Fils", name: "Lia Fils", email: "lia@nuages.example" },
    ...{ oneOff: "31000,20", monthly: "190,10", points: { ines: "14", judith: "15" } },
  },
] as const;
type Candidate = (typeof candidates)[number];

/** Somebody of another company, with a browser of their own. */
export type Offering = { readonly page: Page; readonly candidate: Candidate };

/** When offers close and are opened, as forms write it, in the project's zone. */
type Times = { readonly questions: string; readonly closes: string; readonly opens: string };

/** The client says what it asks for, on which signed set, by what offers are judged and until when; then it publishes. */
export async function publish(page: Page, project: string, times: Times): Promise<void> {
  await open(page, "ines", `/projects/${project}/consultations`);
  await page.getByRole("link", { name: "Préparer une consultation" }).first().click();
  await page.getByLabel("Titre").fill("Hébergement du site et de sa billetterie");
  await page.getByLabel("Ce qui est demandé").fill("Héberger, sauvegarder et surveiller le site pendant trois ans.");
  await page.getByLabel("Questions jusqu’à").fill(times.questions);
  await page.getByLabel("Clôture des offres").fill(times.closes);
  await page.getByLabel("Ouverture des offres").fill(times.opens);
  await page.getByLabel("Critère", { exact: true }).fill("Méthode et engagements de service");
  await page.getByRole("button", { name: "Ajouter un critère" }).click();
  await page.getByLabel("Critère", { exact: true }).last().fill("Prix sur trois ans");
  await page.getByLabel("Mode de notation").last().selectOption({ label: "Prix, calculé" });
  await page.getByLabel("Poids").last().fill("40");
  await expect(page.getByText("total 100 %")).toBeVisible();
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).click();
  await expect(page).toHaveURL(/\/consultations\/C-001$/);
  await page.getByRole("button", { name: "Publier : critères et dates figés" }).click();
  await expect(page.getByText("figés à la publication")).toBeVisible();
}

/** Three companies are asked by mail; nothing on the client's page says who of them offers. */
export async function inviteAll(page: Page): Promise<void> {
  const asked = page.getByRole("table", { name: "Candidats invités" });
  for (const { organisation, name, email } of candidates) {
    await page.getByLabel("Organisation").fill(organisation);
    await page.getByLabel("Interlocuteur").fill(name);
    await page.getByLabel("Adresse e-mail").fill(email);
    await page.getByRole("button", { name: "Inviter un candidat" }).click();
    await expect(asked.getByText(email)).toBeVisible();
  }
}

/** A candidate follows the link of its mail, opens its account, reads what is asked and seals an offer. Answers where its page is. */
export async function offer(app: App, { page, candidate }: Offering): Promise<string> {
  const { payload } = await newestMail(app.database.ownerUrl, "candidacy", candidate.email);
  await page.goto(String(payload.path));
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Ouvrir mon compte et rejoindre" }).click();
  await expect(page).toHaveURL(/\/offers\//);
  await page.getByLabel("Prix en une fois").fill(candidate.oneOff);
  await page.getByRole("button", { name: "Ajouter un montant récurrent" }).click();
  await page.getByLabel("Libellé").fill("Infogérance");
  await page.getByLabel("Montant par période, hors taxes").fill(candidate.monthly);
  await page.getByLabel("Durée totale").fill("36");
  await page.getByLabel("Votre offre").fill(`L’équipe de ${candidate.organisation} répond en une heure, jour et nuit.`);
  await page.getByRole("button", { name: "Sceller et déposer" }).click();
  await expect(page.getByText(/^Offre n° 1, déposée le/)).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Before its hour the box stays shut for everybody, and nobody of the client reads who has offered or how much. */
export async function readNothing(page: Page, project: string): Promise<void> {
  for (const player of ["ines", "judith"] as const) {
    const main = await open(page, player, `/projects/${project}/consultations/C-001`);
    await expect(main.getByText("rien ici ne dit qui offre, jusqu’à l’ouverture")).toBeVisible();
    await expect(main.getByRole("button", { name: "Ouvrir les offres" })).toBeVisible();
    await expectSilent(main, candidates);
  }
}

/** What is shown holds no amount of these offers. */
async function expectSilent(main: Locator, offers: readonly Candidate[]): Promise<void> {
  const shown = ((await main.textContent()) ?? "").replaceAll(/\s/g, "");
  for (const { oneOff, monthly } of offers) for (const amount of [oneOff, monthly]) expect(shown).not.toContain(amount);
}

/** Its hour has come: the AMO attends, the client opens all offers together. */
export async function openBox(page: Page, project: string): Promise<void> {
  const consultation = `/projects/${project}/consultations/C-001`;
  await open(page, "judith", consultation);
  await page.getByRole("button", { name: "J’assiste à l’ouverture" }).click();
  await expect(page.getByText("Témoin présent")).toBeVisible();
  await open(page, "ines", consultation);
  await page.getByRole("button", { name: "Ouvrir les offres" }).click();
  await expect(page.getByRole("heading", { name: "3 offres ouvertes" })).toBeVisible();
  await expect(page.getByText("Déclarez vos intérêts pour la lire.").first()).toBeVisible();
  await expectReadable(page);
}

/** Each evaluator says first that they have no interest, then reads and scores every offer. */
export async function judge(page: Page, project: string): Promise<void> {
  for (const player of ["ines", "judith", "helene"] as const) {
    const main = await open(page, player, `/projects/${project}/consultations/C-001`);
    await main.getByRole("button", { name: "Je n’ai aucun intérêt" }).click();
    await expect(main.getByText("répond en une heure, jour et nuit.")).toHaveCount(3);
    if (player !== "helene") await scoreAll(page, player);
  }
}

async function scoreAll(page: Page, player: "ines" | "judith"): Promise<void> {
  for (const { organisation, points } of candidates) {
    const article = page.getByRole("article").filter({ has: page.getByRole("heading", { name: organisation }) });
    await article.getByLabel("Méthode et engagements de service").fill(points[player]);
    await article.getByLabel("Raison").fill(`Vu par ${who(player).name} : engagements chiffrés.`);
    await article.getByRole("button", { name: "Enregistrer ma notation" }).click();
    await expect(article.getByRole("button", { name: "Enregistrer ma notation" })).toBeEnabled();
  }
  await expectReadable(page);
}

/** The client's signatory reads the ranking, says why and signs the award. Answers the number of the record. */
export async function award(page: Page, project: string): Promise<string> {
  const main = await open(page, "helene", `/projects/${project}/consultations/C-001`);
  const ranking = main.getByRole("table", { name: "Classement" });
  await expect(ranking.getByRole("row").nth(1)).toContainText("Studio Merle");
  await main.getByRole("button", { name: "Lire et signer la décision" }).click();
  await expect(page).toHaveURL(/\/award\?/);
  await page.getByRole("button", { name: "Lire et signer la décision" }).click();
  await expect(page.getByText("Dites pourquoi cette offre est retenue.")).toBeVisible();
  await page.getByLabel("Motifs de la décision").fill("La première du classement : la méthode et le prix.");
  await expectReadable(page);
  await page.getByRole("button", { name: "Lire et signer la décision" }).click();
  await expect(page.getByText("je retiens l’offre de Studio Merle")).toBeVisible();
  await expectReadable(page);
  return signHere(page, "Signer : retenir cette offre");
}

/** Every candidate reads its own letter and nobody else's result; the one that was chosen joins as a party. */
export async function readLetters(
  app: App,
  all: readonly Offering[],
  { project, consultation }: { readonly project: string; readonly consultation: string },
): Promise<void> {
  for (const { page, candidate } of all) {
    const isChosen = candidate.organisation === "Studio Merle";
    await signIn(page, candidate.email, consultation);
    await expect(page.getByText(isChosen ? /a retenu votre offre/ : /n’a pas retenu votre offre/)).toBeVisible();
    const others = candidates.filter(({ email }) => email !== candidate.email);
    await expectSilent(page.getByRole("main"), others);
    if (!isChosen) continue;
    // The whole signed set stands on this page: its colours are read on a smaller one (accessibility.spec).
    expect(await pageFaults(page, { dark: false })).toEqual([]);
    const { payload } = await newestMail(app.database.ownerUrl, "invitation", candidate.email);
    await page.goto(String(payload.path));
    await page.getByRole("button", { name: "Rejoindre le projet" }).click();
    await expect(page).toHaveURL(new RegExp(`/projects/${project}`));
  }
}

async function signIn(page: Page, email: string, next: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("Adresse professionnelle").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Entrer", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(next));
}

/** Its agency as the project's members read it. */
export async function expectParty(page: Page, player: Player, project: string): Promise<void> {
  await open(page, player, `/projects/${project}/members`);
  await expect(page.getByRole("table", { name: "Studio Merle" })).toBeVisible();
}
