import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginChangeRequest } from "@/lib/features/amendment/commands/begin-change-request";
import { closeChangeRequest } from "@/lib/features/amendment/commands/close-change-request";
import { draftAmendment } from "@/lib/features/amendment/commands/draft-amendment";
import { signAmendment } from "@/lib/features/amendment/commands/sign-amendment";
import { verifyChangeRequest } from "@/lib/features/amendment/commands/verify-change-request";
import { withdrawAmendment } from "@/lib/features/amendment/commands/withdraw-amendment";
import { countOrders, listOrders } from "@/lib/features/amendment/queries";
import { draftOrderSignature } from "@/lib/features/amendment/queries-ceremony";
import { getProjectAccount } from "@/lib/features/ball/queries";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { agreeMilestone } from "@/lib/features/milestone/commands/agree-milestone";
import { startMilestone } from "@/lib/features/milestone/commands/start-milestone";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { approved, drafted, order, readingOrder, text } from "@/tests/support/order-stage";

const modify = { kind: "MODIFY", requirement: "EX-001", content: text } as const;

describe("an amendment", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    stage = await MilestoneStage.set("amendment");
  });
  afterAll(() => stage.strike());

  it("CD-04 is drafted, signed by both sides, and does all it says in the act of the last signature", async () => {
    const accepted = await stage.verified([], { paymentShare: 0 });
    await stage.mustSign("signatory", acceptMilestone, await stage.deciding(accepted, "ACCEPT"));
    const running = await stage.started({ paymentShare: 0 });
    const change = await approved(stage, { origin: "requirement:EX-001", days: 90 });
    expect(await stage.one("SELECT change_pending::text AS value FROM requirement WHERE code = 'EX-001'")).toBe("true");
    const added = { kind: "ADD", requirement: "", chapter: "", milestone: running, content: text } as const;
    const amendment = await drafted(
      stage,
      order(change, {
        requirements: [modify, added, { kind: "REMOVE", requirement: "EX-002" }],
        milestones: [
          { milestone: accepted, dueOn: "2026-10-30", amountCents: 50_000 },
          { milestone: running, dueOn: "2026-11-30", amountCents: 250_000 },
        ],
      }),
    );
    expect(amendment).toBe("AV-001");
    // An order that is written waits for both sides' signatures, and says so: to the client's signatory, the substitute, the agency's.
    expect(
      await stage.one(
        "SELECT count(DISTINCT email)::text AS value FROM delivery WHERE template = 'act-waiting' AND payload ->> 'act' = 'sign-order' AND payload ->> 'subject' = $1",
        [change],
      ),
    ).toBe("3");
    const turn = async (): Promise<readonly string[]> => {
      const now = stage.door.clock.now();
      const { open } = await stage.read("owner", (tx, scope) => getProjectAccount(tx, scope, now));
      // The stage lays the approval itself: of the request, the account knows what its order does.
      const told = open.filter(({ kind, awaits }) => kind === "AMENDMENT" || awaits === "WORK");
      return told.map(({ code, holder, awaits }) => `${code} ${holder} ${awaits}`).toSorted();
    };
    expect(await turn()).toEqual(["AV-001 AGENCY SIGNATURE"]);
    const reading = await readingOrder(stage, amendment);
    await stage.mustSign("signatory", signAmendment, reading);
    expect(await stage.one("SELECT status AS value FROM amendment")).toBe("SIGNING");
    expect(await stage.one("SELECT version::text AS value FROM requirement WHERE code = 'EX-001'")).toBe("1");
    expect(await stage.sign("signatory", signAmendment, reading)).toMatchObject(refusedWith("already-signed"));
    expect(await turn()).toEqual(["AV-001 AGENCY SIGNATURE"]);
    const seats = async (part: "signatory" | "sponsor" | "agencySignatory"): Promise<readonly string[] | undefined> =>
      stage.read(part, (tx, scope) =>
        draftOrderSignature({ tx, scope, now: stage.door.clock.now() }, amendment).then((found) => found?.seats),
      );
    expect([await seats("signatory"), await seats("sponsor")]).toEqual([[], ["SPONSOR"]]);
    expect(await seats("agencySignatory")).toEqual(["AGENCY"]);
    await stage.mustSign("agencySignatory", signAmendment, reading);
    // The last day of the project moves: the sponsor signs too (3.3).
    expect(await stage.one("SELECT status AS value FROM amendment")).toBe("SIGNING");
    expect(await turn()).toEqual(["AV-001 CLIENT SIGNATURE"]);
    await stage.mustSign("sponsor", signAmendment, reading);
    expect(await turn()).toEqual([`${change} AGENCY WORK`]);
    expect(await stage.one("SELECT status AS value FROM amendment")).toBe("CONTRACTED");
    expect(await stage.one("SELECT status AS value FROM change_request WHERE code = $1", [change])).toBe("CONTRACTED");
    expect(
      await stage.one(
        "SELECT string_agg(code || ' ' || status || ' ' || baselined_version || ' ' || change_pending, ', ' ORDER BY code) AS value FROM requirement",
      ),
    ).toBe("EX-001 BASELINED 2 false, EX-002 OBSOLETE 1 false, EX-003 BASELINED 1 false");
    expect(
      await stage.one("SELECT string_agg(code || ' ' || status, ', ' ORDER BY number) AS value FROM milestone"),
    ).toBe(`${accepted} SUPERSEDED, ${running} IN_PROGRESS, J3 DRAFT`);
    const next = await stage.state(running);
    expect(next.requirements.map(({ code, version }) => `${code} ${version}`)).toEqual(["EX-001 2", "EX-003 1"]);
    expect(next.criteria.map(({ code, statement }) => `${code} ${statement}`)).toContain(
      "EX-001.1 Lien présent : toutes les pages",
    );
    expect(next.definition.amountCents).toBe(250_000);
    const old = await stage.state(accepted);
    expect(old.decisions.map(({ kind }) => kind)).toEqual(["ACCEPT"]);
    expect(
      await stage.one(
        "SELECT count(*)::text AS value FROM signature s JOIN signed_document d ON d.id = s.document_id WHERE d.kind = 'AMENDMENT'",
      ),
    ).toBe("3");
    expect(
      await stage.one(
        "SELECT string_agg(type, ' ' ORDER BY seq) AS value FROM ledger_entry WHERE seq > (SELECT max(seq) FROM ledger_entry WHERE type = 'AmendmentSigned') - 1",
      ),
    ).toBe(
      "AmendmentSigned ChangeContracted RequirementVersionContracted RequirementVersionContracted RequirementVersionContracted MilestoneSuperseded MilestoneDefined MilestoneAmended MilestoneDateAgreed",
    );
    const digest = await stage.definitionDigest("J3");
    await stage.mustSign("signatory", agreeMilestone, { milestone: "J3", digest });
    await stage.mustSign("agencySignatory", agreeMilestone, { milestone: "J3", digest });
    await stage.must("manager", startMilestone, { milestone: "J3", lateness: "" });
    await stage.must("manager", beginChangeRequest, { changeRequest: change, comment: "" });
    expect(await stage.act("owner", verifyChangeRequest, { changeRequest: change, comment: "" })).toMatchObject(
      refusedWith("change-not-delivered"),
    );
    await stage.underVerification("J3");
    await stage.underVerification(running);
    await stage.must("owner", verifyChangeRequest, { changeRequest: change, comment: "fait" });
    await stage.must("owner", closeChangeRequest, { changeRequest: change, comment: "" });
    expect(await stage.one("SELECT status AS value FROM change_request WHERE code = $1", [change])).toBe("CLOSED");
  });

  it("CD-13 puts on milestones what was agreed and moves dates by what was agreed, not more", async () => {
    const running = await stage.started({
      paymentShare: 0,
      requirementIds: stage.requirementIds.slice(0, 1),
      amountCents: 200_000,
    });
    // What the reduction of the first order set free is ordered of the agency and stands on no milestone: it can be placed.
    const left = Number(
      await stage.one(
        "SELECT sum(cents)::text AS value FROM money_entry WHERE kind = 'COMMITMENT' AND party_id = $1 AND milestone_id IS NULL",
        [stage.cast.agencyParty],
      ),
    );
    const most = 200_000 + left + 1;
    const raised = async (amountCents: number, dueOn: string | null): Promise<string> =>
      drafted(
        stage,
        order(await approved(stage, { oneOffCents: 1 }), { milestones: [{ milestone: running, dueOn, amountCents }] }),
      );
    for (const [amendment, kind] of [
      [await raised(most + 1, null), "order-beyond-price"],
      [await raised(most, "2026-08-06"), "order-beyond-days"],
    ] as const) {
      expect(await stage.sign("signatory", signAmendment, await readingOrder(stage, amendment))).toMatchObject(
        refusedWith(kind),
      );
    }
    const whole = await readingOrder(stage, await raised(most, "2026-08-05"));
    for (const part of ["signatory", "agencySignatory", "sponsor"] as const)
      await stage.sign(part, signAmendment, whole);
    expect((await stage.state(running)).definition.amountCents).toBe(most);
  });

  it("is withdrawn with a reason, then drafted anew; an agency drafts and never orders", async () => {
    const change = await approved(stage, {});
    const input = order(change, { requirements: [modify] });
    const amendment = await drafted(stage, input);
    await stage.mustSign("agencySignatory", signAmendment, await readingOrder(stage, amendment));
    expect(await stage.sign("owner", signAmendment, await readingOrder(stage, amendment))).toMatchObject(
      refusedWith("seat-not-yours"),
    );
    expect(await stage.act("owner", draftAmendment, input)).toMatchObject(refusedWith("wrong-status"));
    expect(await stage.act("owner", withdrawAmendment, { amendment, reason: "" })).toMatchObject(
      refusedWith("reason-missing"),
    );
    await stage.must("manager", withdrawAmendment, { amendment, reason: "Le texte change encore" });
    expect(await drafted(stage, input)).toBe("AV-006");
    const [withdrawn, counts] = await stage.read("owner", (tx, scope) =>
      Promise.all([listOrders(tx, scope, { status: "WITHDRAWN" }), countOrders(tx, scope)]),
    );
    expect(withdrawn.map(({ code }) => code)).toEqual([amendment]);
    expect(counts).toMatchObject({ WITHDRAWN: 1, CONTRACTED: expect.any(Number) });
    expect(await stage.act("manager", beginChangeRequest, { changeRequest: change, comment: "" })).toMatchObject(
      refusedWith("change-not-ordered"),
    );
  });
});
