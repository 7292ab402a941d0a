import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { acceptMilestoneWithReservations } from "@/lib/features/milestone/commands/accept-milestone-with-reservations";
import { adjournMilestone } from "@/lib/features/milestone/commands/adjourn-milestone";
import { agreeMilestone } from "@/lib/features/milestone/commands/agree-milestone";
import { approveMilestoneAptitude } from "@/lib/features/milestone/commands/approve-milestone-aptitude";
import { cancelMilestone } from "@/lib/features/milestone/commands/cancel-milestone";
import { defineMilestone } from "@/lib/features/milestone/commands/define-milestone";
import { reviseMilestone } from "@/lib/features/milestone/commands/revise-milestone";
import { startMilestone } from "@/lib/features/milestone/commands/start-milestone";
import { submitMilestone } from "@/lib/features/milestone/commands/submit-milestone";
import { cancellationRecord } from "@/lib/features/milestone/queries-record";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone } from "@/lib/features/milestone/queries-state";
import { recordDigest } from "@/lib/ledger/sign";
import { plainly } from "@/tests/support/milestone-input";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { countRows } from "@/tests/support/set-up";

describe("the life of a milestone", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    stage = await MilestoneStage.set("milestone_life");
  });
  afterAll(() => stage.strike());

  it("in one stage: defined, agreed by both, started, submitted, verified, accepted", async () => {
    const milestone = await stage.verified();
    const record = await stage.mustSign("signatory", acceptMilestone, await stage.deciding(milestone, "ACCEPT"));
    const state = await stage.state(milestone);
    expect(state.status).toBe("ACCEPTED");
    expect(state.requirements.map((one) => one.status)).toEqual(["ACCEPTED", "ACCEPTED"]);
    expect(state.criteria.map((one) => one.code)).toEqual([`${milestone}.1`, "EX-001.1", "EX-002.1"]);
    expect(record.record).toMatch(/^PV-2026-\d{3}$/);
    // Submitted on Monday 1 June: 15 calendar days end on Tuesday 16.
    expect(state.submissions[0]).toMatchObject({ dueOn: "2026-06-16", dueBefore: "2026-06-16T22:00:00.000Z" });
    expect(state.decisions[0]).toMatchObject({ kind: "ACCEPT", warrantyEndsOn: "2026-09-01" });
    const types = await stage.one(
      "SELECT string_agg(type, ' ' ORDER BY seq) AS value FROM ledger_entry WHERE payload ->> 'milestone' = $1",
      [milestone],
    );
    expect(types).toBe(
      "MilestoneDefined MilestoneDefinitionSigned MilestoneDefinitionSigned MilestoneAgreed MilestoneStarted MilestoneSubmitted RequirementsImplemented VerificationStarted CriterionVerified CriterionVerified CriterionVerified MilestoneAccepted RequirementsAccepted",
    );
  });

  it("numbers stay unique and gapless when ten are defined at once", async () => {
    const before = Number(await stage.one("SELECT count(*) AS value FROM milestone"));
    const share = { paymentShare: 0, amountCents: 0 };
    await Promise.all(
      Array.from({ length: 10 }, () => stage.must("manager", defineMilestone, stage.definition(share))),
    );
    const numbers = await stage.one("SELECT string_agg(number::text, ' ' ORDER BY number) AS value FROM milestone");
    expect(numbers).toBe(Array.from({ length: before + 10 }, (_, index) => index + 1).join(" "));
  });

  it("a new text is a new version: the signature on the one before does not count", async () => {
    const { milestone = "" } = await stage.must("owner", defineMilestone, stage.definition());
    const digest = await stage.definitionDigest(milestone);
    await stage.mustSign("signatory", agreeMilestone, { milestone, digest });
    await stage.must("manager", reviseMilestone, {
      ...stage.definition({ title: "Autre titre" }),
      milestone,
      reason: "précision",
    });
    expect(await stage.sign("agencySignatory", agreeMilestone, { milestone, digest })).toMatchObject(
      refusedWith("content-changed"),
    );
    const present = await stage.definitionDigest(milestone);
    await stage.mustSign("agencySignatory", agreeMilestone, { milestone, digest: present });
    expect((await stage.state(milestone)).status).toBe("DRAFT");
    expect(await stage.sign("agencySignatory", agreeMilestone, { milestone, digest: present })).toMatchObject(
      refusedWith("already-signed"),
    );
    await stage.mustSign("signatory", agreeMilestone, { milestone, digest: present });
    expect((await stage.state(milestone)).status).toBe("READY_TO_START");
    expect(await stage.act("owner", reviseMilestone, { ...stage.definition(), milestone, reason: "" })).toMatchObject(
      refusedWith("wrong-status"),
    );
  });

  it("an incomplete definition is not signed, and says what is missing", async () => {
    const { milestone = "" } = await stage.must(
      "owner",
      defineMilestone,
      stage.definition({ deliverables: [], noClientInput: false, paymentShare: 9_900 }),
    );
    const digest = await stage.definitionDigest(milestone);
    const before = await countRows(stage.database.ownerUrl);
    const answer = await stage.sign("signatory", agreeMilestone, { milestone, digest });
    expect(answer).toMatchObject(refusedWith("definition-incomplete", "payment-shares-exceeded"));
    expect(await countRows(stage.database.ownerUrl)).toEqual(before);
  });

  it("late client inputs are put on record before the work starts", async () => {
    const clientInputs = [{ title: "Grille tarifaire", dueOn: "2026-05-20", critical: true }];
    const { milestone = "" } = await stage.must(
      "owner",
      defineMilestone,
      stage.definition({ clientInputs, noClientInput: false, paymentShare: 0 }),
    );
    const digest = await stage.definitionDigest(milestone);
    await stage.mustSign("agencySignatory", agreeMilestone, { milestone, digest });
    await stage.mustSign("signatory", agreeMilestone, { milestone, digest });
    expect(await stage.act("manager", startMilestone, { milestone, lateness: "" })).toMatchObject(
      refusedWith("client-input-late"),
    );
    await stage.must("manager", startMilestone, { milestone, lateness: "La grille manque depuis le 20 mai" });
    expect((await stage.state(milestone)).status).toBe("IN_PROGRESS");
  });

  it("an incomplete submission is refused and leaves nothing", async () => {
    const milestone = await stage.started({ paymentShare: 0 });
    const draft = await stage.draft({ version: "", declaredBlocking: 1 });
    const incomplete = { ...draft, evidence: draft.evidence.slice(0, 1) };
    const before = await countRows(stage.database.ownerUrl);
    const answer = await stage.sign("agencySignatory", submitMilestone, await stage.reading(milestone, incomplete));
    expect(answer).toMatchObject(refusedWith("evidence-missing", "declared-blocking"));
    expect(answer).toMatchObject({
      error: { refusals: [{ missing: ["RELEASE_NOTES", "READINESS_RECORD", "VERSION"] }, {}] },
    });
    expect(await countRows(stage.database.ownerUrl)).toEqual(before);
  });

  it("adjourned with reasons, answered one by one, submitted again: the full period runs anew", async () => {
    const milestone = await stage.verified([0], { paymentShare: 0 });
    const adjourning = await stage.deciding(milestone, "ADJOURN", await stage.because(milestone));
    await stage.mustSign("signatory", adjournMilestone, adjourning);
    const [decision] = (await stage.state(milestone)).decisions;
    expect(decision).toMatchObject({ kind: "ADJOURN", termOn: "2026-06-16" });
    const silent = await stage.sign(
      "agencySignatory",
      submitMilestone,
      await stage.reading(milestone, await stage.draft()),
    );
    expect(silent).toMatchObject(refusedWith("adjournment-unanswered"));
    const answers = [{ reasonId: decision?.reasons[0]?.id ?? "", text: "ajouté en 1.4.1" }];
    await stage.underVerification(milestone, { version: "1.4.1", answers });
    const state = await stage.state(milestone);
    expect(state.submissions.map((one) => one.number)).toEqual([1, 2]);
    expect(state.submissions[1]?.results).toEqual([]);
    await stage.verify(milestone);
    await stage.mustSign("signatory", acceptMilestone, await stage.deciding(milestone, "ACCEPT"));
    expect((await stage.state(milestone)).status).toBe("ACCEPTED");
  });

  it("given up by both on the same words, or by the client alone with what it owes", async () => {
    const together = await stage.started({ paymentShare: 0 });
    const words = async (
      milestone: string,
      reason: string,
      costCents: number | null,
    ): Promise<{ milestone: string; reason: string; costCents: number | null; digest: string }> => {
      const digest = await stage.read("owner", async (tx, scope) => {
        const state = await loadMilestone(tx, scope.projectId, milestone);
        return state === null
          ? ""
          : recordDigest(cancellationRecord(scope, await loadSetting(tx, scope), state, { reason, costCents }));
      });
      return { milestone, reason, costCents, digest };
    };
    await stage.mustSign("agencySignatory", cancelMilestone, await words(together, "plus d’objet", null));
    expect((await stage.state(together)).status).toBe("IN_PROGRESS");
    await stage.mustSign("signatory", cancelMilestone, await words(together, "plus d’objet", null));
    expect((await stage.state(together)).status).toBe("CANCELLED");
    const alone = await stage.started({ paymentShare: 0 });
    expect(await stage.sign("signatory", cancelMilestone, await words(alone, "budget", null))).toMatchObject(
      refusedWith("cost-statement-missing"),
    );
    await stage.mustSign("signatory", cancelMilestone, await words(alone, "budget", 250_000));
    expect((await stage.state(alone)).status).toBe("CANCELLED");
  });

  it("in two stages: the aptitude opens the observation, and only after it comes the acceptance", async () => {
    const milestone = await stage.verified([], { twoStage: true, paymentShare: 0 });
    expect(await stage.sign("signatory", acceptMilestone, await stage.deciding(milestone, "ACCEPT"))).toMatchObject(
      refusedWith("two-stage-decision"),
    );
    await stage.mustSign("signatory", approveMilestoneAptitude, await stage.deciding(milestone, "APPROVE_APTITUDE"));
    const state = await stage.state(milestone);
    expect(state.status).toBe("SERVICE_OBSERVATION");
    expect(state.decisions[0]).toMatchObject({ kind: "APPROVE_APTITUDE", termOn: "2026-07-01" });
    const early = await stage.sign("signatory", acceptMilestone, await stage.deciding(milestone, "ACCEPT"));
    expect(early).toMatchObject(refusedWith("observation-running"));
    stage.door.moveTo("2026-07-02T07:00:00.000Z");
    await stage.reserve(milestone, 0, "MINOR");
    await stage.mustSign(
      "signatory",
      acceptMilestoneWithReservations,
      await stage.deciding(milestone, "ACCEPT_WITH_RESERVATIONS", { ...plainly, comment: "observé un mois" }),
    );
    expect((await stage.state(milestone)).status).toBe("ACCEPTED_WITH_RESERVATIONS");
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
  });
});
