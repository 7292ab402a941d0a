import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enterProject, personScope } from "@/lib/auth/scope";
import { connect } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { getBriefing } from "@/lib/features/briefing/queries";
import type { BriefingView } from "@/lib/features/briefing/view";
import { recordInvoice } from "@/lib/features/budget/commands/record-invoice";
import { formCommittee } from "@/lib/features/committee/commands/form-committee";
import { planMeeting } from "@/lib/features/committee/commands/plan-meeting";
import { getDesk } from "@/lib/features/desk/queries";
import type { DeskView } from "@/lib/features/desk/view";
import { answerMediation } from "@/lib/features/dispute/commands/answer-mediation";
import { proposeMediation } from "@/lib/features/dispute/commands/propose-mediation";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { addParty } from "@/lib/features/party/commands/add-party";
import { createProject } from "@/lib/features/project/commands/create-project";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { tellBriefing } from "@/lib/http/tell-briefing";
import type { PersonId } from "@/lib/kernel/ids";
import { writeBriefingPdf } from "@/lib/pdf/briefing-pdf";
import { listenOnWire } from "@/scripts/bench/wire";
import { addPerson, mustAct } from "@/tests/support/act";
import { billFor } from "@/tests/support/bill-input";
import { Disputes } from "@/tests/support/dispute-stage";
import type { MilestoneStage } from "@/tests/support/milestone-stage";
import { written } from "@/tests/support/requirement-stage";
import { founding, join, organisation, told } from "@/tests/support/set-up";

/** The clock starts on Monday 1 June 2026 at 09:00 in Paris. */
let disputes: Disputes;
let stage: MilestoneStage;
/** Somebody of a second agency of the project. */
let rival: PersonId;
/** The code of a project where the AMO's person stands with the agency. */
let elsewhere: string;

const deskOf = (person: PersonId, project: string | null = null): Promise<DeskView | null> =>
  transact(stage.door.db, { personId: person, readOnly: true }, (tx) =>
    getDesk(tx, personScope(person), { project }, stage.door.clock.now()),
  );

function briefingOf(person: PersonId): Promise<BriefingView> {
  return transact(stage.door.db, { personId: person, readOnly: true }, async (tx) => {
    const scope = await enterProject(tx, person, stage.cast.code);
    if (scope === null) throw new Error("Not a member");
    return getBriefing(tx, scope, stage.door.clock.now());
  });
}

async function mine(): Promise<DeskView> {
  const desk = await deskOf(stage.cast.amo);
  if (desk === null) throw new Error("No desk");
  return desk;
}

/** A second agency joins the project, as the database would hold it, whatever text lets it in. */
async function joined(): Promise<PersonId> {
  const person = await addPerson(stage.door.db, "Rita Rivale");
  const [party, member] = [v7(), v7()];
  const copied =
    "jsonb_populate_record(p, jsonb_build_object('id', $2::text, 'name', 'Autre agence', 'ordinal', p.ordinal + 1))";
  await stage.owner.query(`INSERT INTO party SELECT y.* FROM party p, ${copied} y WHERE p.id = $1`, [
    stage.cast.agencyParty,
    party,
  ]);
  await stage.owner.query(
    `INSERT INTO member (project_id, id, party_id, side, person_id, created_at) SELECT project_id, $2, id, side, $3, now() FROM party WHERE id = $1`,
    [party, member, person],
  );
  await stage.owner.query(
    `INSERT INTO member_role (project_id, id, member_id, side, role, granted_at) SELECT project_id, gen_random_uuid(), id, side, 'AGENCY_MANAGER', now() FROM member WHERE id = $1`,
    [member],
  );
  return person;
}

/** Another client's project, in which the AMO's person works for the agency. */
async function otherProject(): Promise<string> {
  const { door, cast } = stage;
  const client = await addPerson(door.db, "Autre Cliente");
  const code = told(await mustAct(door, createProject, client, { ...founding, name: "Projet d’ailleurs" })).code ?? "";
  const agency = { side: "AGENCY", organisation: organisation("Agence d’ailleurs") };
  const party = told(await mustAct(door, addParty, client, agency, { project: code })).party ?? "";
  await join(door, client, code, party, cast.amo, ["AGENCY_MANAGER"]);
  return code;
}

