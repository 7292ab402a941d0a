import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personScope } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { adjournMilestone } from "@/lib/features/milestone/commands/adjourn-milestone";
import { defineMilestone } from "@/lib/features/milestone/commands/define-milestone";
import { submitMilestone } from "@/lib/features/milestone/commands/submit-milestone";
import { draftSubmission } from "@/lib/features/milestone/queries-ceremony";
import { listTraceLines } from "@/lib/features/requirement/queries-matrix";
import { getTrace } from "@/lib/features/requirement/queries-trace";
import { MatrixFilter } from "@/lib/features/requirement/schema-matrix";
import { confirmSuspect } from "@/lib/features/suspect/commands/confirm-suspect";
import { countOpenSuspects, listSuspects, type SuspectState } from "@/lib/features/suspect/queries";
import { countMatters, listMatters } from "@/lib/features/todo/queries";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { countRows } from "@/tests/support/set-up";
import { mark, rewrite } from "@/tests/support/suspect-stage";

const free = { paymentShare: 0 };
const why = "Relu avec le nouveau texte : la mesure est la même.";

let stage: MilestoneStage;
beforeAll(async () => {
  stage = await MilestoneStage.set("suspect");
});
afterAll(() => stage.strike());

function suspects(milestone: string): Promise<readonly SuspectState[]> {
  return stage.read("owner", (tx, scope) => listSuspects(tx, scope.projectId, { milestone }));
}

async function idsOf(milestone: string, kind: SuspectState["kind"]): Promise<string[]> {
  return (await suspects(milestone)).filter((one) => one.kind === kind && one.status === "SUSPECT").map(({ id }) => id);
}

describe("what an amendment makes suspect", () => {
  let verified: string;
  let running: string;
  let draft: string;
  beforeAll(async () => {
    verified = await stage.verified([], free);
    running = await stage.started(free);
    draft = (await stage.must("owner", defineMilestone, stage.definition(free))).milestone ?? "";
  });

  it("nothing is suspect while the promise is the present text", async () => {
    expect(await mark(stage, stage.requirementIds)).toEqual([]);
  });

  it("CD-04 deliverables, promised criteria and test evidence of the milestones that cover the text, and of no other", async () => {
    const [first = ""] = stage.requirementIds;
    await rewrite(stage, first, "Le site doit offrir deux liens d’évitement.");
    const events = await mark(stage, [first]);
    expect(events).toEqual([
      {
        type: "SuspectsMarked",
        payload: expect.objectContaining({
          milestone: verified,
          amendment: "AV-001",
          deliverables: 1,
          criteria: 1,
          evidence: 1,
          count: 3,
        }),
      },
      { type: "SuspectsMarked", payload: expect.objectContaining({ milestone: running, evidence: 0, count: 2 }) },
    ]);
    expect((await suspects(verified)).map(({ kind, version, present }) => [kind, version, present])).toEqual([
      ["CRITERION", 1, 2],
      ["DELIVERABLE", 1, 2],
      ["EVIDENCE", 1, 2],
    ]);
    expect(await suspects(draft)).toEqual([]);
    // The requirement names what covers it, on its page and in the matrix.
    const covers = [verified, running, draft].map((milestone) => ({ milestone, name: expect.any(String) }));
    const [trace, matrix] = await stage.read("owner", (tx, scope) =>
      Promise.all([getTrace(tx, scope, "EX-001"), listTraceLines(tx, scope, MatrixFilter.parse({ q: "EX-001" }), 1)]),
    );
    expect(trace.deliverables).toEqual(covers);
    expect(matrix.rows[0]?.deliverables).toEqual(covers);
    const open = await stage.read("owner", (tx, scope) => countOpenSuspects(tx, scope.projectId, "EX-001"));
    expect(open).toEqual([
      { milestone: verified, count: 3 },
      { milestone: running, count: 2 },
    ]);
  });

  it("its line is in the inbox of who may confirm it, and of nobody else", async () => {
    const seen = async (
      part: "owner" | "manager" | "amo" | "stranger",
    ): Promise<readonly (readonly [string, number])[]> => {
      const personId = stage.who(part);
      const now = stage.door.clock.now();
      return transact(stage.door.db, { personId, readOnly: true }, async (tx) => {
        const { matters } = await listMatters(tx, personScope(personId), { now });
        await countMatters(tx, personScope(personId), now);
        return matters
          .filter(({ kind }) => kind === "suspect-confirm")
          .map(({ subject, count }) => [subject, count] as const);
      });
    };
    expect([await seen("owner"), await seen("manager")]).toEqual([
      [
        [verified, 2],
        [running, 1],
      ],
      [
        [verified, 1],
        [running, 1],
      ],
    ]);
    expect([await seen("amo"), await seen("stranger")]).toEqual([[], []]);
  });

  it("CR-07 what is suspect is not accepted as it is; with reservations it may be", async () => {
    const reading = await stage.deciding(verified, "ACCEPT");
    const before = await countRows(stage.database.ownerUrl);
    expect(await stage.sign("signatory", acceptMilestone, reading)).toMatchObject(refusedWith("suspect-open"));
    const after = await countRows(stage.database.ownerUrl);
    expect({ ...after, identity_proof: 0 }).toEqual({ ...before, identity_proof: 0 });
  });

  it("AD-05 deliverables that are suspect are not handed over until their agency has confirmed them", async () => {
    const reading = await stage.reading(running, await stage.draft());
    expect(await stage.sign("agencySignatory", submitMilestone, reading)).toMatchObject(
      refusedWith("deliverable-suspect"),
    );
    await stage.must("manager", confirmSuspect, {
      milestone: running,
      suspectIds: await idsOf(running, "DELIVERABLE"),
      reason: why,
    });
    expect((await stage.sign("agencySignatory", submitMilestone, reading)).ok).toBe(true);
  });

  it("each side confirms its own, and says why", async () => {
    const own = { milestone: verified, suspectIds: await idsOf(verified, "CRITERION"), reason: why };
    expect(await stage.act("manager", confirmSuspect, own)).toMatchObject(refusedWith("suspect-of-other-side"));
    expect(await stage.act("owner", confirmSuspect, { ...own, reason: " " })).toMatchObject(
      refusedWith("reason-missing"),
    );
    expect(await stage.act("amo", confirmSuspect, own)).toMatchObject(refusedWith("wrong-role"));
    expect(await stage.act("stranger", confirmSuspect, own)).toMatchObject({ ok: false, error: { kind: "not-found" } });
    const elsewhere = { ...own, milestone: running };
    expect(await stage.act("owner", confirmSuspect, elsewhere)).toMatchObject({
      ok: false,
      error: { kind: "not-found" },
    });
    await stage.must("owner", confirmSuspect, own);
    expect(await stage.act("owner", confirmSuspect, own)).toMatchObject(refusedWith("wrong-status"));
  });

  it("AD-05 a file that is suspect proves nothing in a new submission; another one does, or the same one confirmed", async () => {
    await stage.mustSign(
      "signatory",
      adjournMilestone,
      await stage.deciding(verified, "ADJOURN", await stage.because(verified)),
    );
    await stage.must("manager", confirmSuspect, {
      milestone: verified,
      suspectIds: await idsOf(verified, "DELIVERABLE"),
      reason: why,
    });
    const reasonId = (await stage.state(verified)).decisions.at(-1)?.reasons[0]?.id ?? "";
    const again = await stage.draft({ answers: [{ reasonId, text: "corrigé" }] });
    const reading = await stage.reading(verified, again);
    const drafted = await stage.read("agencySignatory", (tx, scope) =>
      draftSubmission({ tx, scope, now: stage.door.clock.now() }, verified, again),
    );
    // CR-12: who submits again reads what changed since their own signature, and why it would be refused.
    expect(drafted?.earlier?.kind).toBe("SUBMISSION");
    expect(drafted?.refusals.map(({ kind }) => kind)).toEqual(["evidence-suspect"]);
    expect(await stage.sign("agencySignatory", submitMilestone, reading)).toMatchObject(
      refusedWith("evidence-suspect"),
    );
    await stage.must("owner", confirmSuspect, {
      milestone: verified,
      suspectIds: await idsOf(verified, "EVIDENCE"),
      reason: why,
    });
    expect((await stage.sign("agencySignatory", submitMilestone, reading)).ok).toBe(true);
  });

  it("once confirmed, it stands in the way of nothing any more", async () => {
    expect((await suspects(verified)).map(({ status, reason }) => [status, reason])).toEqual(
      Array.from({ length: 3 }, () => ["CONFIRMED", why]),
    );
    expect((await stage.state(verified)).suspects).toEqual([]);
  });
});

