import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personScope } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { proposeCommitment } from "@/lib/features/commitment/commands/propose-commitment";
import { deliverClientInput } from "@/lib/features/delay/commands/deliver-client-input";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { postComment } from "@/lib/features/discussion/commands/post-comment";
import { agreeMilestone } from "@/lib/features/milestone/commands/agree-milestone";
import { defineMilestone } from "@/lib/features/milestone/commands/define-milestone";
import { draftNotice } from "@/lib/features/notice/commands/draft-notice";
import { presentNotice } from "@/lib/features/notice/commands/present-notice";
import { sendNotice } from "@/lib/features/notice/commands/send-notice";
import { draftSending } from "@/lib/features/notice/queries-ceremony";
import { listCourt, listMatters } from "@/lib/features/todo/queries";
import type { MatterView } from "@/lib/features/todo/view";
import { memberIn, signOne } from "@/tests/support/commitment-stage";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { charterWith, Silence } from "@/tests/support/silence-stage";

type Part = Parameters<MilestoneStage["who"]>[0];

let stage: MilestoneStage;
let silence: Silence;
beforeAll(async () => {
  stage = await MilestoneStage.set("todo_silence", charterWith({ tacitAfterNotice: true }));
  silence = new Silence(stage);
});
afterAll(() => stage.strike());

async function mattersOf(part: Part): Promise<readonly MatterView[]> {
  const personId = stage.who(part);
  const at = { now: stage.door.clock.now(), size: 100 };
  const page = await transact(stage.door.db, { personId, readOnly: true }, (tx) =>
    listMatters(tx, personScope(personId), at),
  );
  return page.matters;
}

/** What waits for a person about a subject, and for each the day by which. */
async function seen(part: Part, subject: string): Promise<readonly string[]> {
  const matters = (await mattersOf(part)).filter((matter) => matter.subject === subject);
  return matters.map(({ kind, term }) => (term === null ? kind : `${kind} ${term.on}`));
}

/** What the whole court shows a person about a subject, whoever holds it. */
async function courtOn(part: Part, subject: string): Promise<readonly string[]> {
  const court = await stage.read(part, (tx, scope) => listCourt(tx, scope, stage.door.clock.now()));
  return court.filter((matter) => matter.subject === subject).map(({ kind }) => kind);
}

