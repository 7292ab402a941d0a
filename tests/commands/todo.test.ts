import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personScope } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { acceptMilestoneWithReservations } from "@/lib/features/milestone/commands/accept-milestone-with-reservations";
import { agreeMilestone } from "@/lib/features/milestone/commands/agree-milestone";
import { defineMilestone } from "@/lib/features/milestone/commands/define-milestone";
import { startMilestone } from "@/lib/features/milestone/commands/start-milestone";
import { submitMilestone } from "@/lib/features/milestone/commands/submit-milestone";
import { verifyMilestone } from "@/lib/features/milestone/commands/verify-milestone";
import { agreeRequirement } from "@/lib/features/requirement/commands/agree-requirement";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { reviewRequirement } from "@/lib/features/requirement/commands/review-requirement";
import { submitReservationFix } from "@/lib/features/reservation/commands/submit-reservation-fix";
import { countMatters, listCourt, listMatters, readInbox } from "@/lib/features/todo/queries";
import { kindsOf, MatterAct, MatterKind, type MatterView, matterHref } from "@/lib/features/todo/view";
import type { PersonId } from "@/lib/kernel/ids";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { written } from "@/tests/support/requirement-stage";

let stage: MilestoneStage;
beforeAll(async () => {
  stage = await MilestoneStage.set("todo");
});
afterAll(() => stage.strike());

type Part = Parameters<MilestoneStage["who"]>[0];

function own<T>(person: PersonId, work: (...given: Parameters<typeof countMatters>) => Promise<T>): Promise<T> {
  return transact(stage.door.db, { personId: person, readOnly: true }, (tx) =>
    work(tx, personScope(person), stage.door.clock.now()),
  );
}

function mattersOf(part: Part, size = 100): Promise<readonly MatterView[]> {
  return own(stage.who(part), async (tx, scope, now) => (await listMatters(tx, scope, { now, size })).matters);
}

/** What waits for each, as "kind subject". */
async function waiting(part: Part): Promise<readonly string[]> {
  return (await mattersOf(part)).map(({ kind, subject }) => `${kind} ${subject}`.trim());
}

describe("what waits for whom", () => {
  test("nothing in a project where all is done; a project of one's own in set-up is one's own to bring on", async () => {
    expect(await waiting("signatory")).toEqual([]);
    expect(await waiting("agencySignatory")).toEqual([]);
    expect(await waiting("stranger")).toEqual(["charter-propose"]);
  });

  test("requirements go from side to side, grouped; questions to the side that was asked", async () => {
    const one = (await stage.must("owner", draftRequirement, written())).code ?? "";
    const two =
      (await stage.must("owner", draftRequirement, written({ statement: "Le site doit parler allemand." }))).code ?? "";
    await stage.must("owner", proposeRequirement, { codes: [one] });
    expect(await waiting("manager")).toEqual([`requirement-review ${one}`]);
    await stage.must("owner", proposeRequirement, { codes: [two] });
    expect((await mattersOf("manager"))[0]).toMatchObject({
      kind: "requirement-review",
      subject: "",
      count: 2,
      mine: true,
    });
    expect(await waiting("owner")).toEqual([]);
    await stage.must("amo", reviewRequirement, { codes: [one, two] });
    expect(await waiting("owner")).toEqual(["requirement-agree"]);
    expect(await waiting("agencySignatory")).toEqual([]);
    await stage.must("owner", agreeRequirement, {
      read: [
        { code: one, version: 1 },
        { code: two, version: 1 },
      ],
    });
    expect(await waiting("owner")).toEqual([]);
    expect(await waiting("manager")).toEqual(["requirement-agree"]);
    const asked = await stage.must("manager", askQuestion, {
      subject: { kind: "REQUIREMENT", code: one },
      text: "Sur quel fond ?",
      blocking: true,
      to: "CLIENT",
    });
    expect(await waiting("signatory")).toEqual([expect.stringMatching(/^question-answer Q-\d{3}$/)]);
    expect((await mattersOf("owner")).map(matterHref)).toEqual([`/projects/${stage.cast.code}/requirements/${one}`]);
    expect(asked).toBeDefined();
    await stage.must("manager", agreeRequirement, { read: [{ code: two, version: 1 }] });
    expect(await waiting("manager")).toEqual([`requirement-agree ${one}`]);
  });

  test("a milestone: both sign, the agency starts and submits, the client verifies and decides, reservations go back and forth", async () => {
    const seen = async (part: Part, milestone: string): Promise<readonly string[]> =>
      (await mattersOf(part))
        .filter(({ subject }) => subject === milestone || subject.startsWith(`R-${milestone}-`))
        .map(({ kind }) => kind);
    const hollow = await stage.must("owner", defineMilestone, stage.definition({ deliverables: [], paymentShare: 0 }));
    expect(await seen("owner", hollow.milestone ?? "")).toEqual(["milestone-complete"]);
    expect(await seen("signatory", hollow.milestone ?? "")).toEqual([]);
    const { milestone = "" } = await stage.must("owner", defineMilestone, stage.definition());
    expect([
      await seen("signatory", milestone),
      await seen("agencySignatory", milestone),
      await seen("owner", milestone),
    ]).toEqual([["milestone-agree"], ["milestone-agree"], []]);
    const digest = await stage.definitionDigest(milestone);
    await stage.mustSign("signatory", agreeMilestone, { milestone, digest });
    expect([await seen("signatory", milestone), await seen("agencySignatory", milestone)]).toEqual([
      [],
      ["milestone-agree"],
    ]);
    await stage.mustSign("agencySignatory", agreeMilestone, { milestone, digest });
    expect([await seen("manager", milestone), await seen("agencySignatory", milestone)]).toEqual([
      ["milestone-start"],
      [],
    ]);
    await stage.must("manager", startMilestone, { milestone, lateness: "" });
    expect([await seen("manager", milestone), await seen("agencySignatory", milestone)]).toEqual([
      [],
      ["milestone-submit"],
    ]);
    expect((await mattersOf("agencySignatory")).find(({ subject }) => subject === milestone)?.term).toMatchObject({
      on: "2026-07-31",
      late: false,
      when: "later",
    });
    await stage.mustSign("agencySignatory", submitMilestone, await stage.reading(milestone, await stage.draft()));
    expect([
      await seen("signatory", milestone),
      await seen("owner", milestone),
      await seen("agencySignatory", milestone),
    ]).toEqual([["milestone-verify"], ["milestone-verify"], []]);
    await stage.must("owner", verifyMilestone, { milestone });
    expect(await seen("owner", milestone)).toEqual(["criteria-verify"]);
    await stage.verify(milestone, [0]);
    expect([await seen("owner", milestone), await seen("signatory", milestone)]).toEqual([[], ["milestone-decide"]]);
    const reservation = await stage.reserve(milestone, 0);
    await stage.mustSign(
      "signatory",
      acceptMilestoneWithReservations,
      await stage.deciding(milestone, "ACCEPT_WITH_RESERVATIONS"),
    );
    expect([await seen("signatory", milestone), await seen("manager", milestone)]).toEqual([[], ["reservation-fix"]]);
    await stage.must("manager", submitReservationFix, { reservation, version: "1.4.1", message: "corrigé" });
    expect([await seen("signatory", milestone), await seen("manager", milestone)]).toEqual([["reservation-lift"], []]);
  });

  test("late is counted in working days of the project's calendar, and comes first", async () => {
    const milestone = await stage.underVerification(await stage.started({ paymentShare: 0 }));
    stage.door.moveTo("2026-06-22T07:00:00.000Z");
    const [question, first] = await mattersOf("owner");
    // The question asked above had three working days to be answered; a clock counts them.
    expect(question).toMatchObject({
      kind: "question-answer",
      term: { on: "2026-06-04", late: true },
      silence: "LATE",
    });
    // Due on Tuesday 16 June; Wednesday, Thursday, Friday and Monday have gone by.
    expect(first).toMatchObject({
      subject: milestone,
      silence: "NOTHING_ACCEPTED",
      suspended: false,
      term: { on: "2026-06-16", late: true, lateBy: { amount: 4, unit: "WORKING_DAYS" }, when: "late" },
    });
    stage.door.moveTo("2026-06-20T07:00:00.000Z");
    expect((await mattersOf("owner"))[1]?.term).toMatchObject({ lateBy: { amount: 3, unit: "WORKING_DAYS" } });
    const counts = await own(stage.who("owner"), countMatters);
    expect(counts.late).toBe(2);
    expect(counts.byRoom(stage.cast.code)).toMatchObject({ change: 0, prove: 0 });
    expect(counts.byRoom("another")).toMatchObject({ define: 0, validate: 0 });
    expect(MatterAct.options.reduce((sum, one) => sum + counts.byAct[one], 0)).toBe(counts.total);
  });
});

