import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProjectCommand } from "@/lib/commands/define-command";
import type { Decision } from "@/lib/domain/decision-condition";
import { milestoneActs } from "@/lib/domain/milestone";
import { decisionActs } from "@/lib/domain/milestone-decision";
import { rebuttalActs } from "@/lib/domain/rebuttal";
import { reservationActs } from "@/lib/domain/reservation";
import { silenceActs } from "@/lib/domain/silence";
import { submissionActs } from "@/lib/domain/submission";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { acceptMilestonePriceReduction } from "@/lib/features/milestone/commands/accept-milestone-price-reduction";
import { acceptMilestoneWithReservations } from "@/lib/features/milestone/commands/accept-milestone-with-reservations";
import { adjournMilestone } from "@/lib/features/milestone/commands/adjourn-milestone";
import { reduceMilestonePrice } from "@/lib/features/milestone/commands/reduce-milestone-price";
import { refuseMilestoneResubmission } from "@/lib/features/milestone/commands/refuse-milestone-resubmission";
import { rejectMilestone } from "@/lib/features/milestone/commands/reject-milestone";
import { draftReduction } from "@/lib/features/milestone/queries-ceremony";
import { answerHearing } from "@/lib/features/submission/commands/answer-hearing";
import { openHearing } from "@/lib/features/submission/commands/open-hearing";
import { verifyCriterion } from "@/lib/features/submission/commands/verify-criterion";
import { sha256 } from "@/lib/ledger/canonical";
import { prove } from "@/tests/support/act";
import { plainly } from "@/tests/support/milestone-input";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { countRows } from "@/tests/support/set-up";

const commands = {
  ACCEPT: acceptMilestone,
  ACCEPT_WITH_RESERVATIONS: acceptMilestoneWithReservations,
  REDUCE_PRICE: reduceMilestonePrice,
  ADJOURN: adjournMilestone,
  REJECT: rejectMilestone,
} as const satisfies Partial<Record<Decision, ProjectCommand>>;
const free = { paymentShare: 0 };

