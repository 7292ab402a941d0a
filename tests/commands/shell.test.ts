import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enterProject, type ProjectScope, personScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { adjournMilestone } from "@/lib/features/milestone/commands/adjourn-milestone";
import { getOverview } from "@/lib/features/overview/queries";
import { listProjects } from "@/lib/features/overview/queries-projects";
import type { OverviewView } from "@/lib/features/overview/view";
import { createProject } from "@/lib/features/project/commands/create-project";
import { getProjectFrame } from "@/lib/features/shell/queries";
import { listCourt, listMatters } from "@/lib/features/todo/queries";
import type { PersonId } from "@/lib/kernel/ids";
import { mustAct } from "@/tests/support/act";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { type Cast, castProject, founding, proposed } from "@/tests/support/set-up";

let stage: MilestoneStage;
beforeAll(async () => {
  stage = await MilestoneStage.set("shell");
});
afterAll(() => stage.strike());

const overviewOf = (part: Parameters<MilestoneStage["who"]>[0]): Promise<OverviewView> =>
  stage.read(part, (tx, scope) => getOverview(tx, scope, stage.door.clock.now()));

describe("a project in set-up", () => {
  let cast: Cast;
  const inProject = <T>(person: PersonId, work: (tx: Tx, scope: ProjectScope) => Promise<T>): Promise<T> =>
    transact(stage.door.db, { personId: person, readOnly: true }, async (tx) => {
      const scope = await enterProject(tx, person, cast.code);
      if (scope === null) throw new Error("Not a member");
      return work(tx, scope);
    });
  const waiting = (person: PersonId): Promise<readonly string[]> =>
    transact(stage.door.db, { personId: person, readOnly: true }, async (tx) => {
      const { matters } = await listMatters(tx, personScope(person), { now: stage.door.clock.now() });
      return matters.map(({ kind }) => kind);
    });

  test("lists what the charter wants, each step where it is done; then each party holds its signature", async () => {
    cast = await castProject(stage.door);
    const before = await inProject(cast.owner, (tx, scope) => getOverview(tx, scope, stage.door.clock.now()));
    expect(before.setup?.filter(({ done }) => !done).map(({ step }) => step)).toEqual([
      "parameters",
      "proposed",
      "signatures",
      "commitments",
    ]);
    expect([await waiting(cast.owner), await waiting(cast.signatory)]).toEqual([["charter-propose"], []]);
    await proposed(stage.door, cast);
    const after = await inProject(cast.owner, (tx, scope) => getOverview(tx, scope, stage.door.clock.now()));
    expect(after.setup?.slice(-2)).toMatchObject([
      { step: "signatures", done: false, detail: { done: 0, needed: 3 } },
      { step: "commitments", done: false, detail: null },
    ]);
    expect(
      after.columns.map(({ party, mine, matters }) => [party.side, mine, matters.map(({ kind }) => kind)]),
    ).toEqual([
      ["CLIENT", true, ["charter-sign"]],
      ["AGENCY", false, ["charter-sign"]],
      ["AMO", false, ["charter-sign"]],
    ]);
    for (const person of [cast.signatory, cast.substitute, cast.agencySignatory, cast.amo])
      expect(await waiting(person)).toEqual(["charter-sign"]);
    for (const person of [cast.owner, cast.sponsor, cast.manager]) expect(await waiting(person)).toEqual([]);
    expect(await inProject(cast.sponsor, getProjectFrame)).toMatchObject({
      name: founding.name,
      owner: "Musées de Haute-Vère",
    });
  });
});