describe("the database is the last juror", () => {
  beforeAll(async () => {
    await stage.started(free);
    const [first = ""] = stage.requirementIds;
    await rewrite(stage, first, "Le site doit offrir trois liens d’évitement.");
    await mark(stage, [first], "AV-002");
  });

  const open =
    "EXISTS (SELECT 1 FROM suspect x WHERE x.milestone_id = m.id AND x.confirmed_at IS NULL AND x.kind = 'DELIVERABLE')";
  it.each([
    [
      "an acceptance over what is suspect",
      `INSERT INTO decision (project_id, id, milestone_id, submission_id, version, kind, document_id, amount_cents, comment, decided_by, decided_at)
       SELECT s.project_id, gen_random_uuid(), m.id, s.id, 9, 'ACCEPT', s.document_id, 0, '', s.submitted_by, now() FROM submission s
       JOIN milestone m ON m.id = s.milestone_id AND m.status = 'SUBMITTED' WHERE ${open} ORDER BY s.number DESC LIMIT 1`,
      /confirmed before it is accepted/,
    ],
    [
      "a submission of suspect deliverables",
      `INSERT INTO submission (project_id, id, milestone_id, number, version_label, environment, message, declared_issues, document_id, submitted_by,
         submitted_at, due_on, due_before, period_amount, period_unit, calendar_version)
       SELECT s.project_id, gen_random_uuid(), m.id, 9, '9', '', '', '', s.document_id, s.submitted_by, now(), s.due_on, s.due_before, 15, 'CALENDAR_DAYS', s.calendar_version
       FROM submission s, milestone m WHERE m.status = 'IN_PROGRESS' AND ${open} LIMIT 1`,
      /not handed over/,
    ],
  ])("refused: %s", async (_title, sql, reason) => {
    await expect(stage.owner.query(sql)).rejects.toThrow(reason);
  });

  it.each([
    ["a confirmation is written anew", "UPDATE suspect SET reason = 'autre' WHERE confirmed_at IS NOT NULL"],
    ["a mark is removed", "DELETE FROM suspect"],
    ["a mark is moved", "UPDATE suspect SET amendment = 'AV-009' WHERE confirmed_at IS NULL"],
    [
      "a mark is born confirmed",
      `INSERT INTO suspect SELECT project_id, gen_random_uuid(), kind, amendment, milestone_id, requirement_id, version,
      acceptance_criterion_id, evidence_id, marked_at, reason, confirmed_by, confirmed_at FROM suspect WHERE confirmed_at IS NOT NULL LIMIT 1`,
    ],
  ])("refused: %s", async (_title, sql) => {
    await expect(stage.owner.query(sql)).rejects.toThrow(/suspect|refused/);
  });
});
