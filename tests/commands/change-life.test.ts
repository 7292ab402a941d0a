import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { presets } from "@/lib/domain/preset";
import { getProjectAccount } from "@/lib/features/ball/queries";
import { adviseChangeRequest } from "@/lib/features/change-request/commands/advise-change-request";
import { approveChangeRequest } from "@/lib/features/change-request/commands/approve-change-request";
import { approveChangeRequestEmergency } from "@/lib/features/change-request/commands/approve-change-request-emergency";
import { assessChangeRequest } from "@/lib/features/change-request/commands/assess-change-request";
import { decideChangeRequest } from "@/lib/features/change-request/commands/decide-change-request";
import { disputeChangeRequest } from "@/lib/features/change-request/commands/dispute-change-request";
import { qualifyChangeRequest } from "@/lib/features/change-request/commands/qualify-change-request";
import { quoteChangeRequest } from "@/lib/features/change-request/commands/quote-change-request";
import { resumeChangeRequest } from "@/lib/features/change-request/commands/resume-change-request";
import { settleChangeRequest } from "@/lib/features/change-request/commands/settle-change-request";
import { withdrawChangeRequest } from "@/lib/features/change-request/commands/withdraw-change-request";
import { listChangeRequests } from "@/lib/features/change-request/queries";
import { loadChange } from "@/lib/features/change-request/queries-state";
import { extendClock } from "@/lib/features/clock/commands/extend-clock";
import { assessed, Changes, offered } from "@/tests/support/change-stage";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { Silence } from "@/tests/support/silence-stage";

const charter = {
  preset: "PRIVATE",
  parameters: { ...presets.PRIVATE, changeBudget: 500_000, emergencyCeiling: 200_000 },
  initialPriceCents: 10_000_000,
};
/** A Monday morning, from which every test begins. */
const monday = "2026-06-01T08:00:00.000Z";

