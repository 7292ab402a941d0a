import { open } from "@/tests/support/clock-life-play";
import { beginJourney, startProject } from "@/tests/support/clock-life-start";
import { calendarTerm, dayAfter, letTimePass } from "@/tests/support/clock-life-time";
import * as dispute from "@/tests/support/dispute-life";
import { expect, expectReadable, test } from "@/tests/support/journey";
import { newestMail } from "@/tests/support/mail";

test.use({ demo: true });

const mediator = { name: "Aurore Le Goff", email: "aurore.le-goff@mediation.example" };
const secrets = { client: "alizarine-secrete-du-client", agency: "outremer-secret-de-l-agence" };

test("Disagreeing: a dispute climbs from the managers to a settlement that both sign; another goes to a mediation that nobody outside can find", async ({
  app,
  newPerson,
}) => {
  test.setTimeout(420_000);
  const page = await newPerson();
  const { company, start, day } = await beginJourney(app, page);

  const project = await test.step("a project under its charter, as other journeys make one", () =>
    startProject(company, start));

  const first =
    await test.step("the agency opens a dispute on the register’s own facts; both sides read the same timeline", async () => {
      const claimed = { project, against: "Musées de Haute-Vère", title: "Les textes sont venus trop tard" } as const;
      const opened = await dispute.openDispute(page, "romain", {
        ...claimed,
        claim: "Trois semaines d’attente",
        amount: "4 200,00",
      });
      const read = await dispute.timelineOf(page, "romain", opened);
      expect(read).toHaveLength(1);
      expect(await dispute.timelineOf(page, "ines", opened)).toEqual(read);
      return opened;
    });
  await test.step("it climbs by itself at the end of a level’s time, and decides nothing; the AMO says for whom it works", async () => {
    await dispute.expectAt(page, "ines", first, "chefs de projet");
    await dispute.takePosition(page, "ines", first, "Les textes étaient prêts le jour dit.");
    await letTimePass(page, dayAfter(await day(3)), "00:05");
    await dispute.disclose(page, first);
  });
  await test.step("the client proposes, the agency counters, both sign what it countered: the dispute is settled", async () => {
    const validUntil = await day(30);
    await dispute.propose(page, "helene", first, {
      text: "Mille euros, et l’on n’en parle plus.",
      amount: "1 000,00",
      validUntil,
      isCounter: false,
    });
    const text = "Deux mille euros, payés avec le solde.";
    await dispute.propose(page, "sophie", first, { text, amount: "2 000,00", validUntil, isCounter: true });
    const record = await dispute.settle(page, first, { text });
    for (const player of ["ines", "romain", "judith"] as const) {
      const main = await dispute.expectAt(page, player, first, "réglé");
      await expect(main.getByRole("link", { name: `Transaction signée ${record}` })).toBeVisible();
    }
  });

  const second =
    await test.step("the client opens another, which nobody settles: it reaches the executives", async () => {
      const claimed = {
        project,
        against: "Atelier Corbel",
        title: "La maquette n’est pas celle qui fut promise",
      } as const;
      const opened = await dispute.openDispute(page, "helene", {
        ...claimed,
        claim: "Reprendre la maquette",
        amount: "0",
      });
      await letTimePass(page, dayAfter(await day(20)), "00:05");
      await dispute.expectAt(page, "sophie", opened, "directions");
      return opened;
    });
  await test.step("mediation is asked for by one side, accepted by the other, which names somebody from outside", () =>
    dispute.agreeToMediate(page, second, mediator));

  const [client, agency, outside, amo] = [await newPerson(), await newPerson(), await newPerson(), await newPerson()];
  const compartment =
    await test.step("the mediator comes by a link of their own, and finds the compartment alone", async () => {
      const { payload } = await newestMail(app.database.ownerUrl, "mediator-asked", mediator.email);
      const room = await dispute.takeMission(outside, String(payload.path));
      for (const elsewhere of [`/projects/${project}`, second])
        expect((await outside.request.get(elsewhere)).status(), elsewhere).toBe(404);
      await outside.goto(room);
      await expect(outside.getByText("Le médiateur est arrivé.", { exact: false })).toBeVisible();
      await expectReadable(outside);
      // It is the clock that opens it, a moment later.
      await letTimePass(page, dayAfter(await day(20)), "08:00");
      return room;
    });
  await test.step("in three browsers each side speaks to the mediator alone; the fourth finds nothing", async () => {
    await dispute.enter(client, "helene", compartment);
    await dispute.enter(agency, "sophie", compartment);
    await dispute.say(client, "Au médiateur seul", secrets.client);
    await dispute.say(agency, "Au médiateur seul", secrets.agency);
    await outside.goto(compartment);
    for (const word of Object.values(secrets)) await expect(outside.getByText(word)).toBeVisible();
    await client.reload();
    await expect(client.getByText(secrets.client)).toBeVisible();
    await expect(client.getByText(secrets.agency)).toBeHidden();
    await agency.reload();
    await expect(agency.getByText(secrets.agency)).toBeVisible();
    await expect(agency.getByText(secrets.client)).toBeHidden();
    const at = { compartment, project, dispute: second, words: Object.values(secrets) };
    for (const player of ["judith", "ines", "romain", "claire"] as const) await dispute.findNothing(amo, player, at);
  });
  await test.step("nothing of it is in a mail; one side leaves without a reason, and after the days agreed the key is gone", async () => {
    await page.goto("/dev/mail");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const word of Object.values(secrets)) await expect(page.getByText(word)).toBeHidden();
    const leaving = await open(page, "sophie", `${second}/mediation`);
    await leaving.getByRole("button", { name: "Quitter la médiation" }).click();
    await expect(leaving.getByText("Terminée sans accord. Aucune raison n’est dite.")).toBeVisible();
    await letTimePass(page, await calendarTerm(app, await day(21), 35), "06:00");
    const after = await open(page, "helene", `${second}/mediation`);
    await expect(after.getByText("La clé a été détruite : ce qui s’est dit ici n’existe plus.")).toBeVisible();
    const gone = await (await page.request.get(compartment)).text();
    for (const word of Object.values(secrets)) expect(gone).not.toContain(word);
  });
  await company.close();
});