describe("a project that runs", () => {
  test("says whose turn it is, under which charter, and what was done last", async () => {
    const quiet = await overviewOf("owner");
    expect(quiet).toMatchObject({ status: "ACTIVE", setup: null, charter: { version: 1, parties: 3 } });
    expect(quiet.timeline).toMatchObject({ rows: [], total: 0, earlier: null, later: null });
    // What the client committed to before the project could start (CD-02).
    expect(quiet.timeline.commitments.map(({ party, marks }) => [party.side, marks.map(({ code }) => code)])).toEqual([
      ["CLIENT", ["ENG-001"]],
    ]);
    expect(quiet.columns.every(({ matters }) => matters.length === 0)).toBe(true);
    const milestone = await stage.started();
    const view = await overviewOf("manager");
    expect(view.columns.map(({ party, matters }) => [party.name, matters.map(({ kind }) => kind)])).toEqual([
      ["Atelier Corbel", ["milestone-submit"]],
      ["Musées de Haute-Vère", []],
      ["Cabinet Vauquelin", []],
    ]);
    expect(view.latest[0]).toMatchObject({ type: "MilestoneStarted", intact: true });
    expect(view.timeline.rows.map(({ code }) => code)).toEqual([milestone]);
  });

  test("counts the working days that each side had the ball, through an adjournment", async () => {
    const milestone = await stage.started({ paymentShare: 0, dueOn: "2026-06-03" });
    stage.door.moveTo("2026-06-05T09:00:00.000Z");
    await stage.underVerification(milestone);
    await stage.verify(milestone, [0]);
    stage.door.moveTo("2026-06-10T09:00:00.000Z");
    await stage.mustSign(
      "signatory",
      adjournMilestone,
      await stage.deciding(milestone, "ADJOURN", await stage.because(milestone)),
    );
    stage.door.moveTo("2026-06-12T09:00:00.000Z");
    const row = (await overviewOf("owner")).timeline.rows.find(({ code }) => code === milestone);
    // From Monday 1 June: four days with the agency, three with the client, two with the agency again.
    expect(row).toMatchObject({
      status: "ADJOURNED",
      days: { CLIENT: 3, AGENCY: 6, AMO: 0 },
      adjournedOn: ["2026-06-10"],
      stretches: [
        { holder: "AGENCY", from: "2026-06-01", to: "2026-06-05", lateFrom: "2026-06-04" },
        { holder: "CLIENT", from: "2026-06-05", to: "2026-06-10", lateFrom: null },
        { holder: "AGENCY", from: "2026-06-10", to: "2026-06-12", lateFrom: null },
      ],
    });
  });

  test("somebody else's scope shows nothing of the court", async () => {
    const scope = await stage.read("owner", async (_tx, entered) => entered);
    const stolen = await transact(stage.door.db, { personId: stage.stranger, readOnly: true }, (tx) =>
      listCourt(tx, { ...scope, personId: stage.stranger }, stage.door.clock.now()),
    );
    expect(stolen).toEqual([]);
  });
});

describe("the list of projects", () => {
  test("holds one's own, the newest first, with one's roles and whose turn it is; page by page", async () => {
    for (let number = 1; number <= 4; number += 1)
      await mustAct(stage.door, createProject, stage.stranger, { ...founding, name: `Site ${number}` });
    const own = (before?: string): ReturnType<typeof listProjects> =>
      transact(stage.door.db, { personId: stage.stranger, readOnly: true }, (tx) =>
        listProjects(tx, personScope(stage.stranger), {
          now: stage.door.clock.now(),
          size: 2,
          ...(before === undefined ? {} : { before }),
        }),
      );
    const first = await own();
    const second = await own(first.next ?? undefined);
    const third = await own(second.next ?? undefined);
    const names = [first, second, third].flatMap(({ projects }) => projects.map(({ name }) => name));
    expect(names).toEqual(["Site 4", "Site 3", "Site 2", "Site 1", "Autre"]);
    expect(third.next).toBeNull();
    expect(first.projects[0]).toMatchObject({
      status: "SETUP",
      client: "Musées de Haute-Vère",
      roles: ["CLIENT_OWNER"],
      turn: { mine: 1, ours: 1, theirs: 0, late: 0 },
    });
  });
});