describe("what a silence leaves to do", () => {
  test("the AMO is called, a drafted notice waits for who signs and is unseen across, a sent one is acknowledged by who has it, a tacit acceptance may be rebutted by who signs", async () => {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const milestone = await stage.underVerification(await stage.started({ paymentShare: 0 }));
    expect(await seen("amo", milestone)).toEqual([]);
    stage.door.moveTo("2026-06-16T22:00:00.000Z");
    await silence.settle();
    expect(await seen("amo", milestone)).toEqual(["silence-mediate"]);
    expect(await seen("manager", milestone)).toEqual([]);
    const subject = { kind: "MILESTONE", code: milestone };
    await stage.act("amo", postComment, { subject, text: "Je vois les deux côtés demain." });
    expect(await seen("amo", milestone)).toEqual([]);

    const text = "Aucune décision n’est parvenue à l’agence.";
    const { notice = "" } = await stage.must("manager", draftNotice, { awaited: "DECISION", matter: milestone, text });
    expect([await seen("agencySignatory", notice), await seen("manager", notice)]).toEqual([["notice-send"], []]);
    expect([await courtOn("manager", notice), await courtOn("owner", notice)]).toEqual([["notice-send"], []]);
    const drafted = await stage.read("agencySignatory", (tx, scope) =>
      draftSending({ tx, scope, now: stage.door.clock.now() }, notice, "PLATFORM"),
    );
    await stage.mustSign("agencySignatory", sendNotice, { notice, channel: "PLATFORM", digest: drafted?.digest ?? "" });
    expect([await seen("owner", notice), await seen("signatory", notice), await seen("manager", notice)]).toEqual([
      ["notice-present"],
      ["notice-present"],
      [],
    ]);
    expect(await seen("agencySignatory", notice)).toEqual([]);
    await stage.must("owner", presentNotice, { notice, presentedOn: "" });
    expect(await seen("owner", notice)).toEqual([]);

    const second = await silence.clock(milestone, "SECOND_PERIOD");
    expect((await mattersOf("owner")).find((one) => one.subject === milestone)).toMatchObject({
      kind: "criteria-verify",
      term: { on: second.due_on },
      silence: "TACIT_ACCEPTANCE",
    });
    await silence.remind(milestone, "SECOND_PERIOD");
    stage.door.moveTo(`${second.due_on}T22:00:00.000Z`);
    await silence.settle();
    const { due_on } = await silence.clock(milestone, "REBUTTAL");
    expect(await seen("signatory", milestone)).toEqual([`milestone-rebut ${due_on}`]);
    expect(await seen("owner", milestone)).toEqual([]);
    expect(await seen("amo", milestone)).toEqual([]);
    stage.door.moveTo(`${due_on}T22:00:00.000Z`);
    expect(await seen("signatory", milestone)).toEqual([]);
  });

  test("what the client supplies waits for it from the agreement on, by what is due first, until it is there", async () => {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const clientInputs = [
      { title: "Photographies", dueOn: "2026-06-12", critical: false },
      { title: "Textes", dueOn: "2026-06-08", critical: true },
    ];
    const definition = stage.definition({ paymentShare: 0, clientInputs, noClientInput: false });
    const { milestone = "" } = await stage.must("owner", defineMilestone, definition);
    expect((await seen("owner", milestone)).filter((one) => one.startsWith("input"))).toEqual([]);
    const digest = await stage.definitionDigest(milestone);
    await stage.mustSign("signatory", agreeMilestone, { milestone, digest });
    await stage.mustSign("agencySignatory", agreeMilestone, { milestone, digest });
    expect((await mattersOf("owner")).find((one) => one.subject === milestone)).toMatchObject({
      kind: "input-deliver",
      title: "Textes",
      count: 2,
      term: { on: "2026-06-08" },
    });
    const inputs = await stage.owner.query<{ id: string }>(
      "SELECT i.id FROM client_input i JOIN milestone m ON m.id = i.milestone_id WHERE m.code = $1 ORDER BY i.due_on",
      [milestone],
    );
    await stage.must("owner", deliverClientInput, { milestone, input: inputs.rows[0]?.id ?? "" });
    expect(await seen("owner", milestone)).toEqual(["input-deliver 2026-06-12"]);
    await stage.must("owner", deliverClientInput, { milestone, input: inputs.rows[1]?.id ?? "" });
    expect(await seen("owner", milestone)).toEqual([]);
  });

  test("a commitment waits for the person it names and for who leads the party, not for everybody at work", async () => {
    const place = { door: stage.door, project: stage.cast.code };
    const { commitment = "" } = await stage.must("owner", proposeCommitment, {
      kind: "CONTENT_SUPPLY",
      title: "Textes des pages pratiques",
      role: "CLIENT_SPONSOR",
      memberId: await memberIn(place, stage.who("sponsor")),
      substituteMemberId: null,
      partyId: stage.cast.clientParty,
      quantity: null,
      startsOn: null,
      dueOn: "2026-06-19",
      critical: false,
      milestones: [],
    });
    await signOne(place, stage.who("signatory"), commitment);
    const line = ["commitment-keep 2026-06-19"];
    expect([await seen("sponsor", commitment), await seen("owner", commitment)]).toEqual([line, line]);
    expect([await seen("signatory", commitment), await seen("substitute", commitment)]).toEqual([[], []]);
  });
});

test("what is left is counted in the unit of its clock: an answer in working days, a promised day in days of the calendar", async () => {
  stage.door.moveTo("2026-06-11T07:00:00.000Z");
  await stage.must("manager", askQuestion, {
    subject: { kind: "REQUIREMENT", code: "EX-001" },
    text: "Sur quel fond ?",
    blocking: false,
    to: "CLIENT",
  });
  const own = await mattersOf("owner");
  const term = (kind: MatterView["kind"]): MatterView["term"] => own.find((one) => one.kind === kind)?.term ?? null;
  expect(term("question-answer")).toMatchObject({ on: "2026-06-16", workingDaysLeft: 3 });
  expect(term("commitment-keep")).toMatchObject({ on: "2026-06-19", workingDaysLeft: null });
});