describe("a change request up to its decision", () => {
  let stage: MilestoneStage;
  let changes: Changes;
  let clocks: Silence;
  beforeAll(async () => {
    stage = await MilestoneStage.set("change_life", charter);
    changes = new Changes(stage);
    clocks = new Silence(stage);
  });
  beforeEach(() => stage.door.moveTo(monday));
  afterAll(() => stage.strike());

  const decide = (changeRequest: string, decision: string, more: object = {}): object => ({
    changeRequest,
    decision,
    reason: "Vu en comité",
    reviewOn: "",
    ...more,
  });

  it("CR-09 a small change goes from the request to a purchase order, each step by whose turn it is", async () => {
    const changeRequest = await changes.qualified();
    expect(await stage.act("manager", quoteChangeRequest, { changeRequest, ...offered })).toMatchObject(
      refusedWith("assessment-missing"),
    );
    expect(
      await stage.act("manager", assessChangeRequest, { changeRequest, ...assessed, doNothing: "" }),
    ).toMatchObject(refusedWith("assessment-incomplete"));
    expect(
      await stage.act("manager", assessChangeRequest, { changeRequest, ...assessed, reopened: ["J99"] }),
    ).toMatchObject(refusedWith("affected-item-unknown"));
    await stage.must("manager", assessChangeRequest, { changeRequest, ...assessed });
    const recurring = [{ label: "Hébergement", cents: 1_000, every: "MONTH", months: 12 }];
    await stage.must("manager", quoteChangeRequest, { changeRequest, ...offered, recurring });
    expect(await changes.status(changeRequest)).toBe("QUOTED");
    const advice = { changeRequest, partyId: stage.cast.agencyParty, oneOffCents: 80_000, recurring, opinion: "Cher." };
    await stage.must("amo", adviseChangeRequest, advice);
    expect(await changes.status(changeRequest)).toBe("UNDER_DECISION");
    expect(await stage.act("owner", decideChangeRequest, decide(changeRequest, "APPROVE"))).toMatchObject(
      refusedWith("decision-to-be-signed"),
    );
    const digest = await changes.digest(changeRequest);
    const { record = "" } = await stage.mustSign("owner", approveChangeRequest, { changeRequest, digest });
    expect(record).toMatch(/^PV-2026-/);
    expect(
      await stage.one(
        "SELECT a.instrument || ' ' || total_cents || ' ' || a.sponsor AS value FROM change_agreement a JOIN change_request r ON r.id = a.change_request_id WHERE r.code = $1",
        [changeRequest],
      ),
    ).toBe("PURCHASE_ORDER 112000 false");
    expect(await stage.sign("owner", approveChangeRequest, { changeRequest, digest })).toMatchObject(
      refusedWith("wrong-status"),
    );
  });

  it("CR-07 beyond the tolerance only the client's signatory signs; the AMO and the agency never do", async () => {
    const changeRequest = await changes.quoted({}, { oneOffCents: 600_000 });
    const digest = await changes.digest(changeRequest);
    for (const who of ["owner", "amo", "manager", "agencySignatory", "sponsor"] as const)
      expect(await stage.sign(who, approveChangeRequest, { changeRequest, digest }), who).toMatchObject(
        refusedWith("wrong-role"),
      );
    for (const who of ["amo", "manager", "agencySignatory"] as const)
      expect(await stage.act(who, decideChangeRequest, decide(changeRequest, "REJECT")), who).toMatchObject(
        refusedWith("wrong-role"),
      );
    await stage.mustSign("signatory", approveChangeRequest, { changeRequest, digest });
    expect(await stage.one("SELECT instrument AS value FROM change_request WHERE code = $1", [changeRequest])).toBe(
      "AMENDMENT",
    );
  });

  it("MD-01 under a written power the AMO approves up to its ceiling, and not a cent more", async () => {
    await stage.lend(["change-request.approve"], 150_000);
    const beyond = await changes.quoted({}, { oneOffCents: 150_001 });
    const within = await changes.quoted({}, { oneOffCents: 150_000 });
    expect(
      await stage.sign("amo", approveChangeRequest, { changeRequest: beyond, digest: await changes.digest(beyond) }),
    ).toMatchObject(refusedWith("delegation-ceiling-exceeded"));
    const digest = await changes.digest(within);
    await stage.mustSign("amo", approveChangeRequest, { changeRequest: within, digest });
    expect(await changes.status(within)).toBe("APPROVED");
  });

  it("CD-04 what re-opens a signed requirement wants an amendment, however small", async () => {
    const changeRequest = await changes.quoted({ modified: ["EX-001"] }, { oneOffCents: 0, days: 0 });
    expect(await stage.act("owner", decideChangeRequest, decide(changeRequest, "APPROVE"))).toMatchObject(
      refusedWith("decision-to-be-signed"),
    );
  });

  it("without any impact a recorded decision is enough, and a late one is no decision", async () => {
    const changeRequest = await changes.quoted({ days: 0 }, { oneOffCents: 0, days: 0 });
    const { due_on: due } = await clocks.clock(changeRequest, "CHANGE_DECISION");
    expect(due).toBe("2026-06-15");
    stage.door.moveTo("2026-06-15T22:00:00.000Z");
    await clocks.settle();
    expect(await changes.status(changeRequest)).toBe("QUOTED");
    expect(await clocks.last("ChangeDecisionLate")).toMatchObject({ changeRequest, role: "SYSTEM" });
    await stage.must("owner", decideChangeRequest, decide(changeRequest, "APPROVE"));
    expect(await changes.status(changeRequest)).toBe("APPROVED");
  });

  it("AD-06 a defect is mended free: the criterion stood in the baseline and fails", async () => {
    const changeRequest = await changes.submitted();
    const defect = { inBaseline: "YES", fails: "YES", requirement: "EX-999" } as const;
    expect(await stage.act("amo", qualifyChangeRequest, changes.qualification(changeRequest, defect))).toMatchObject(
      refusedWith("criterion-not-baselined"),
    );
    await stage.must(
      "amo",
      qualifyChangeRequest,
      changes.qualification(changeRequest, { ...defect, requirement: "EX-001" }),
    );
    expect(await changes.status(changeRequest)).toBe("QUALIFIED");
    await stage.must("owner", decideChangeRequest, decide(changeRequest, "APPROVE"));
    expect(
      await stage.one(
        "SELECT total_cents || ' ' || (quote_id IS NULL) AS value FROM change_agreement a JOIN change_request r ON r.id = a.change_request_id WHERE r.code = $1",
        [changeRequest],
      ),
    ).toBe("0 true");
  });

  it("a disputed finding goes to the AMO for five working days, then the committee settles it", async () => {
    const changeRequest = await changes.qualified();
    await stage.must("manager", disputeChangeRequest, { changeRequest, reason: "C'était demandé" });
    expect((await clocks.clock(changeRequest, "CHANGE_OPINION")).due_on).toBe("2026-06-08");
    const settled = { changeRequest, finding: "DEFECT", reason: "Comité du 8 juin" };
    expect(await stage.act("owner", settleChangeRequest, settled)).toMatchObject(refusedWith("opinion-awaited"));
    stage.door.moveTo("2026-06-08T22:00:00.000Z");
    await clocks.settle();
    expect(await clocks.count("ChangeOpinionLate")).toBe("1");
    await stage.must("owner", settleChangeRequest, settled);
    expect(await changes.status(changeRequest)).toBe("QUALIFIED");
  });

  it("a new offer replaces the one before, and the advice on it", async () => {
    const changeRequest = await changes.quoted({}, { oneOffCents: 200_000 });
    const digest = await changes.digest(changeRequest);
    const partyId = stage.cast.agencyParty;
    await stage.must("amo", adviseChangeRequest, {
      changeRequest,
      partyId,
      oneOffCents: 1,
      recurring: [],
      opinion: "Non",
    });
    await stage.must("manager", quoteChangeRequest, { changeRequest, ...offered });
    expect(await changes.status(changeRequest)).toBe("QUOTED");
    expect(await stage.sign("signatory", approveChangeRequest, { changeRequest, digest })).toMatchObject(
      refusedWith("content-changed"),
    );
  });

  it("more time is an act of the side that grants it: another offer of the agency stands until its own day and gives the decision its whole period again", async () => {
    const changeRequest = await changes.quoted();
    const [decision, quote] = [
      await clocks.clock(changeRequest, "CHANGE_DECISION"),
      await clocks.clock(changeRequest, "CHANGE_QUOTE"),
    ];
    const extension = { clockId: decision.id, until: "2026-07-31", reason: "Congés" };
    expect(await stage.act("manager", extendClock, extension)).toMatchObject(refusedWith("clock-fixed"));
    stage.door.moveTo("2026-06-08T07:00:00.000Z");
    await stage.must("manager", quoteChangeRequest, { changeRequest, ...offered, validUntil: "2026-09-30" });
    const [again, longer] = [
      await clocks.clock(changeRequest, "CHANGE_DECISION"),
      await clocks.clock(changeRequest, "CHANGE_QUOTE"),
    ];
    expect([decision.due_on, quote.due_on]).toEqual(["2026-06-15", "2026-07-01"]);
    expect([again.due_on, longer.due_on]).toEqual(["2026-06-22", "2026-09-30"]);
  });

  it("CR-05 an offer never stands shorter than the charter says", async () => {
    const changeRequest = await changes.qualified();
    await stage.must("manager", assessChangeRequest, { changeRequest, ...assessed });
    const short = { changeRequest, ...offered, validUntil: "2026-06-30" };
    expect(await stage.act("manager", quoteChangeRequest, short)).toMatchObject(refusedWith("quote-validity-short"));
    await stage.must("manager", quoteChangeRequest, { ...short, validUntil: "2026-07-01" });
  });

  it("a lapsed offer is accepted by nobody, from its very instant, and the clock ends the request", async () => {
    const changeRequest = await changes.quoted();
    const digest = await changes.digest(changeRequest);
    expect((await clocks.clock(changeRequest, "CHANGE_QUOTE")).due_on).toBe("2026-07-01");
    stage.door.moveTo("2026-07-01T22:00:00.000Z");
    expect(await stage.sign("signatory", approveChangeRequest, { changeRequest, digest })).toMatchObject(
      refusedWith("quote-lapsed"),
    );
    stage.door.moveTo("2026-07-01T21:59:59.999Z");
    await clocks.settle();
    expect(await changes.status(changeRequest)).toBe("QUOTED");
    stage.door.moveTo("2026-07-01T22:00:00.000Z");
    expect(await clocks.race(changeRequest, "CHANGE_QUOTE")).toBe(1);
    expect(await changes.status(changeRequest)).toBe("EXPIRED");
    expect(await clocks.last("ChangeRequestExpired")).toMatchObject({ cause: "QUOTE_LAPSED", role: "SYSTEM" });
    expect(await stage.sign("signatory", approveChangeRequest, { changeRequest, digest })).toMatchObject(
      refusedWith("wrong-status"),
    );
  });

  it("in the last millisecond an offer is still accepted", async () => {
    const changeRequest = await changes.quoted();
    const digest = await changes.digest(changeRequest);
    stage.door.moveTo("2026-07-01T21:59:59.999Z");
    await stage.mustSign("signatory", approveChangeRequest, { changeRequest, digest });
  });

  it("a deferred request comes back on its review day: to its decision, or to new offers", async () => {
    const standing = await changes.quoted();
    const lapsing = await changes.quoted();
    expect(await stage.act("owner", decideChangeRequest, decide(standing, "DEFER"))).toMatchObject(
      refusedWith("review-day-past"),
    );
    await stage.must("owner", decideChangeRequest, decide(standing, "DEFER", { reviewOn: "2026-06-20" }));
    await stage.must("owner", decideChangeRequest, decide(lapsing, "DEFER", { reviewOn: "2026-07-20" }));
    stage.door.moveTo("2026-06-20T22:00:00.000Z");
    await clocks.settle();
    expect(await changes.status(standing)).toBe("UNDER_DECISION");
    stage.door.moveTo("2026-07-20T22:00:00.000Z");
    await clocks.settle();
    expect(await changes.status(lapsing)).toBe("IMPACT_ASSESSMENT");
    expect(await changes.status(standing)).toBe("EXPIRED");
    await stage.must("manager", quoteChangeRequest, { changeRequest: lapsing, ...offered });
    expect(await changes.status(lapsing)).toBe("QUOTED");
  });

  it("an emergency begins under its ceiling and is regularised in ten working days, or stopped", async () => {
    const [kept, stopped] = [await changes.submitted(), await changes.submitted()];
    const begin = { partyId: stage.cast.agencyParty, ceilingCents: 200_000, reason: "Le site est en panne" };
    const higher = { ...begin, changeRequest: kept, ceilingCents: 200_001 };
    expect(await stage.act("owner", approveChangeRequestEmergency, higher)).toMatchObject(
      refusedWith("emergency-ceiling-exceeded"),
    );
    for (const changeRequest of [kept, stopped])
      await stage.must("owner", approveChangeRequestEmergency, { ...begin, changeRequest });
    await stage.must("manager", assessChangeRequest, { changeRequest: kept, ...assessed });
    await stage.must("manager", quoteChangeRequest, { changeRequest: kept, ...offered });
    expect(await changes.status(kept)).toBe("EMERGENCY_APPROVED");
    await stage.mustSign("signatory", approveChangeRequest, {
      changeRequest: kept,
      digest: await changes.digest(kept),
    });
    stage.door.moveTo("2026-06-15T21:59:59.999Z");
    await clocks.settle();
    expect(await changes.status(stopped)).toBe("EMERGENCY_APPROVED");
    stage.door.moveTo("2026-06-15T22:00:00.000Z");
    await clocks.settle();
    expect([await changes.status(kept), await changes.status(stopped)]).toEqual(["APPROVED", "EXPIRED"]);
  });

  it("an assessment that is late is told, and nothing else happens", async () => {
    const changeRequest = await changes.qualified();
    stage.door.moveTo("2026-06-15T22:00:00.000Z");
    await clocks.settle();
    expect(await clocks.last("ChangeAssessmentLate")).toMatchObject({
      changeRequest,
      partyIds: [stage.cast.agencyParty],
    });
    expect(await changes.status(changeRequest)).toBe("IMPACT_ASSESSMENT");
  });

  it("the requester alone withdraws, before it is approved; an off-specification alone is kept as it is", async () => {
    const changeRequest = await changes.quoted({}, {}, { type: "OFF_SPECIFICATION" });
    const reason = "Plus utile";
    expect(await stage.act("manager", withdrawChangeRequest, { changeRequest, reason })).toMatchObject(
      refusedWith("other-party"),
    );
    expect(await stage.act("owner", decideChangeRequest, decide(changeRequest, "CONCESSION"))).toMatchObject(
      refusedWith("wrong-role"),
    );
    await stage.must("signatory", decideChangeRequest, decide(changeRequest, "CONCESSION"));
    expect(await stage.act("owner", withdrawChangeRequest, { changeRequest, reason })).toMatchObject(
      refusedWith("wrong-status"),
    );
    const other = await changes.quoted();
    expect(await stage.act("signatory", decideChangeRequest, decide(other, "CONCESSION"))).toMatchObject(
      refusedWith("not-off-specification"),
    );
    await stage.must("owner", withdrawChangeRequest, { changeRequest: other, reason });
    expect(await changes.status(other)).toBe("WITHDRAWN");
    expect(await stage.act("owner", resumeChangeRequest, { changeRequest: other })).toMatchObject(
      refusedWith("wrong-status"),
    );
  });

  it("(g) the prices of an agency show to the client and the AMO, and to no other agency", async () => {
    const changeRequest = await changes.quoted();
    for (const who of ["owner", "amo", "manager"] as const) {
      const state = await stage.read(who, (tx, scope) => loadChange(tx, scope.projectId, changeRequest));
      expect(state?.agencies[0]?.quotes, who).toHaveLength(1);
    }
    const { agencyParty } = stage.cast;
    const seen = await stage.one(
      `WITH other AS (SELECT set_config('aval.person_id', (SELECT person_id::text FROM member WHERE party_id <> $1 AND side = 'AGENCY' LIMIT 1), true))
       SELECT coalesce((SELECT count(*) FROM other, change_quote WHERE aval_reads_price(project_id, party_id)), 0)::text AS value`,
      [agencyParty],
    );
    expect(seen).toBe("0");
  });

  it("whose turn it is on all of them is the same on the page and in the account of the ledger", async () => {
    const now = stage.door.clock.now();
    const [shown, { open }] = await stage.read("owner", async (tx, scope) => [
      await listChangeRequests({ tx, scope, now }),
      await getProjectAccount(tx, scope, now),
    ]);
    const told = open.filter(({ kind }) => kind === "CHANGE_REQUEST");
    const lines = told.map(({ code, holder, awaits, dueOn }) => `${code} ${holder} ${awaits} ${dueOn}`);
    expect(lines.toSorted()).toEqual(
      shown
        .flatMap(({ code, turn, dueOn }) => (turn === null ? [] : [`${code} ${turn.side} ${turn.awaits} ${dueOn}`]))
        .toSorted(),
    );
    expect(new Set(told.map(({ awaits }) => awaits)).size).toBeGreaterThan(2);
  });

  it("the database agrees to nothing that the rules would refuse", async () => {
    const changeRequest = await changes.quoted();
    const client = new Client({ connectionString: stage.database.appUrl });
    await client.connect();
    const agree = (at: string, who: string, cents = 100_000): string => `
      INSERT INTO change_agreement SELECT q.project_id, q.change_request_id, q.party_id, q.id, ${cents}, '[]', ${cents}, q.tax_basis_points,
        q.reverse_charge, q.days, 'PURCHASE_ORDER', false, (SELECT id FROM member WHERE person_id = '${who}' AND ended_at IS NULL AND project_id = q.project_id), NULL, '${at}'
      FROM change_quote q JOIN change_request r ON r.project_id = q.project_id AND r.id = q.change_request_id WHERE r.code = '${changeRequest}'`;
    const owner = stage.who("owner");
    const attempts: readonly (readonly ["owner" | "manager" | "amo", string])[] = [
      ["owner", agree("2026-07-01T22:00:00Z", owner)],
      ["owner", agree(monday, owner, 99_999)],
      ["manager", agree(monday, stage.who("manager"))],
      ["amo", agree(monday, stage.who("amo"))],
      ["owner", agree(monday, stage.who("manager"))],
      [
        "owner",
        `UPDATE change_request SET status = 'APPROVED', instrument = 'DECISION', sponsor_needed = false, decided_at = '${monday}',
        decided_by = (SELECT id FROM member WHERE person_id = '${owner}' AND ended_at IS NULL AND project_id = change_request.project_id) WHERE code = '${changeRequest}'`,
      ],
      ["owner", `UPDATE change_request SET status = 'CONTRACTED' WHERE code = '${changeRequest}'`],
      ["owner", `UPDATE change_request SET title = 'x' WHERE code = '${changeRequest}'`],
      ["manager", "UPDATE change_quote SET one_off_cents = 1"],
      ["manager", "DELETE FROM change_step"],
    ];
    for (const [who, sql] of attempts) {
      await client.query("BEGIN");
      await client.query("SELECT aval_enter($1, $2)", [stage.who(who), stage.cast.code]);
      const attempt = async (): Promise<void> => {
        await client.query(sql);
        await client.query("SET CONSTRAINTS ALL IMMEDIATE");
      };
      await expect(attempt(), sql).rejects.toThrow(
        /last offer|by the client|row-level security|not changed|every agency|permission denied/,
      );
      await client.query("ROLLBACK");
    }
    await client.end();
  });
});