describe("decisions on a milestone", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    stage = await MilestoneStage.set("decision");
  });
  afterAll(() => stage.strike());

  it("each decision that a rule closes is refused and leaves zero rows", async () => {
    const milestone = await stage.verified([0], free);
    await stage.reserve(milestone, 0, "BLOCKING");
    const reasons = await stage.because(milestone);
    const reduced = { ...reasons, reductionCents: 100_00 };
    const cases = [
      ["ACCEPT", plainly, ["criteria-not-passed", "blocking-reservation-open"]],
      ["ACCEPT_WITH_RESERVATIONS", plainly, ["blocking-reservation-open"]],
      ["REDUCE_PRICE", reduced, ["blocking-reservation-open", "agency-not-heard"]],
      [
        "REDUCE_PRICE",
        { ...reasons, reductionCents: 999_999_00 },
        ["blocking-reservation-open", "agency-not-heard", "reduction-invalid"],
      ],
      ["ADJOURN", plainly, ["reasons-missing"]],
      ["REJECT", reasons, ["agency-not-heard"]],
    ] as const;
    const before = await countRows(stage.database.ownerUrl);
    for (const [decision, brought, kinds] of cases) {
      const answer = await stage.sign(
        "signatory",
        commands[decision],
        await stage.deciding(milestone, decision, brought),
      );
      expect(answer, decision).toMatchObject(refusedWith(...kinds));
    }
    const reading = await stage.deciding(milestone, "ADJOURN", reasons);
    for (const part of ["owner", "substitute", "manager", "agencySignatory", "amo"] as const) {
      if (part === "substitute") continue;
      expect(await stage.sign(part, adjournMilestone, reading), part).toMatchObject(refusedWith("wrong-role"));
    }
    expect(await stage.sign("stranger", adjournMilestone, reading)).toEqual({
      ok: false,
      error: { kind: "not-found" },
    });
    expect(await stage.act("signatory", adjournMilestone, reading)).toMatchObject({
      error: { kind: "identity-proof-needed" },
    });
    expect(await countRows(stage.database.ownerUrl)).toEqual(before);
  });

  it("fifty identical decisions at once are one, and all are told the same", async () => {
    const milestone = await stage.verified([], free);
    const reading = await stage.deciding(milestone, "ACCEPT");
    const commandId = v7();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => stage.sign("signatory", acceptMilestone, reading, commandId)),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(new Set(answers.map((answer) => (answer.ok ? JSON.stringify(answer.value.result) : ""))).size).toBe(1);
    expect(
      await stage.one(
        "SELECT count(*) AS value FROM decision d JOIN milestone m ON m.id = d.milestone_id WHERE m.code = $1",
        [milestone],
      ),
    ).toBe("1");
  });

  it("fifty different decisions at once end in exactly one, the others are told what stands", async () => {
    const milestone = await stage.verified([], free);
    await stage.reserve(milestone, 0);
    const reasons = await stage.because(milestone);
    const readings = [
      [acceptMilestoneWithReservations, await stage.deciding(milestone, "ACCEPT_WITH_RESERVATIONS")],
      [adjournMilestone, await stage.deciding(milestone, "ADJOURN", reasons)],
    ] as const;
    const parts = ["signatory", "substitute"] as const;
    const tries = Array.from({ length: 50 }, (_, index) => {
      const [command, reading] = readings[index % 2] ?? readings[0];
      return stage.sign(parts[Math.floor(index / 2) % 2] ?? "signatory", command, reading);
    });
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const { status } = await stage.state(milestone);
    for (const answer of answers) {
      if (!answer.ok)
        expect(answer.error).toMatchObject({ kind: "refused", refusals: [{ kind: "wrong-status", status }] });
    }
    expect(
      await stage.one(
        "SELECT count(*) AS value FROM decision d JOIN milestone m ON m.id = d.milestone_id WHERE m.code = $1",
        [milestone],
      ),
    ).toBe("1");
  });

  it("a result that changed between reading and signing is refused, and nothing is signed", async () => {
    const milestone = await stage.verified([], free);
    const reading = await stage.deciding(milestone, "ACCEPT");
    const criterionId = (await stage.state(milestone)).criteria[0]?.id ?? "";
    await stage.must("owner", verifyCriterion, { milestone, criterionId, passed: true, note: "revu sur mobile" });
    const before = await countRows(stage.database.ownerUrl);
    expect(await stage.sign("signatory", acceptMilestone, reading)).toMatchObject(refusedWith("content-changed"));
    expect(await countRows(stage.database.ownerUrl)).toEqual(before);
    await stage.mustSign("signatory", acceptMilestone, await stage.deciding(milestone, "ACCEPT"));
  });

  it("a rejection and a reduction come after the hearing of the agency, once for a submission", async () => {
    const milestone = await stage.verified([0], free);
    const reasons = await stage.because(milestone);
    await stage.must("owner", openHearing, { milestone, intended: "REJECT", reasons: "le lien manque" });
    expect(await stage.act("owner", openHearing, { milestone, intended: "REJECT", reasons: "encore" })).toMatchObject(
      refusedWith("hearing-already-open"),
    );
    expect(
      await stage.sign("signatory", rejectMilestone, await stage.deciding(milestone, "REJECT", reasons)),
    ).toMatchObject(refusedWith("hearing-running"));
    await stage.must("manager", answerHearing, { milestone, answer: "nous corrigeons" });
    const reduced = { ...reasons, reductionCents: 400_00 };
    await stage.mustSign("signatory", reduceMilestonePrice, await stage.deciding(milestone, "REDUCE_PRICE", reduced));
    const state = await stage.state(milestone);
    expect(state.status).toBe("ACCEPTED_WITH_PRICE_REDUCTION");
    const digest = state.decisions[0]?.document.digest ?? "";
    expect(state.decisions[0]?.reductionAcceptedAt).toBe(null);
    // What the agency reads before it signs says that the client has signed it, and that the agency has not.
    const { read, client } = await stage.read("agencySignatory", async (tx, scope) => ({
      read: await draftReduction({ tx, scope, now: stage.door.clock.now() }, milestone),
      client: await tx.party.findFirstOrThrow({ where: { projectId: scope.projectId, side: "CLIENT" } }),
    }));
    expect(read?.signed?.map(({ partyId }) => partyId)).toEqual([client.id]);
    await stage.mustSign("agencySignatory", acceptMilestonePriceReduction, { milestone, digest, comment: "" });
    expect(
      await stage.sign("agencySignatory", acceptMilestonePriceReduction, { milestone, digest, comment: "" }),
    ).toMatchObject(refusedWith("wrong-status"));
    expect((await stage.state(milestone)).decisions[0]?.reductionAcceptedAt).not.toBe(null);
  });

  it("after an adjournment the agency first has its time, unless it says that it will not present again", async () => {
    const milestone = await stage.verified([0], free);
    const reasons = await stage.because(milestone);
    await stage.must("owner", openHearing, { milestone, intended: "REJECT", reasons: "le lien manque" });
    await stage.must("manager", answerHearing, { milestone, answer: "nous ne corrigerons pas" });
    await stage.mustSign("signatory", adjournMilestone, await stage.deciding(milestone, "ADJOURN", reasons));
    const reading = await stage.deciding(milestone, "REJECT", reasons);
    expect(await stage.sign("signatory", rejectMilestone, reading)).toMatchObject(refusedWith("resubmission-running"));
    await stage.must("agencySignatory", refuseMilestoneResubmission, { milestone, reason: "hors de portée" });
    await stage.mustSign("signatory", rejectMilestone, reading);
    expect((await stage.state(milestone)).status).toBe("REJECTED");
  });

  it("the AMO decides under a written power only, and within its ceiling (invariant 5)", async () => {
    const milestone = await stage.verified([], free);
    const reading = await stage.deciding(milestone, "ACCEPT");
    expect(await stage.sign("amo", acceptMilestone, reading)).toMatchObject(refusedWith("wrong-role"));
    await stage.lend(["milestone.accept"], 10_000_00);
    expect(await stage.sign("amo", acceptMilestone, reading)).toMatchObject(refusedWith("delegation-ceiling-exceeded"));
    const small = await stage.verified([], { ...free, amountCents: 9_000_00 });
    await stage.mustSign("amo", acceptMilestone, await stage.deciding(small, "ACCEPT"));
    const lent = await stage.one(
      "SELECT (delegation_id IS NOT NULL)::text AS value FROM signature WHERE side = 'AMO' AND meaning = 'ACCEPTED'",
    );
    expect(lent).toBe("true");
  });
});

