import { beginJourney, startProject } from "@/tests/support/clock-life-start";
import { letTimePass } from "@/tests/support/clock-life-time";
import { test } from "@/tests/support/journey";
import * as change from "@/tests/support/scope-life-change";
import * as consultation from "@/tests/support/scope-life-consultation";
import { proveBudget, proveReqif } from "@/tests/support/scope-life-proof";
import { agree, importBoth, mendHints, signBaseline } from "@/tests/support/scope-life-set";
import { acceptFirst, payFirst } from "@/tests/support/scope-life-stage";

test.use({ demo: true });

test("Scope and money: a set that is mended and signed, a provider chosen by sealed offers, a change ordered by two signatures, a budget that anybody can count again", async ({
  app,
  newPerson,
}) => {
  test.setTimeout(420_000);
  const page = await newPerson();
  const { company, start, day } = await beginJourney(app, page);

  const project = await test.step("a project under its charter, as other journeys make one", () =>
    startProject(company, start));

  await test.step("the Open Spec and the RGAA come in", () => importBoth(page, project));
  await test.step("what the hints remark on is mended on the form", () => mendHints(page, project));
  await test.step("both sides agree, and the client’s signatory freezes the set", async () => {
    await agree(company, project);
    await signBaseline(page, project);
  });
  await test.step("a first milestone is accepted, invoiced and paid in part, as other journeys do it", async () => {
    const [first, later] = [await day(15), await day(60)];
    await acceptFirst(company, project, { startsOn: start, dueOn: first }, { startsOn: start, dueOn: later });
    await payFirst(company, project, start);
  });

  const opening = await day(1);
  const offering: consultation.Offering[] = [];
  const offers = await test.step("three companies are asked for an offer; each seals its own", async () => {
    const times = { questions: `${start}T18:00`, closes: `${opening}T12:00`, opens: `${opening}T14:00` };
    await consultation.publish(page, project, times);
    await consultation.inviteAll(page);
    let path = "";
    for (const candidate of consultation.candidates) {
      const one = { page: await newPerson(), candidate };
      offering.push(one);
      path = await consultation.offer(app, one);
    }
    await consultation.readNothing(page, project);
    return path;
  });
  await test.step("at its hour the box is opened before a witness, scored by who has no interest, ranked", async () => {
    await letTimePass(page, opening, "14:05");
    await consultation.openBox(page, project);
    await consultation.judge(page, project);
  });
  await test.step("the award is signed; each candidate reads its own letter, and the first becomes a party", async () => {
    await consultation.award(page, project);
    await consultation.readLetters(app, offering, { project, consultation: offers });
    await consultation.expectParty(page, "romain", project);
  });

  await test.step("going back on what is accepted is refused, and opens a request", () =>
    change.askFromRefusal(page, project));
  await test.step("the AMO qualifies it; the agency says what it takes and what it costs", async () => {
    await change.qualify(page, project);
    await change.assessAndQuote(page, project);
  });
  await test.step("the client decides by signature", () => change.decide(page, project));
  await test.step("an amendment says it word for word; with its second signature it takes effect", async () => {
    await change.draftAmendment(page, project, await day(19));
    await change.signAmendment(page, project);
    await change.readScope(page, project);
  });

  await test.step("the budget’s page, its PDF and its table agree to the cent with the register, counted again by a stranger", () =>
    proveBudget(page, company, project));
  await test.step("the specification leaves as ReqIF, and another parser reads it whole", () =>
    proveReqif(page, company, project));
  await company.close();
});