beforeAll(async () => {
  disputes = await Disputes.set("desk");
  stage = disputes.stage;
  rival = await joined();
  elsewhere = await otherProject();
}, 120_000);
afterAll(() => stage.strike());

describe("the desk", () => {
  it("is for who advises: the client, the agency and a stranger have none, nor has a project of others one", async () => {
    for (const part of ["owner", "sponsor", "manager", "agencySignatory", "stranger"] as const)
      expect(await deskOf(stage.who(part))).toBeNull();
    expect(await deskOf(stage.cast.amo, elsewhere)).toBeNull();
    expect(await deskOf(stage.cast.amo, "nulle-part")).toBeNull();
    expect((await deskOf(stage.cast.amo, stage.cast.code))?.chosen).toBe(stage.cast.code);
  });

  it("tells nothing of a project in which the person stands with another side", async () => {
    const desk = await mine();
    expect(desk.projects.map(({ code }) => code)).toEqual([stage.cast.code]);
    expect(JSON.stringify(desk)).not.toContain(elsewhere);
    expect(JSON.stringify(desk)).not.toContain("d’ailleurs");
  });

  it("5.2 says what the next meeting of a committee still wants, by when", async () => {
    const { rows } = await stage.owner.query<{ id: string; person: string }>(
      "SELECT id, person_id AS person FROM member",
    );
    const seat = (part: Parameters<MilestoneStage["who"]>[0], voice: string) => ({
      memberId: rows.find(({ person }) => person === stage.who(part))?.id ?? "",
      voice,
    });
    const other = { memberId: rows.find(({ person }) => person === rival)?.id ?? "", voice: "DELIBERATIVE" };
    const seats = [
      ...[seat("sponsor", "PRESIDES"), seat("signatory", "DELIBERATIVE"), seat("agencySignatory", "DELIBERATIVE")],
      ...[seat("amo", "CONSULTATIVE"), other],
    ];
    await stage.must("owner", formCommittee, { kind: "STEERING", title: "Pilotage", rhythm: "MONTHLY", seats });
    await stage.must("amo", planMeeting, {
      ...{ committee: "INS-01", kind: "ORDINARY", startsAt: "2026-06-11T14:00", minutes: 90, place: "" },
      ...{ reason: "", times: 2, reconvenes: "" },
    });
    const { meetings } = await mine();
    expect(meetings.map(({ code, missing }) => [code, missing])).toEqual([
      [
        "COM-001",
        [
          { kind: "AGENDA", proposed: 0 },
          { kind: "CONVOCATION", on: "2026-06-04", late: false },
        ],
      ],
    ]);
  });

  it("MD-06 counts from the ledger what the AMO did under the client's power, and the share falls when the client acts", async () => {
    const before = (await mine()).shares;
    expect(before.whole.instead).toBe(0);
    expect(before.months.map(({ month }) => month)).toEqual([
      ...["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"],
    ]);
    const milestone = await stage.verified();
    await stage.lend(["milestone.accept"], 900_000_00);
    const lent = (await mine()).shares.whole;
    await stage.mustSign("amo", acceptMilestone, await stage.deciding(milestone, "ACCEPT"));
    const stood = (await mine()).shares;
    expect(stood.whole).toMatchObject({ acts: lent.acts + 1, instead: 1 });
    expect(stood.months.at(-1)).toEqual({ month: "2026-06", ...stood.whole });
    // What the AMO does as itself is no act of the client.
    expect(stood.projects[0]?.whole).toEqual(stood.whole);
    await stage.must("owner", draftRequirement, written({ statement: "Le site doit être lisible sans style." }));
    const after = (await mine()).shares.whole;
    expect(after).toMatchObject({ acts: lent.acts + 2, instead: 1 });
    expect(after.share ?? 0).toBeLessThan(stood.whole.share ?? 0);
  });

  it("MR-04 shows a dispute by its next step, and none of a mediation, whoever reads", async () => {
    const dispute = await disputes.opened();
    const { disputes: near } = await mine();
    expect(near.map(({ code, level, step }) => [code, level, step?.next])).toEqual([
      [dispute, "L1_MANAGERS", "L2_FACILITATION"],
    ]);
    for (const day of ["2026-06-05", "2026-06-13", "2026-06-20"]) await disputes.pass(`${day}T07:00:00.000Z`);
    expect((await mine()).disputes).toMatchObject([{ level: "L4_EXECUTIVES", step: { next: "LADDER_ENDED" } }]);
    await stage.must("agencySignatory", proposeMediation, { dispute, keptDays: 10 });
    await stage.must("signatory", answerMediation, { dispute, agree: true });
    expect((await mine()).disputes).toEqual([]);
    for (const part of ["owner", "amo", "manager"] as const) {
      const view = await briefingOf(stage.who(part));
      expect(view.disputes).toMatchObject([{ code: dispute, level: null, step: null }]);
      expect(JSON.stringify([view, tellBriefing(view, "fr")])).not.toMatch(/m[ée]diat/i);
    }
    expect((await briefingOf(rival)).disputes).toEqual([]);
  });

  it("says who is late, in working days, and asks PostgreSQL once", async () => {
    const milestone = await stage.started({ dueOn: "2026-06-30" });
    stage.door.moveTo("2026-07-06T07:00:00.000Z");
    const wire = await listenOnWire(stage.database.appUrl);
    const db = connect(wire.url, 1);
    const desk = await transact(db, { personId: stage.cast.amo, readOnly: true }, (tx) => {
      wire.take();
      return getDesk(tx, personScope(stage.cast.amo), { project: null }, stage.door.clock.now());
    });
    const trips = wire.take().filter(([first]) => first !== "COMMIT");
    await db.$disconnect();
    wire.close();
    expect(trips.length).toBe(1);
    const late = desk?.late.find(({ subject }) => subject === milestone);
    expect(late).toMatchObject({
      kind: "milestone-submit",
      holder: { name: "Atelier Corbel" },
      term: { late: true, lateBy: { amount: 4, unit: "WORKING_DAYS" } },
    });
  });
});

