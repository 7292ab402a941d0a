import type { Locator, Page } from "@playwright/test";
import { z } from "zod";
import { convocationCalendar } from "@/lib/mail/convocation-calendar";
import { mailDefinitions } from "@/lib/mail/message";
import type { App } from "@/tests/support/app-server";
import { calendarReply } from "@/tests/support/calendar-reply";
import { type Company, type Player, who } from "@/tests/support/clock-life-cast";
import { open } from "@/tests/support/clock-life-play";
import { expect } from "@/tests/support/journey";
import { newestMail } from "@/tests/support/mail";
import { signHere } from "@/tests/support/people";

const Parties = z.array(
  z.looseObject({
    partyId: z.string(),
    side: z.string(),
    members: z.array(z.looseObject({ memberId: z.string(), name: z.string() })),
  }),
);

/** A change that its one agency has assessed and priced, as other journeys do it by hand; answers its number. */
export async function priceChange({ as }: Company, code: string): Promise<string> {
  const parties = Parties.parse((await as("ines").read("listParties", { code })).items);
  const agencies = parties.flatMap(({ side, partyId }) => (side === "AGENCY" ? [partyId] : []));
  const words = {
    type: "EVOLUTION",
    title: "Un panier pour les trois musées",
    description: "Acheter partout",
    reason: "Demandé",
  };
  const { changeRequest } = await as("ines").act("change_request_open", code, {
    changeRequest: "",
    origin: "",
    ...words,
  });
  await as("ines").act("change_request_submit", code, { changeRequest });
  const found = { inBaseline: "NO", fails: "NO", requirement: "", inScope: true, duplicateOf: "" };
  await as("judith").act("change_request_qualify", code, {
    changeRequest,
    ...found,
    agencies,
    opinion: "Un changement.",
  });
  const weighed = {
    quality: "Aucun effet.",
    security: "Aucun.",
    risks: "Charge.",
    rights: "Aucun.",
    training: "Une heure.",
  };
  const touched = { milestones: [], modified: [], removed: [], added: "Un panier commun.", reopened: [], days: 3 };
  const others = {
    otherAgencies: "Aucune.",
    alternatives: "Deux paniers.",
    doNothing: "Deux achats.",
    confidence: "HIGH",
  };
  await as("romain").act("change_request_assess", code, { changeRequest, ...weighed, ...touched, ...others });
  const price = { oneOffCents: 100_000, recurring: [], taxBasisPoints: 2_000, reverseCharge: false };
  await as("romain").act("change_request_quote", code, { changeRequest, ...price, days: 3, validUntil: "", note: "" });
  return String(changeRequest);
}

/** The AMO warns against a change; answers the number of the warning. */
export async function warn({ as }: Company, code: string, change: string, neededBy: string): Promise<string> {
  const said = {
    object: "Un panier commun avant la recette",
    facts: "La recette commence.",
    options: "Attendre.",
    recommended: "Attendre.",
  };
  const follows = { cost: "Néant.", delay: "Deux semaines.", quality: "Néant.", legal: "Néant.", interests: "Néant." };
  const links = [{ kind: "CHANGE_REQUEST", code: change }];
  const asked = { advice: "", kind: "WARNING", neededBy, links, supersedes: "", opinion: "" };
  const { advice } = await as("judith").act("advice_draft", code, { ...asked, ...said, ...follows });
  await as("judith").act("advice_issue", code, { advice });
  return String(advice);
}

/** A steering committee in which the sponsor presides and the AMO is heard, and its meeting; answers the number of the meeting. */
export async function planMeeting({ as }: Company, code: string, startsAt: string): Promise<string> {
  const members = Parties.parse((await as("ines").read("listParties", { code })).items).flatMap(
    (party) => party.members,
  );
  const seat = (player: Player, voice: string): object => ({
    memberId: members.find(({ name }) => name === who(player).name)?.memberId,
    voice,
  });
  const seats = [
    seat("claire", "PRESIDES"),
    seat("helene", "DELIBERATIVE"),
    seat("sophie", "DELIBERATIVE"),
    seat("judith", "CONSULTATIVE"),
  ];
  const { committee } = await as("ines").act("committee_form", code, {
    ...{ kind: "STEERING", title: "Comité de pilotage", rhythm: "MONTHLY", seats },
  });
  const plan = { committee, kind: "ORDINARY", startsAt, minutes: 90, place: "Salle des Gouaches" };
  const { meeting } = await as("judith").act("meeting_plan", code, { ...plan, reason: "", times: 1, reconvenes: "" });
  return String(meeting);
}

/** Proposes a point to decide; `about` a change, or nothing that has a page. */
export async function proposePoint(
  { as }: Company,
  code: string,
  meeting: string,
  title: string,
  about: string | null,
): Promise<void> {
  const subject = about === null ? null : { kind: "CHANGE_REQUEST", code: about };
  const asked = {
    meeting,
    title,
    detail: "",
    ask: "DECIDE",
    matter: null,
    minutes: 20,
    subject,
    agencies: [],
    documents: [],
  };
  await as("judith").act("agenda_propose", code, asked);
}