describe("the list", () => {
  test("pages by key without gap or double", async () => {
    for (let number = 0; number < 7; number += 1)
      await stage.must("owner", defineMilestone, stage.definition({ paymentShare: 0, title: `Lot ${number}` }));
    const all = (await mattersOf("signatory")).map(({ key }) => key);
    const walked: string[] = [];
    let after: string | undefined;
    do {
      const page = await own(stage.who("signatory"), (tx, scope, now) =>
        listMatters(tx, scope, { now, size: 3, ...(after === undefined ? {} : { after }) }),
      );
      walked.push(...page.matters.map(({ key }) => key));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(walked).toEqual(all);
    expect(new Set(walked).size).toBe(walked.length);
    expect(walked.length).toBeGreaterThan(7);
  });

  test("keeps to one kind of act when asked, and every kind belongs to one", async () => {
    const page = await own(stage.who("signatory"), (tx, scope, now) => listMatters(tx, scope, { now, act: "answer" }));
    expect(page.matters.map(({ kind }) => kind)).toEqual(["question-answer"]);
    expect(MatterAct.options.flatMap(kindsOf).sort()).toEqual([...MatterKind.options].sort());
  });

  test("is counted and listed at once as it is one by one", async () => {
    for (const part of ["owner", "signatory", "manager"] as const) {
      const [{ counts, page }, alone, listed] = await own(stage.who(part), (tx, scope, now) =>
        Promise.all([readInbox(tx, scope, now), countMatters(tx, scope, now), listMatters(tx, scope, { now })]),
      );
      expect(page).toEqual(listed);
      expect({ ...counts, byRoom: counts.byRoom(stage.cast.code) }).toEqual({
        ...alone,
        byRoom: alone.byRoom(stage.cast.code),
      });
      expect(counts.total).toBe(page.matters.length);
    }
  });

  test("is the same as the court of the project sees it, which shows what the others hold too", async () => {
    const court = await stage.read("signatory", (tx, scope) => listCourt(tx, scope, stage.door.clock.now()));
    const mine = court.filter((matter) => matter.mine).map(({ key }) => key);
    expect(mine).toEqual((await mattersOf("signatory")).map(({ key }) => key));
    expect(new Set(court.map(({ holder }) => holder.side))).toEqual(new Set(["CLIENT", "AGENCY"]));
    expect(await waiting("stranger")).toEqual(["charter-propose"]);
  });
});
