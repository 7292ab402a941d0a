import { accountByApi, accountByVerifier, daysOnScreen } from "@/tests/support/clock-life-account";
import { charter, found, promise, specify, submit } from "@/tests/support/clock-life-cast";
import * as commitments from "@/tests/support/clock-life-commitments";
import * as play from "@/tests/support/clock-life-play";
import { giveNotice, rebut, receiveNotice } from "@/tests/support/clock-life-silence";
import { answerTerm, beginJourney, commitToAnswer } from "@/tests/support/clock-life-start";
import { calendarTerm, dayAfter, letTimePass, workingDay } from "@/tests/support/clock-life-time";
import { expect, test } from "@/tests/support/journey";

test.use({ demo: true });

test("Time acts: commitments kept and broken, a date that moves by agreement, silence with and without its clause", async ({
  app,
  newPerson,
}) => {
  test.setTimeout(420_000);
  const page = await newPerson();
  const { company, start, day } = await beginJourney(app, page);
  const { as } = company;
  const [textsDue, due, newDue] = [await day(5), await day(15), await day(21)];

  const [plain, clause] =
    await test.step("two projects: in one silence has no effect, in the other it was signed that it has one", async () => {
      const codes = [await found(company, "Refonte de la billetterie"), await found(company, "Médiathèque")] as const;
      await charter(company, codes[0], { silenceEffect: "NONE", tacitAfterNotice: false });
      await charter(company, codes[1], { silenceEffect: "TACIT_ACCEPTANCE" });
      return codes;
    });

  await test.step("a project starts with what its client makes available, proposed by one person and signed by another", async () => {
    expect((await as("ines").read("getProject", { code: plain })).status).toBe("SETUP");
    const written = { kind: "Délai de réponse", title: "Répondre aux questions de l’agence", person: "ines" } as const;
    const answering = await answerTerm(company, start);
    const quantity = ["Jours ouvrés pour répondre", "3"] as const;
    const answer = await commitments.propose(page, "ines", plain, { ...written, ...answering, quantity });
    await commitments.sign(page, "helene", answer);
    await commitments.expectCommitment(page, "romain", answer, "engagé");
    expect((await as("ines").read("getProject", { code: plain })).status).toBe("ACTIVE");
    await commitToAnswer(company, clause, start);
  });

  for (const code of [plain, clause]) {
    await specify(company, code);
    const clientInputs = code === plain ? [{ title: "Textes", dueOn: textsDue, critical: true }] : [];
    await promise(company, code, { title: "Gabarits", startsOn: start, dueOn: due, clientInputs });
  }

  const [texts, platform] =
    await test.step("the client commits to texts without which work stands still, the agency to a platform", async () => {
      const ours = await commitments.propose(page, "romain", plain, {
        ...{ kind: "Fourniture de contenus", title: "Textes des 22 pages", person: "ines", substitute: "paul" },
        ...{ dueOn: textsDue, critical: ["J1", "Textes"] },
      });
      await commitments.sign(page, "helene", ours);
      const access = { kind: "Fourniture d’accès", title: "Plateforme de recette", person: "romain" } as const;
      const theirs = await commitments.propose(page, "romain", plain, { ...access, dueOn: textsDue });
      await commitments.sign(page, "sophie", theirs);
      return [ours, theirs] as const;
    });

  await test.step("each is reminded of its own, by name, and of nothing that is done", async () => {
    await letTimePass(page, await day(2), "09:30");
    expect(await play.mailedTo(page, /^Dans 3 jours ouvrés.* ENG-002/)).toEqual(["ines", "paul"]);
    expect(await play.mailedTo(page, /^Dans 3 jours ouvrés.* ENG-003/)).toEqual(["romain"]);
    await commitments.expectCommitment(page, "romain", texts, "dû");
    await commitments.deliver(page, "romain", platform, "https://recette.example");
    await letTimePass(page, await day(4), "09:30");
    expect(await play.mailedTo(page, /^Dans 1 jour ouvré .* ENG-002/)).toEqual(["ines", "paul"]);
    expect(await play.mailedTo(page, /^Dans 1 jour ouvré .* ENG-003/)).toEqual([]);
    await commitments.expectCommitment(page, "ines", platform, "tenu");
    await play.open(page, "ines", "/to-do");
    await expect(page.getByText("Tenir l’engagement ENG-002").first()).toBeVisible();
  });

  await test.step("broken when the grace is over, and not a minute before", async () => {
    await letTimePass(page, await day(7), "23:59");
    await commitments.expectCommitment(page, "romain", texts, "dû");
    await letTimePass(page, dayAfter(await day(7)), "00:00");
    for (const player of ["romain", "ines"] as const) await commitments.expectCommitment(page, player, texts, "rompu");
  });

  await test.step("it comes six working days late: the date that this leads to is proposed by one side and agreed by the other", async () => {
    await letTimePass(page, await day(11), "10:00");
    await commitments.deliver(page, "ines", texts, "Relus par les trois accueils.");
    await expect(page.getByText("avec 6 jours ouvrés de retard").first()).toBeVisible();
    await play.proposeComputedDate(page, "romain", plain, newDue);
    await play.agreeToDate(page, "helene", plain);
  });

  const term = await calendarTerm(app, newDue, 15);
  await test.step("both are handed over on that day; reminders go to who decides, and both sides read that they went", async () => {
    await letTimePass(page, newDue, "10:00");
    for (const code of [plain, clause]) await submit(company, code, "J1");
    for (const [before, subject] of [
      [5, /^Dans 5 jours ouvrés : décider sur J1/],
      [1, /^Dans 1 jour ouvré : décider sur J1/],
      [0, /^Aujourd’hui : décider sur J1/],
    ] as const) {
      await letTimePass(page, await workingDay(app, term, -before), "09:30");
      // Of each project, the three who lead and sign for the client.
      const told = ["helene", "helene", "ines", "ines", "paul", "paul"];
      expect(await play.mailedTo(page, subject)).toEqual(told);
    }
    for (const player of ["helene", "romain"] as const) {
      const main = await play.expectMilestone(page, player, clause, "remis");
      for (const step of ["5 jours ouvrés avant", "3 jours ouvrés avant", "un jour ouvré avant", "le jour même"])
        await expect(main.getByText(`Rappel ${step} : 3 personnes`)).toBeVisible();
    }
  });

  await test.step("the last minute accepts nothing; then silence accepts where that was signed, and there alone", async () => {
    await letTimePass(page, term, "23:59");
    await play.expectMilestone(page, "helene", clause, "remis");
    await letTimePass(page, dayAfter(term), "00:00");
    const accepted = await play.expectMilestone(page, "romain", clause, "accepté tacitement");
    await expect(accepted.getByText("Le client peut réfuter cette acceptation")).toBeVisible();
    await play.expectMilestone(page, "helene", plain, "remis");
    const nothing = "est échu sans décision : rien n’est accepté";
    for (const player of ["judith", "romain"] as const)
      expect(await play.toldInRegister(page, player, plain, nothing)).toBe(1);
  });

  await test.step("a formal notice to its end without the clause: nothing is accepted by it either", async () => {
    await letTimePass(page, await workingDay(app, term, 1), "10:00");
    const notice = await giveNotice(page, plain);
    await receiveNotice(page, notice);
    await letTimePass(page, dayAfter(await calendarTerm(app, await workingDay(app, term, 1), 8)), "00:00");
    const main = await play.open(page, "ines", notice);
    await expect(main.getByText("restée sans effet", { exact: true }).first()).toBeVisible();
    await play.expectMilestone(page, "romain", plain, "remis");
  });

  await test.step("what silence accepted is rebutted in its window, with reasons and evidence", async () => {
    await rebut(page, clause);
    await play.expectMilestone(page, "romain", clause, "en vérification");
  });

  await test.step("the days that each side held are the same on screen, by the API and by the verifier that stands alone", async () => {
    for (const code of [plain, clause]) {
      await play.expectMilestone(page, "ines", code, code === plain ? "remis" : "en vérification");
      const byApi = await accountByApi(as("ines"), code);
      const [held] = byApi.milestones;
      expect(held?.days.AGENCY).toBe(21);
      expect(await daysOnScreen(page, "J1", "Atelier Corbel")).toBe(held?.days.AGENCY);
      expect(await daysOnScreen(page, "J1", "Musées de Haute-Vère")).toBe(held?.days.CLIENT);
      expect(await accountByVerifier(page, code)).toEqual(byApi);
    }
  });
  await company.close();
});
