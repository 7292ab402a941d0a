import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openChangeRequest } from "@/lib/features/change-request/commands/open-change-request";
import { submitChangeRequest } from "@/lib/features/change-request/commands/submit-change-request";
import { listChangeRequests } from "@/lib/features/change-request/queries";
import { getChangeRequest } from "@/lib/features/change-request/queries-item";
import { tellOrigin } from "@/lib/features/change-request/queries-origin";
import { formCommittee } from "@/lib/features/committee/commands/form-committee";
import { planMeeting } from "@/lib/features/committee/commands/plan-meeting";
import { proposeAgendaPoint } from "@/lib/features/committee/commands/propose-agenda-point";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";

const words = {
  changeRequest: "",
  type: "EVOLUTION",
  title: "Panier commun",
  description: "Acheter pour plusieurs musées",
  reason: "Les visiteurs le demandent",
  origin: "",
};

describe("a change request", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    stage = await MilestoneStage.set("change_request");
  });
  afterAll(() => stage.strike());

  it("is the way on from an accepted milestone: opened from it, completed, submitted, then fixed", async () => {
    const milestone = await stage.verified([], { paymentShare: 0 });
    await stage.mustSign("signatory", acceptMilestone, await stage.deciding(milestone, "ACCEPT"));
    const { changeRequest = "" } = await stage.must("owner", openChangeRequest, {
      ...words,
      reason: "",
      origin: `milestone:${milestone}`,
    });
    expect(changeRequest).toBe("FDE-001");
    expect(await stage.act("owner", submitChangeRequest, { changeRequest })).toMatchObject(
      refusedWith("change-request-incomplete"),
    );
    expect(await stage.act("manager", openChangeRequest, { ...words, changeRequest })).toMatchObject(
      refusedWith("other-party"),
    );
    await stage.must("owner", openChangeRequest, { ...words, changeRequest });
    await stage.must("owner", submitChangeRequest, { changeRequest });
    expect(await stage.act("owner", submitChangeRequest, { changeRequest })).toMatchObject(refusedWith("wrong-status"));
    expect(await stage.act("owner", openChangeRequest, { ...words, changeRequest })).toMatchObject(
      refusedWith("wrong-status"),
    );
    expect(await stage.one("SELECT origin || ' ' || origin_code AS value FROM change_request")).toBe(
      `MILESTONE ${milestone}`,
    );
  });

  it("shows as a draft to the party that writes it alone; what is foreign is not found", async () => {
    const { changeRequest = "" } = await stage.must("manager", openChangeRequest, words);
    const now = stage.door.clock.now();
    const seen = (part: "owner" | "manager"): Promise<boolean> =>
      stage.read(part, async (tx, scope) => (await getChangeRequest({ tx, scope, now }, changeRequest)) !== null);
    expect(await seen("manager")).toBe(true);
    expect(await seen("owner")).toBe(false);
    expect(
      await stage.read("owner", async (tx, scope) =>
        (await listChangeRequests({ tx, scope, now })).map((one) => one.code),
      ),
    ).not.toContain(changeRequest);
    expect(await stage.act("stranger", submitChangeRequest, { changeRequest })).toEqual({
      ok: false,
      error: { kind: "not-found" },
    });
    expect(await stage.act("owner", openChangeRequest, { ...words, origin: "milestone:J999" })).toEqual({
      ok: false,
      error: { kind: "not-found" },
    });
  });

  it("comes from a question, and aims at what was asked about; from a point of a committee, told under its meeting", async () => {
    const milestone = await stage.started();
    const asked = { subject: { kind: "MILESTONE", code: milestone }, text: "Et les groupes ?", blocking: false };
    const { question = "" } = await stage.must("owner", askQuestion, { ...asked, to: "AGENCY" });
    const { changeRequest = "" } = await stage.must("manager", openChangeRequest, {
      ...words,
      origin: `question:${question}`,
    });
    expect(
      await stage.one(`SELECT r.origin || ' ' || r.origin_code || ' ' || m.code AS value FROM change_request r
        JOIN milestone m ON m.project_id = r.project_id AND m.id = r.milestone_id WHERE r.code = '${changeRequest}'`),
    ).toBe(`QUESTION ${question} ${milestone}`);
    const now = stage.door.clock.now();
    const shown = await stage.read("manager", (tx, scope) => getChangeRequest({ tx, scope, now }, changeRequest));
    expect(shown?.view.originHref).toBe(`/projects/${stage.cast.code}/milestones/${milestone}#${question}`);

    const voices = { sponsor: "PRESIDES", signatory: "DELIBERATIVE", agencySignatory: "DELIBERATIVE" } as const;
    const memberOf = (part: keyof typeof voices): Promise<string> =>
      stage.one(`SELECT id AS value FROM member WHERE person_id = '${stage.who(part)}'`);
    const parts = ["sponsor", "signatory", "agencySignatory"] as const;
    const seats = await Promise.all(
      parts.map(async (part) => ({ memberId: await memberOf(part), voice: voices[part] })),
    );
    const body = { kind: "STEERING", title: "Comité de pilotage", rhythm: "MONTHLY", seats };
    const { committee = "" } = await stage.must("owner", formCommittee, body);
    const { meeting = "" } = await stage.must("owner", planMeeting, {
      ...{ committee, kind: "ORDINARY", startsAt: "2026-07-09T14:00", minutes: 60, place: "Salle des Échevins" },
      ...{ reason: "", times: 1, reconvenes: "" },
    });
    await stage.must("owner", proposeAgendaPoint, {
      ...{ meeting, title: "Vendre des billets de groupe ?", detail: "", ask: "DISCUSS", matter: null, minutes: 10 },
      ...{ subject: null, agencies: [], documents: [] },
    });
    const point = await stage.one("SELECT id AS value FROM agenda_point");
    const from = await stage.read("owner", (tx, scope) => tellOrigin(tx, scope.projectId, `point:${point}`));
    expect(from).toEqual({ code: meeting, kind: "AGENDA_POINT", words: "Vendre des billets de groupe ?" });
    await stage.must("owner", openChangeRequest, { ...words, origin: `point:${point}` });
    expect(await stage.one("SELECT origin_code AS value FROM change_request WHERE origin = 'AGENDA_POINT'")).toBe(
      meeting,
    );
    expect(
      await stage.act("owner", openChangeRequest, { ...words, origin: "point:00000000-0000-7000-8000-000000000000" }),
    ).toEqual({ ok: false, error: { kind: "not-found" } });
  });

  it("numbers stay unique and gapless when twelve are opened at once", async () => {
    const before = Number(await stage.one("SELECT count(*) AS value FROM change_request"));
    const opened = await Promise.all(Array.from({ length: 12 }, () => stage.must("owner", openChangeRequest, words)));
    const codes = opened.map((one) => one.changeRequest ?? "").toSorted();
    expect(codes).toEqual(
      Array.from({ length: 12 }, (_, index) => `FDE-${String(before + index + 1).padStart(3, "0")}`),
    );
  });

  it("is not changed by the application's role once it is submitted", async () => {
    const client = new Client({ connectionString: stage.database.appUrl });
    await client.connect();
    const attempts = [
      "UPDATE change_request SET title = 'x' WHERE status = 'SUBMITTED'",
      "UPDATE change_request SET status = 'DRAFT' WHERE status = 'SUBMITTED'",
      "DELETE FROM change_request",
    ];
    for (const sql of attempts) {
      await client.query("BEGIN");
      await client.query("SELECT aval_enter($1, $2)", [stage.who("owner"), stage.cast.code]);
      await expect(client.query(sql), sql).rejects.toThrow(/not changed|permission denied|check constraint/);
      await client.query("ROLLBACK");
    }
    await client.end();
  });
});
