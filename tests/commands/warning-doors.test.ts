import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Command } from "@/lib/commands/define-command";
import { draftAdvice } from "@/lib/features/advice/commands/draft-advice";
import { followAdvice } from "@/lib/features/advice/commands/follow-advice";
import { issueAdvice } from "@/lib/features/advice/commands/issue-advice";
import type { DraftAdviceInput } from "@/lib/features/advice/schema";
import { signAmendment } from "@/lib/features/amendment/commands/sign-amendment";
import { approveChangeRequest } from "@/lib/features/change-request/commands/approve-change-request";
import { approveChangeRequestEmergency } from "@/lib/features/change-request/commands/approve-change-request-emergency";
import { decideChangeRequest } from "@/lib/features/change-request/commands/decide-change-request";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { agreeMilestone } from "@/lib/features/milestone/commands/agree-milestone";
import { cancelMilestone } from "@/lib/features/milestone/commands/cancel-milestone";
import { defineMilestone } from "@/lib/features/milestone/commands/define-milestone";
import { draftCancellation } from "@/lib/features/milestone/queries-ceremony";
import { prove } from "@/tests/support/act";
import { Api } from "@/tests/support/api";
import { Changes } from "@/tests/support/change-stage";
import { ConsultationStage } from "@/tests/support/consultation-stage";
import { giveToken } from "@/tests/support/give-token";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { approved, drafted, order, readingOrder } from "@/tests/support/order-stage";
import { charterWith } from "@/tests/support/silence-stage";

const words = { object: "Attendre", facts: "L’audit vient.", options: "Attendre, ou non.", recommended: "Attendre." };
const follows = { cost: "8 000 €", delay: "Néant", quality: "Néant", legal: "Néant", interests: "Néant." };

type Answer = Awaited<ReturnType<MilestoneStage["act"]>>;

/**
 * "A warning is bypassed by another door" (issue 6): the same act on the same matter is refused while a warning on it has
 * no answer, and done once it is followed, whichever door it comes by. Silence, baseline, charter: advice.test.ts.
 */
describe("an unanswered warning shuts every door", () => {
  let stage: MilestoneStage;
  let changes: Changes;
  beforeAll(async () => {
    const limits = { changeBudget: 500_000, emergencyCeiling: 200_000 };
    process.env.AVAL_SECRET ??= "a secret of the tests that is long enough";
    stage = await MilestoneStage.set("warning_doors", charterWith(limits));
    process.env.DATABASE_URL ??= stage.database.appUrl;
    changes = new Changes(stage);
  }, 240_000);
  afterAll(() => stage.strike());

  /** Tries a door shut by a warning, then opened by its answer. */
  async function door(kind: DraftAdviceInput["links"][number]["kind"], code: string, act: () => Promise<Answer>) {
    const more = { advice: "", supersedes: "", opinion: "", neededBy: "2026-07-20" } as const;
    const input = { ...words, ...follows, ...more, kind: "WARNING", links: [{ kind, code }] };
    const { advice = "" } = await stage.must("amo", draftAdvice, input);
    await stage.must("amo", issueAdvice, { advice });
    expect(await act()).toMatchObject(refusedWith("advice-unanswered"));
    await stage.must("owner", followAdvice, { advice, answer: "FOLLOWED", reason: "" });
    expect(await act()).toMatchObject({ ok: true });
  }

  const signing = (command: Command, input: () => Promise<{ digest: string }>) => async () =>
    stage.sign("signatory", command, await input());

  it("the definition of a milestone, and its cancellation", async () => {
    const { milestone = "" } = await stage.must("owner", defineMilestone, stage.definition({ paymentShare: 0 }));
    const agreeing = async () => ({ milestone, digest: await stage.definitionDigest(milestone) });
    await door("MILESTONE", milestone, signing(agreeMilestone, agreeing));
    await stage.mustSign("agencySignatory", agreeMilestone, await agreeing());
    const end = { reason: "Plus besoin.", costCents: 0 };
    const cancelling = async () => {
      const now = stage.door.clock.now();
      const draft = await stage.read("signatory", (tx, scope) => draftCancellation({ tx, scope, now }, milestone, end));
      return { milestone, ...end, digest: draft?.digest ?? "" };
    };
    await door("MILESTONE", milestone, signing(cancelMilestone, cancelling));
  });

  it("the acceptance of a milestone, by the API", async () => {
    const milestone = await stage.verified([], { paymentShare: 0 });
    const api = new Api(stage.door, stage.database.appUrl);
    const token = await giveToken(stage.door, stage.who("signatory"), { access: "ACT" });
    const path = `/projects/${stage.cast.code}/commands/milestone.accept/to-sign`;
    const accept = async (): Promise<Answer> => {
      const { milestone: code, digest, ...brought } = await stage.deciding(milestone, "ACCEPT");
      const said = { milestone: code, ...brought };
      const read = await api.call(path, { token, method: "POST", body: said });
      const headers = { "identity-proof": await prove(stage.door, stage.who("signatory"), digest) };
      const body = { ...said, digest };
      const answer = await api.command(stage.cast.code, acceptMilestone.name, body, { token, headers });
      if (answer.status === 200) return { ok: true, value: { result: null, entries: [], replayed: false } };
      expect(JSON.stringify([read.body, answer.body])).toMatch(/advice-unanswered.*advice-unanswered/);
      return stage.sign("signatory", acceptMilestone, body, v7());
    };
    await door("MILESTONE", milestone, accept);
  });

  it("the decision on a change: signed, recorded, an emergency", async () => {
    const priced = await changes.quoted();
    const approving = async () => ({ changeRequest: priced, digest: await changes.digest(priced) });
    await door("CHANGE_REQUEST", priced, signing(approveChangeRequest, approving));
    const free = await changes.quoted({ days: 0 }, { oneOffCents: 0, days: 0 });
    const decided = { changeRequest: free, decision: "APPROVE", reason: "Vu", reviewOn: "" };
    await door("CHANGE_REQUEST", free, () => stage.act("owner", decideChangeRequest, decided));
    const urgent = await changes.qualified();
    const ceiling = { partyId: stage.cast.agencyParty, ceilingCents: 100_000, reason: "Le site est tombé." };
    await door("CHANGE_REQUEST", urgent, () =>
      stage.act("owner", approveChangeRequestEmergency, { changeRequest: urgent, ...ceiling }),
    );
  });

  it("an order: warned about by its own number, or by its change", async () => {
    for (const kind of ["AMENDMENT", "CHANGE_REQUEST"] as const) {
      const change = await approved(stage);
      const amendment = await drafted(stage, order(change));
      const reading = () => readingOrder(stage, amendment);
      await door(kind, kind === "AMENDMENT" ? amendment : change, signing(signAmendment, reading));
    }
  });

  it("the award of a consultation", async () => {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const consultation = await ConsultationStage.publish(stage);
    const atelier = await consultation.candidate("Atelier Nord");
    await consultation.deposit(atelier, 100_000_00, "La seule");
    await consultation.open();
    await consultation.clear("owner", "signatory", "amo");
    for (const who of ["owner", "signatory", "amo"] as const) await consultation.score(who, atelier, 15);
    await door("CONSULTATION", consultation.code, () => consultation.award(atelier));
  });
});