/** Answers a convocation as a mail program does; the status of the hook's answer. */
export async function replyByMail(app: App, player: Player, from: string): Promise<number> {
  const { email } = who(player);
  const mail = await newestMail(app.database.ownerUrl, "convocation", email);
  const convocation = mailDefinitions.convocation.payload.parse(mail.payload);
  const { AVAL_SECRET: secret = "", AVAL_REPLIES_ADDRESS: mailbox = "", AVAL_REPLIES_SECRET: hook = "" } = app.env;
  const invitation = convocationCalendar(convocation, email, { url: app.url, secret, mailbox }).content;
  const checked = [`mx.aval.example; dmarc=pass header.from=${from.split("@")[1]}`];
  const stamp = "20260101T090000Z";
  const body = calendarReply({ invitation, from, answer: "ACCEPTED", stamp, checked });
  const headers = { authorization: `Bearer ${hook}`, "content-type": "message/rfc822" };
  return (await fetch(`${app.url}/api/mail/replies`, { method: "POST", headers, body })).status;
}

/** Comes into the room from the page of its meeting. */
export async function enterRoom(page: Page, player: Player, meeting: string): Promise<void> {
  const main = await open(page, player, meeting);
  await main.getByRole("link", { name: "Entrer en séance" }).click();
  await expect(page).toHaveURL(/\/room$/);
}

/** Keeps back what the server tells this screen of its room; answers what lets it through. */
export async function holdStream(page: Page): Promise<() => Promise<void>> {
  const { promise: through, resolve } = Promise.withResolvers<void>();
  await page.route(/\/live\?after=/, async (route) => {
    await through;
    await route.continue();
  });
  return async () => {
    resolve();
    await page.unrouteAll({ behavior: "wait" });
  };
}

/** One's own coming in. */
export async function arrive(page: Page): Promise<void> {
  await page.getByRole("button", { name: "J’entre en séance" }).click();
  await expect(page.getByRole("button", { name: "Je quitte la séance" })).toBeVisible();
}

/** Takes up a point from the agenda of whoever keeps the minutes; the others follow by themselves. */
export async function takePoint(keeper: Page, title: string, everybody: readonly Page[]): Promise<void> {
  await keeper.getByRole("complementary", { name: "Ordre du jour" }).getByText(title).click();
  await keeper.getByRole("button", { name: "Prendre ce point" }).click();
  for (const page of everybody)
    await expect(page.getByRole("main").getByRole("heading", { name: title })).toBeVisible();
}

/** Writes a note under the point that is shown. */
export async function writeNote(page: Page, text: string): Promise<void> {
  await page.getByLabel("Ce qui se dit").fill(text);
  await page.getByRole("button", { name: /^Inscrire/ }).click();
  await expect(page.getByLabel("Ce qui se dit")).toHaveValue("");
}

/** Puts a decision to the vote, with what was weighed. */
export async function putToVote(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "Proposer une décision" }).click();
  await page.getByLabel("Objet").fill(title);
  await page.getByLabel("Texte de la décision").fill(`Le comité décide : ${title.toLowerCase()}.`);
  await page.getByLabel("Options examinées").fill("Le faire : tout de suite\nAttendre : après la recette");
  await page.getByLabel("Motifs").fill("Les visiteurs le demandent.");
  await page.getByRole("button", { name: "Mettre aux voix" }).click();
  await expect(decisionOn(page, title)).toBeVisible();
}

/** A decision as a page shows it. */
export function decisionOn(page: Page, title: string): Locator {
  return page.getByRole("main").getByRole("article").filter({ hasText: title });
}

/** Gives one's voice. */
export async function vote(page: Page, title: string, ballot: "Voter pour" | "Voter contre"): Promise<void> {
  const decision = decisionOn(page, title);
  await decision.getByRole("button", { name: ballot }).click();
  await expect(decision.getByRole("button", { name: ballot })).toBeHidden();
}

/** Signs against the warning, from the page where it is answered. */
export async function override(page: Page, project: string, warning: string): Promise<string> {
  await page.goto(`/projects/${project}/advice/${warning}/override`);
  await page.getByLabel("Motif").fill("Les trois musées ouvrent ensemble.");
  await page.getByLabel("Conséquences acceptées").fill("Deux semaines de retard, à notre charge.");
  // What is signed is what was typed: the record is written anew a moment after the last word.
  await expect(page.getByText("Deux semaines de retard, à notre charge.").first()).toBeVisible();
  await expect(page.getByText(/ne le suit pas et accepte les conséquences/)).toBeVisible();
  return signHere(page, "Passer outre et signer");
}

/** Circulates the minutes, by the signature of who keeps them. */
export async function circulate(page: Page, minutes: string): Promise<void> {
  const main = await open(page, "judith", minutes);
  await main.getByRole("link", { name: "Relire, signer et envoyer" }).click();
  await signHere(page, "Signer et envoyer");
}
