import { who } from "@/tests/support/clock-life-cast";
import { open } from "@/tests/support/clock-life-play";
import { beginJourney, startProject } from "@/tests/support/clock-life-start";
import { letTimePass } from "@/tests/support/clock-life-time";
import * as committee from "@/tests/support/committee-life";
import { expect, expectReadable, test } from "@/tests/support/journey";
import { signHere } from "@/tests/support/people";

test.use({ demo: true });

const titles = { change: "Commander le panier commun", delay: "Reporter la mise en ligne" };

test("Deciding together: convened by mail, held live in four browsers, with a change decided, a warning overridden, a vote lost and a participant dropped and back; minutes corrected, then approved by silence", async ({
  app,
  newPerson,
}) => {
  test.setTimeout(420_000);
  const page = await newPerson();
  const { company, start, day } = await beginJourney(app, page);

  const project =
    await test.step("a project under its charter, a change with its price, and a warning against it", () =>
      startProject(company, start));
  const change = await committee.priceChange(company, project);
  const warning = await committee.warn(company, project, change, await day(12));
  const held = await day(10);
  const meeting = await committee.planMeeting(company, project, `${held}T14:00`);
  const path = `/projects/${project}/committees/${meeting}`;

  await test.step("the chair fixes the agenda; who is convened answers from a mail program, and nobody in their name", async () => {
    await committee.proposePoint(company, project, meeting, `${titles.change} ?`, change);
    await committee.proposePoint(company, project, meeting, `${titles.delay} ?`, null);
    const chair = await open(page, "claire", path);
    await chair.getByRole("button", { name: "Arrêter tous les points proposés" }).click();
    await expect(chair.getByText("40 min sur 90")).toBeVisible();
    await chair.getByRole("button", { name: "Convoquer" }).click();
    await expect(chair.getByText("Convoquée").first()).toBeVisible();
    expect(await committee.replyByMail(app, "helene", who("sophie").email)).toBe(409);
    expect(await committee.replyByMail(app, "helene", who("helene").email)).toBe(200);
    const read = await open(page, "ines", path);
    await expect(read.getByText("présence annoncée (par courriel)")).toHaveCount(1);
  });

  await letTimePass(page, held, "14:00");
  const [chair, client, agency, keeper] = [await newPerson(), await newPerson(), await newPerson(), await newPerson()];
  const room = [chair, client, agency, keeper];
  await test.step("four browsers come in; with its last voice the quorum is there, on every screen", async () => {
    const seats = [
      [keeper, "judith"],
      [chair, "claire"],
      [client, "helene"],
      [agency, "sophie"],
    ] as const;
    const letThrough = await committee.holdStream(keeper);
    for (const [screen, player] of seats) {
      await committee.enterRoom(screen, player, path);
      if (player === "judith") {
        // The answer to one's own act may overtake what the room tells: it is told all the same.
        const opened = screen.waitForResponse((answer) => answer.request().method() === "POST");
        await screen.getByRole("button", { name: "Ouvrir la séance" }).click();
        await opened;
        await letThrough();
      }
      await committee.arrive(screen);
    }
    for (const screen of room) await expect(screen.getByText("Quorum atteint").first()).toBeVisible();
    await expectReadable(keeper);
  });

  await test.step("what is said is on all screens; who was warned answers it before it is voted", async () => {
    await committee.takePoint(keeper, `${titles.change} ?`, room);
    await committee.writeNote(keeper, "Le panier tient en trois jours.");
    for (const screen of room) await expect(screen.getByText("Le panier tient en trois jours.")).toBeVisible();
    await client.goto(`/projects/${project}/changes/${change}/approve`);
    await expect(client.getByRole("main").getByRole("link", { name: warning, exact: true })).toBeVisible();
    const record = await committee.override(client, project, warning);
    expect(record).toMatch(/^\S+-\d{4}-\d{3}$/);
    await client.goto(`${path}/room`);
  });

  await test.step("one of them drops out while another writes, and comes back with all that was typed and all that happened", async () => {
    await agency.context().setOffline(true);
    await agency.getByLabel("Ce qui se dit").fill("Nous tenons ce délai.");
    await expect(
      agency.getByText("Hors ligne. Ce que vous tapez est gardé ici et sera envoyé au retour."),
    ).toBeVisible();
    await agency.getByRole("button", { name: /^Inscrire/ }).click();
    await committee.writeNote(keeper, "Le client demande l’engagement de l’agence.");
    await agency.context().setOffline(false);
    await expect(agency.getByText("Le client demande l’engagement de l’agence.")).toBeVisible();
    for (const screen of room) await expect(screen.getByText("Nous tenons ce délai.")).toBeVisible();
    await expect(agency.getByLabel("Ce qui se dit")).toHaveValue("");
  });

  await test.step("the change is voted and adopted; it takes effect by the signature of who must sign", async () => {
    await committee.putToVote(keeper, titles.change);
    for (const screen of [chair, client, agency]) await committee.vote(screen, titles.change, "Voter pour");
    await expect(
      committee.decisionOn(keeper, titles.change).getByText("3 pour, 0 contre", { exact: false }),
    ).toBeVisible();
    await expect(committee.decisionOn(keeper, titles.change).getByRole("button", { name: "Voter pour" })).toBeHidden();
    await expectReadable(chair);
    await committee.decisionOn(chair, titles.change).getByRole("button", { name: "Adopter" }).click();
    for (const screen of room)
      await expect(
        committee.decisionOn(screen, titles.change).getByText(/^Décision D-\d{4}-001, adoptée$/),
      ).toBeVisible();
    await committee
      .decisionOn(client, titles.change)
      .getByRole("link", { name: `Ouvrir la signature de ${change}` })
      .click();
    await signHere(client, "Signer l’approbation");
    await client.goto(`${path}/room`);
    for (const screen of room)
      await expect(
        committee.decisionOn(screen, titles.change).getByText(/^L’approbation est signée\s: PV-/),
      ).toBeVisible();
  });

  await test.step("an action is given; a second decision is put to the vote, lost and rejected", async () => {
    await keeper.getByRole("button", { name: "Donner une action" }).click();
    await keeper.getByLabel("À faire").fill("Écrire l’ordre du panier commun");
    await keeper.getByLabel("Par", { exact: true }).selectOption({ label: "Sophie Lantier, Atelier Corbel" });
    await keeper.getByLabel("Pour le").fill(await day(13));
    await keeper.getByRole("button", { name: "Donner l’action" }).click();
    for (const screen of room) await expect(screen.getByText("Écrire l’ordre du panier commun").first()).toBeVisible();
    await committee.takePoint(keeper, `${titles.delay} ?`, room);
    await committee.putToVote(keeper, titles.delay);
    await committee.vote(agency, titles.delay, "Voter pour");
    for (const screen of [chair, client]) await committee.vote(screen, titles.delay, "Voter contre");
    await expect(
      committee.decisionOn(chair, titles.delay).getByText("En l’état des voix, le vote est perdu."),
    ).toBeVisible();
    await committee.decisionOn(chair, titles.delay).getByRole("button", { name: "Rejeter" }).click();
    for (const screen of room)
      await expect(
        committee.decisionOn(screen, titles.delay).getByText(/^Décision D-\d{4}-002, rejetée$/),
      ).toBeVisible();
    await keeper.getByRole("button", { name: "Clore la séance" }).click();
    for (const screen of room) await expect(screen.getByText("Séance close").first()).toBeVisible();
  });

  const minutes = `${path}/minutes`;
  await test.step("the minutes are circulated, corrected with the difference shown, circulated again", async () => {
    const draft = await open(page, "judith", minutes);
    await draft.getByRole("button", { name: "Enregistrer le projet" }).click();
    await expect(draft.getByRole("link", { name: "Relire, signer et envoyer" })).toBeVisible();
    await expectReadable(page);
    await committee.circulate(page, minutes);
    const asking = await open(page, "sophie", minutes);
    await asking.getByLabel("Comme elle devrait se lire").fill("La séance s’est tenue sans interruption.");
    await expect(asking.getByText("Ce qui change")).toBeVisible();
    await asking.getByLabel("Pourquoi").fill("Cela se lit mieux.");
    await asking.getByRole("button", { name: "Demander cette correction" }).click();
    await expect(asking.getByText("À répondre")).toBeVisible();
    const answering = await open(page, "judith", minutes);
    await answering.getByRole("button", { name: "Retenir" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Retenir" }).click();
    await expect(answering.getByText("Retenue").first()).toBeVisible();
    await committee.circulate(page, minutes);
  });
  await test.step("nobody says anything more: by the charter’s clause the narrative is approved, signed and locked, and nothing else is", async () => {
    await letTimePass(page, await day(20), "09:00");
    for (const player of ["sophie", "ines"] as const) {
      const read = await open(page, player, minutes);
      await expect(read.getByText("Approuvé par silence").first()).toBeVisible();
      await expect(read.getByText("La séance s’est tenue sans interruption.").first()).toBeVisible();
      await expect(read.getByRole("button", { name: "Demander cette correction" })).toBeHidden();
    }
    await expectReadable(page);
    const register = await open(page, "romain", `/projects/${project}/decisions`);
    await expect(register.getByRole("row").filter({ hasText: titles.change })).toContainText("Adoptée");
    await expect(register.getByRole("row").filter({ hasText: titles.delay })).toContainText("Rejetée");
    const actions = await open(page, "judith", `/projects/${project}/actions`);
    await expect(actions.getByRole("row").filter({ hasText: "Écrire l’ordre du panier commun" })).toContainText(
      "En retard",
    );
  });
  await company.close();
});
