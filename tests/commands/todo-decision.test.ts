import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personScope } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { openChangeRequest } from "@/lib/features/change-request/commands/open-change-request";
import { submitChangeRequest } from "@/lib/features/change-request/commands/submit-change-request";
import { grantDelegation } from "@/lib/features/delegation/commands/grant-delegation";
import { composePower, nextPowerCode } from "@/lib/features/delegation/queries";
import { DelegationTerms } from "@/lib/features/delegation/schema";
import { acceptMilestonePriceReduction } from "@/lib/features/milestone/commands/accept-milestone-price-reduction";
import { acceptMilestoneWithReservations } from "@/lib/features/milestone/commands/accept-milestone-with-reservations";
import { adjournMilestone } from "@/lib/features/milestone/commands/adjourn-milestone";
import { cancelMilestone } from "@/lib/features/milestone/commands/cancel-milestone";
import { reduceMilestonePrice } from "@/lib/features/milestone/commands/reduce-milestone-price";
import { refuseMilestoneResubmission } from "@/lib/features/milestone/commands/refuse-milestone-resubmission";
import { cancellationRecord } from "@/lib/features/milestone/queries-record";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone } from "@/lib/features/milestone/queries-state";
import { agreeRequirement } from "@/lib/features/requirement/commands/agree-requirement";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { reviewRequirement } from "@/lib/features/requirement/commands/review-requirement";
import { confirmReservationLifting } from "@/lib/features/reservation/commands/confirm-reservation-lifting";
import { contestReservation } from "@/lib/features/reservation/commands/contest-reservation";
import { liftReservation } from "@/lib/features/reservation/commands/lift-reservation";
import { submitReservationFix } from "@/lib/features/reservation/commands/submit-reservation-fix";
import { reservationRecord } from "@/lib/features/reservation/queries-record";
import { answerHearing } from "@/lib/features/submission/commands/answer-hearing";
import { openHearing } from "@/lib/features/submission/commands/open-hearing";
import { listMatters } from "@/lib/features/todo/queries";
import type { MatterView } from "@/lib/features/todo/view";
import { recordDigest } from "@/lib/ledger/sign";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { written } from "@/tests/support/requirement-stage";

type Part = Parameters<MilestoneStage["who"]>[0];

let stage: MilestoneStage;
beforeAll(async () => {
  stage = await MilestoneStage.set("todo_decision");
});
afterAll(() => stage.strike());

async function mattersOf(part: Part): Promise<readonly MatterView[]> {
  const personId = stage.who(part);
  const at = { now: stage.door.clock.now(), size: 100 };
  const list = transact(stage.door.db, { personId, readOnly: true }, (tx) =>
    listMatters(tx, personScope(personId), at),
  );
  return (await list).matters;
}

/** What waits for a person about a subject, and for each the day by which. */
async function seen(part: Part, subject: string): Promise<readonly string[]> {
  const matters = (await mattersOf(part)).filter((matter) => matter.subject === subject);
  return matters.map(({ kind, term }) => (term === null ? kind : `${kind} ${term.on}`));
}

const free = { paymentShare: 0 } as const;