describe("the briefing", () => {
  it("is each reader's: an agency of several reads its own money and nothing of another's", async () => {
    const done = await stage.verified([], { paymentShare: 0, amountCents: 8_765_432 });
    const lines = [{ milestone: done, netCents: 5_432_176 }];
    await stage.must("manager", recordInvoice, billFor(lines));
    const [client, own, other] = await Promise.all([
      briefingOf(stage.cast.owner),
      briefingOf(stage.cast.manager),
      briefingOf(rival),
    ]);
    expect(client.money.own).toBe(false);
    expect(client.money.figures.map(({ name }) => name)).toEqual([
      ...["ceiling", "committed", "accepted", "paid", "forecast"],
    ]);
    expect(own.money.figures.find(({ name }) => name === "invoiced")?.cents).toBe(5_432_176);
    expect(other.money.figures.map(({ cents }) => cents)).toEqual([0, 0, 0, 0, 0]);
    expect(JSON.stringify(other)).not.toMatch(/8765432|5432176|18600000/);
    // The dates of the others' milestones are everybody's to read.
    expect(other.milestones.map(({ code }) => code)).toContain(done);
  });

  it("is told in both languages, and stands on one sheet of paper", async () => {
    const view = await briefingOf(stage.cast.amo);
    const line = { code: "J1", href: null, party: null, late: false, end: "lun. 6 juil." };
    const lines = Array.from({ length: 40 }, (_, place) => ({
      ...line,
      key: `${place}`,
      text: "Un titre fort long, ".repeat(12),
    }));
    for (const locale of ["fr", "en"] as const) {
      const sheet = tellBriefing(view, locale);
      expect(sheet.left.map(({ name }) => name)).toEqual(["milestones", "waiting"]);
      const full = { ...sheet, right: sheet.right.map((part) => ({ ...part, lines })) };
      for (const one of [sheet, full]) {
        const pdf = Buffer.from(await writeBriefingPdf(one, locale)).toString("latin1");
        expect(pdf.match(/\/Type \/Page\b/g)?.length).toBe(1);
        expect(pdf).toContain("/StructTreeRoot");
      }
    }
  });
});