describe("what the database itself refuses, as the application's role", () => {
  let stage: MilestoneStage;
  let client: Client;
  let locked: string;
  beforeAll(async () => {
    stage = await MilestoneStage.set("decision_locks");
    locked = await stage.verified([], free);
    await stage.reserve(locked, 0);
    await stage.mustSign(
      "signatory",
      acceptMilestoneWithReservations,
      await stage.deciding(locked, "ACCEPT_WITH_RESERVATIONS"),
    );
    client = new Client({ connectionString: stage.database.appUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await stage.strike();
  });

  /** Runs SQL as the application does for the client's signatory; deferred checks fall at the commit. */
  async function tried(sql: string): Promise<string> {
    await client.query("BEGIN");
    try {
      await client.query("SELECT aval_enter($1, $2)", [stage.who("signatory"), stage.cast.code]);
      const { rowCount } = await client.query(sql);
      await client.query("SET CONSTRAINTS ALL IMMEDIATE");
      await client.query("ROLLBACK");
      return `passed ${rowCount}`;
    } catch (error) {
      await client.query("ROLLBACK");
      return error instanceof Error ? error.message : "";
    }
  }

  it.each([
    [
      "an accepted milestone goes back",
      "UPDATE milestone SET status = 'UNDER_VERIFICATION'",
      /does not change this way/,
    ],
    ["an accepted milestone is worth less", "UPDATE milestone SET amount_cents = 1", /does not change this way/],
    [
      "an accepted milestone is plain without its liftings",
      "UPDATE milestone SET status = 'ACCEPTED'",
      /no ground to become/,
    ],
    ["a milestone is removed", "DELETE FROM milestone", /permission denied|never removed/],
    ["a deliverable is rewritten", "UPDATE deliverable SET title = 'autre'", /not changed/],
    ["a deliverable is removed", "DELETE FROM deliverable", /not changed/],
    ["a criterion is removed", "DELETE FROM milestone_criterion", /not changed/],
    ["a covered requirement is removed", "DELETE FROM milestone_requirement", /not changed/],
    ["a submission is rewritten", "UPDATE submission SET version_label = '2'", /permission denied|never changed/],
    ["evidence is removed", "DELETE FROM evidence", /permission denied|never changed/],
    [
      "evidence is added",
      "INSERT INTO evidence (project_id, id, submission_id, position, kind, name, url) SELECT project_id, gen_random_uuid(), id, 9, 'OTHER', 'x', 'https://x.example' FROM submission",
      /written whole/,
    ],
    ["a result is rewritten", "UPDATE verification_result SET passed = false, note = 'x'", /while the client verifies/],
    ["a decision is rewritten", "UPDATE decision SET comment = 'x'", /permission denied|never changed/],
    ["a decision is removed", "DELETE FROM decision", /permission denied|never changed/],
    [
      "a second acceptance",
      "INSERT INTO decision SELECT project_id, gen_random_uuid(), milestone_id, submission_id, 2, 'ACCEPT', document_id, 0, NULL, '', decided_by, now(), NULL, NULL, NULL, NULL FROM decision",
      /not decided|one_final_decision/,
    ],
    [
      "a reservation of the signed list is reworded",
      "UPDATE reservation SET statement = 'x'",
      /does not change this way/,
    ],
    [
      "a reservation of the signed list is withdrawn",
      "UPDATE reservation SET status = 'WITHDRAWN'",
      /does not change this way/,
    ],
    [
      "a reservation is lifted without signature",
      "UPDATE reservation SET status = 'LIFTED'",
      /does not change this way|check constraint/,
    ],
    ["a reservation is removed", "DELETE FROM reservation", /permission denied|never removed/],
    [
      "a reservation enters the signed list",
      "INSERT INTO reservation (project_id, id, milestone_id, submission_id, code, severity, status, statement, steps, due_on, criterion_id, digest, raised_by, raised_at) SELECT project_id, gen_random_uuid(), milestone_id, submission_id, 'R-J1-99', severity, 'OPEN', 'x', 'x', due_on, criterion_id, digest, raised_by, now() FROM reservation",
      /list of reservations is closed/,
    ],
    [
      "the history of a reservation is rewritten",
      "UPDATE reservation_step SET text = 'x'",
      /permission denied|never changed/,
    ],
    ["a table is emptied", "TRUNCATE milestone CASCADE", /permission denied|refused/],
    ["a stored file is renamed", "UPDATE stored_file SET name = 'x'", /permission denied|never changed/],
  ])("%s: refused", async (_what, sql, reason) => {
    expect(await tried(sql)).toMatch(reason);
  });

  it("an acceptance over an open blocking reservation is refused at the commit (invariant 4)", async () => {
    const milestone = await stage.verified([], free);
    await stage.reserve(milestone, 0, "BLOCKING");
    const columns = "m.project_id, gen_random_uuid(), m.id, s.id, 1, 'ACCEPT'";
    const from = `FROM milestone m JOIN submission s ON s.milestone_id = m.id WHERE m.code = '${milestone}'`;
    const accept = (document: string): string =>
      `INSERT INTO decision SELECT ${columns}, ${document}, 0, NULL, '', m.defined_by, now(), NULL, NULL, NULL, NULL ${from}; UPDATE milestone SET status = 'ACCEPTED' WHERE code = '${milestone}'`;
    // Another paper that the client has signed, or the agency, is no decision.
    expect(await tried(accept("m.definition_document_id"))).toMatch(/signed for the client/);
    expect(await tried(accept("s.document_id"))).toMatch(/signed for the client/);
    const [paper, proof] = [v7(), await prove(stage.door, stage.who("signatory"), sha256("{}"))];
    const signed = `
      INSERT INTO signed_document SELECT project_id, '${paper}', 'PV-2026-901', 'MILESTONE_DECISION', id, 1, '{}', '${sha256("{}")}', now() FROM milestone WHERE code = '${milestone}';
      UPDATE identity_proof SET used_at = now(), used_by_command = gen_random_uuid() WHERE id = '${proof}';
      INSERT INTO signature (project_id, id, document_id, digest, meaning, person_id, member_id, party_id, side, role, identity_id, identity_hash, auth_method, authenticated_at, proof_id, signed_at, time_zone)
      SELECT project_id, gen_random_uuid(), '${paper}', '${sha256("{}")}', 'ACCEPTED', person_id, id, party_id, side, 'CLIENT_SIGNATORY', gen_random_uuid(), repeat('a', 64), 'PASSWORD', now(), '${proof}', now(), 'Europe/Paris'
      FROM member WHERE person_id = aval_person() AND ended_at IS NULL;`;
    expect(await tried(`${signed} ${accept(`'${paper}'`)}`)).toMatch(/blocking reservation forbids/);
    expect(await tried(`UPDATE milestone SET status = 'ACCEPTED' WHERE code = '${milestone}'`)).toMatch(
      /no ground to become/,
    );
  });

  it("a submission without its mandatory evidence is refused at the commit (invariant 6)", async () => {
    const milestone = await stage.started(free);
    const insert = `INSERT INTO submission (project_id, id, milestone_id, number, version_label, environment, message, declared_issues, document_id, submitted_by, submitted_at, due_on, due_before, period_amount, period_unit, calendar_version)
      SELECT project_id, gen_random_uuid(), id, 1, '1', '', '', '', definition_document_id, defined_by, now(), now()::date, now(), 15, 'CALENDAR_DAYS', 'x' FROM milestone WHERE code = '${milestone}'`;
    expect(await tried(insert)).toMatch(/all mandatory evidence/);
  });

  it("the moves that the database lets through are those of the rulebook", async () => {
    const acts = [
      ...Object.values(milestoneActs),
      submissionActs.submit,
      submissionActs.resubmit,
      submissionActs.verify,
      ...Object.values(decisionActs),
      ...Object.values(silenceActs),
      ...Object.values(rebuttalActs),
    ];
    const moves = new Set(
      acts
        .flatMap((act) =>
          act.from.map((from) => `${from}>${act.to === "APTITUDE_APPROVED" ? "SERVICE_OBSERVATION" : act.to}`),
        )
        .filter((move) => move !== "DRAFT>DRAFT"),
    );
    const stored = await stage.one("SELECT array_to_string(aval_milestone_moves(), ' ') AS value");
    expect(stored.split(" ").toSorted()).toEqual([...moves].toSorted());
    const steps = Object.values(reservationActs).flatMap((act) => act.from.map((from) => `${from}>${act.to}`));
    const kept = await stage.one("SELECT array_to_string(aval_reservation_moves(), ' ') AS value");
    expect(kept.split(" ").toSorted()).toEqual(
      [...new Set(steps.filter((step) => step !== "OPEN>OPEN" && step !== "LIFTED>LIFTED"))].toSorted(),
    );
  });
});