describe("what a decision leaves to do", () => {
  test("a hearing waits for the agency, a reduction for its signature", async () => {
    const milestone = await stage.verified([0], free);
    await stage.must("owner", openHearing, { milestone, intended: "REDUCE_PRICE", reasons: "le lien manque" });
    expect(await seen("manager", milestone)).toEqual([expect.stringMatching(/^hearing-answer 2026-06-\d\d$/)]);
    expect(await seen("amo", milestone)).toEqual([]);
    await stage.must("manager", answerHearing, { milestone, answer: "nous corrigeons" });
    expect(await seen("manager", milestone)).toEqual([]);
    const reduced = { ...(await stage.because(milestone)), reductionCents: 400_00 };
    await stage.mustSign("signatory", reduceMilestonePrice, await stage.deciding(milestone, "REDUCE_PRICE", reduced));
    expect([await seen("agencySignatory", milestone), await seen("signatory", milestone)]).toEqual([
      ["price-reduction-accept"],
      [],
    ]);
    const digest = (await stage.state(milestone)).decisions[0]?.document.digest ?? "";
    await stage.mustSign("agencySignatory", acceptMilestonePriceReduction, { milestone, digest, comment: "" });
    expect(await seen("agencySignatory", milestone)).toEqual([]);
  });

  test("an adjourned milestone waits for the agency until it says that it will not come back", async () => {
    const milestone = await stage.verified([0], free);
    const reasons = await stage.because(milestone);
    await stage.mustSign("signatory", adjournMilestone, await stage.deciding(milestone, "ADJOURN", reasons));
    expect(await seen("agencySignatory", milestone)).toEqual([expect.stringMatching(/^milestone-resubmit 2026-/)]);
    expect(await seen("signatory", milestone)).toEqual([]);
    await stage.must("agencySignatory", refuseMilestoneResubmission, { milestone, reason: "hors de portée" });
    expect(await seen("agencySignatory", milestone)).toEqual([]);
    expect((await seen("signatory", milestone)).map((one) => one.split(" ")[0])).toEqual(["milestone-decide"]);
  });

  test("reservations: fixed or contested by the agency, lifted by the client, countersigned by the agency", async () => {
    const milestone = await stage.verified([0], free);
    const [mended, contested] = [await stage.reserve(milestone, 0), await stage.reserve(milestone, 1)];
    await stage.mustSign(
      "signatory",
      acceptMilestoneWithReservations,
      await stage.deciding(milestone, "ACCEPT_WITH_RESERVATIONS"),
    );
    await stage.must("manager", contestReservation, { reservation: contested, reason: "hors périmètre" });
    expect([await seen("signatory", contested), await seen("manager", contested)]).toEqual([
      ["reservation-contested"],
      [],
    ]);
    await stage.must("manager", submitReservationFix, { reservation: mended, version: "1.4.1", message: "" });
    const digest = await stage.read("signatory", async (tx, scope) => {
      const state = await loadMilestone(tx, scope.projectId, milestone);
      const reservation = state?.reservations.find(({ code }) => code === mended);
      if (state === null || reservation === undefined) throw new Error("No reservation");
      const about = { kind: "RESERVATION_LIFTING", comment: "" } as const;
      return recordDigest(reservationRecord(scope, await loadSetting(tx, scope), state, reservation, about));
    });
    await stage.mustSign("signatory", liftReservation, { reservation: mended, comment: "", digest });
    expect([await seen("signatory", mended), await seen("agencySignatory", mended)]).toEqual([
      [],
      ["reservation-confirm"],
    ]);
    await stage.mustSign("agencySignatory", confirmReservationLifting, { reservation: mended, digest });
    expect(await seen("agencySignatory", mended)).toEqual([]);
  });

  test("a cancellation signed by the agency waits for the client", async () => {
    const milestone = await stage.started(free);
    const said = { reason: "plus d’objet", costCents: null };
    const digest = await stage.read("owner", async (tx, scope) => {
      const state = await loadMilestone(tx, scope.projectId, milestone);
      if (state === null) throw new Error("No milestone");
      return recordDigest(cancellationRecord(scope, await loadSetting(tx, scope), state, said));
    });
    await stage.mustSign("agencySignatory", cancelMilestone, { milestone, ...said, digest });
    expect(await seen("signatory", milestone)).toEqual(["milestone-cancel"]);
    await stage.mustSign("signatory", cancelMilestone, { milestone, ...said, digest });
    expect(await seen("signatory", milestone)).toEqual([]);
  });
});

describe("what else waits", () => {
  test("a change request in draft waits for the party that opened it", async () => {
    const draft = {
      changeRequest: "",
      type: "EVOLUTION",
      title: "Billets de groupe",
      description: "Dix billets",
      reason: "Les écoles",
      origin: "",
    };
    const { changeRequest = "" } = await stage.must("owner", openChangeRequest, draft);
    expect([await seen("owner", changeRequest), await seen("manager", changeRequest)]).toEqual([["change-submit"], []]);
    await stage.must("owner", submitChangeRequest, { changeRequest });
    expect(await seen("owner", changeRequest)).toEqual([]);
  });

  test("a set on which all agree waits for the client's signatory, and for whom it has lent the power to", async () => {
    const { code = "" } = await stage.must(
      "owner",
      draftRequirement,
      written({ statement: "Le site doit parler breton." }),
    );
    await stage.must("owner", proposeRequirement, { codes: [code] });
    await stage.must("amo", reviewRequirement, { codes: [code] });
    for (const part of ["owner", "manager"] as const)
      await stage.must(part, agreeRequirement, { read: [{ code, version: 1 }] });
    const baselines = async (part: Part): Promise<number> =>
      (await mattersOf(part)).filter(({ kind }) => kind === "baseline-sign").length;
    expect([await baselines("signatory"), await baselines("owner"), await baselines("amo")]).toEqual([1, 0, 0]);
    const { memberId } = await stage.read("amo", async (_tx, scope) => scope);
    const power = DelegationTerms.parse({
      granteeMemberId: memberId,
      role: "CLIENT_SIGNATORY",
      acts: ["baseline.sign"],
      maxAmountCents: 40_000_00,
      from: "2026-06-01",
      until: "2026-06-30",
      reason: "Absence de juin",
    });
    const digest = await stage.read("signatory", async (tx, scope) => {
      const composed = await composePower(
        tx,
        scope,
        power,
        await nextPowerCode(tx, scope.projectId),
        stage.door.clock.now(),
      );
      return composed === null ? "" : recordDigest(composed.record);
    });
    await stage.mustSign("signatory", grantDelegation, { ...power, digest });
    expect([await baselines("amo"), await baselines("owner")]).toEqual([1, 0]);
    const lent = (await mattersOf("amo")).find(({ kind }) => kind === "baseline-sign");
    expect(lent?.holder).toMatchObject({ name: "Musées de Haute-Vère", side: "CLIENT" });
    stage.door.moveTo("2026-07-02T07:00:00.000Z");
    expect(await baselines("amo")).toBe(0);
  });
});
