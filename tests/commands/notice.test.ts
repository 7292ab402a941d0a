import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Command } from "@/lib/commands/define-command";
import type { NoticeChannel } from "@/lib/domain/formal-notice";
import { getProjectAccount } from "@/lib/features/ball/queries";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { acceptMilestoneWithReservations } from "@/lib/features/milestone/commands/accept-milestone-with-reservations";
import { adjournMilestone } from "@/lib/features/milestone/commands/adjourn-milestone";
import { rejectMilestone } from "@/lib/features/milestone/commands/reject-milestone";
import { draftNotice } from "@/lib/features/notice/commands/draft-notice";
import { presentNotice } from "@/lib/features/notice/commands/present-notice";
import { sendNotice } from "@/lib/features/notice/commands/send-notice";
import { getNoticesOn } from "@/lib/features/notice/queries";
import { draftSending } from "@/lib/features/notice/queries-ceremony";
import { answerHearing } from "@/lib/features/submission/commands/answer-hearing";
import { openHearing } from "@/lib/features/submission/commands/open-hearing";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { charterWith, Silence } from "@/tests/support/silence-stage";

const over = "2026-06-16T22:00:00.000Z";
const decision = { awaited: "DECISION", text: "Aucune décision n’est parvenue à l’agence." };

describe("formal notice", () => {
  let stage: MilestoneStage;
  let silence: Silence;
  beforeAll(async () => {
    stage = await MilestoneStage.set("notice", charterWith({ tacitAfterNotice: true }));
    silence = new Silence(stage);
  });
  afterAll(() => stage.strike());

  async function late(): Promise<string> {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const milestone = await stage.underVerification(await stage.started({ paymentShare: 0 }));
    stage.door.moveTo(over);
    await silence.settle();
    return milestone;
  }

  async function sent(matter: string, who: "agencySignatory" | "signatory", drafted: object): Promise<string> {
    const writer = who === "signatory" ? "owner" : "manager";
    const { notice = "" } = await stage.must(writer, draftNotice, { matter, ...drafted });
    await send(notice, who);
    return notice;
  }

  async function send(notice: string, who: "agencySignatory" | "signatory"): Promise<void> {
    const channel: NoticeChannel = "PLATFORM";
    const drafted = await stage.read(who, (tx, scope) =>
      draftSending({ tx, scope, now: stage.door.clock.now() }, notice, channel),
    );
    expect(drafted?.refusals.filter((one) => one.kind !== "content-changed")).toEqual([]);
    await stage.mustSign(who, sendNotice, { notice, channel, digest: drafted?.digest ?? "" });
  }

  const tried = (
    who: "manager" | "owner" | "signatory",
    command: Command,
    input: object,
  ): ReturnType<MilestoneStage["act"]> => stage.act(who, command, input);

  it("NONE: the end of the period accepts nothing, tells both sides, and lets the agency give notice", async () => {
    const milestone = await late();
    expect(await silence.status(milestone)).toBe("UNDER_VERIFICATION");
    expect(await silence.last("MilestoneSilenceNoted")).toMatchObject({
      milestone,
      announced: "NONE",
      bars: [],
      noticePossible: true,
    });
    expect(await tried("owner", draftNotice, { matter: milestone, ...decision })).toMatchObject(
      refusedWith("other-party"),
    );
  });

  it("AR-02 there is notice only of what is late", async () => {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const milestone = await stage.underVerification(await stage.started({ paymentShare: 0 }));
    expect(await tried("manager", draftNotice, { matter: milestone, ...decision })).toMatchObject(
      refusedWith("notice-not-due"),
    );
  });

  it("AR-02 sent, presented, second period, reminded, silent again: accepted tacitly with its notice, once", async () => {
    const milestone = await late();
    stage.door.moveTo("2026-06-18T08:00:00.000Z");
    const notice = await sent(milestone, "agencySignatory", decision);
    expect(await silence.last("FormalNoticeSent")).toMatchObject({
      notice,
      effect: "TACIT_ACCEPTANCE",
      secondPeriodDays: 8,
    });
    expect(await tried("manager", draftNotice, { matter: milestone, ...decision })).toMatchObject(
      refusedWith("notice-already-running"),
    );
    stage.door.moveTo("2026-06-19T08:00:00.000Z");
    expect(await tried("manager", presentNotice, { notice, presentedOn: "2026-06-17" })).toMatchObject(
      refusedWith("presentation-day-invalid"),
    );
    await stage.must("owner", presentNotice, { notice, presentedOn: "" });
    const clock = await silence.clock(milestone, "SECOND_PERIOD");
    expect(clock).toMatchObject({ state: "RUNNING", due_on: "2026-06-29" });
    await silence.remind(milestone, "SECOND_PERIOD");
    stage.door.moveTo("2026-06-29T21:59:59.999Z");
    expect(await silence.race(milestone, "SECOND_PERIOD")).toBe(0);
    stage.door.moveTo("2026-06-29T22:00:00.000Z");
    expect(await silence.race(milestone, "SECOND_PERIOD")).toBe(1);
    expect(await silence.status(milestone)).toBe("ACCEPTED_TACITLY");
    expect(await silence.last("MilestoneAcceptedTacitly")).toMatchObject({
      milestone,
      effectOn: "2026-06-29",
      clock: "SECOND_PERIOD",
    });
    expect(await silence.last("FormalNoticeExpired")).toMatchObject({
      notice,
      effect: "TACIT_ACCEPTANCE",
      role: "SYSTEM",
    });
  });

  it("AR-02 a second period without its reminders goes on, and the notice with it", async () => {
    const milestone = await late();
    const notice = await sent(milestone, "agencySignatory", decision);
    await stage.must("signatory", presentNotice, { notice, presentedOn: "" });
    const { due_on } = await silence.clock(milestone, "SECOND_PERIOD");
    stage.door.moveTo(`${due_on}T22:00:00.000Z`);
    expect(await silence.race(milestone, "SECOND_PERIOD")).toBe(1);
    expect(await silence.status(milestone)).toBe("UNDER_VERIFICATION");
    expect((await silence.clock(milestone, "SECOND_PERIOD")).state).toBe("RUNNING");
    expect(await stage.one("SELECT status AS value FROM formal_notice WHERE code = $1", [notice])).toBe("PRESENTED");
  });

  it("CD-05 the decision that it awaited settles it, with the act, by the clock's hand", async () => {
    const milestone = await late();
    await stage.verify(milestone);
    const notice = await sent(milestone, "agencySignatory", decision);
    await stage.must("signatory", presentNotice, { notice, presentedOn: "" });
    await stage.mustSign("signatory", acceptMilestone, await stage.deciding(milestone, "ACCEPT"));
    expect(await stage.one("SELECT status AS value FROM formal_notice WHERE code = $1", [notice])).toBe("COMPLIED");
    expect(await silence.last("FormalNoticeComplied")).toMatchObject({ notice, role: "SYSTEM" });
    expect((await silence.clock(milestone, "SECOND_PERIOD")).state).toBe("STOPPED");
  });

  it("CR-11 the client gives notice of what the agency has not presented again", async () => {
    const milestone = await late();
    await stage.mustSign(
      "signatory",
      adjournMilestone,
      await stage.deciding(milestone, "ADJOURN", await stage.because(milestone)),
    );
    const { due_on } = await silence.clock(milestone, "RESUBMISSION");
    stage.door.moveTo(`${due_on}T23:00:00.000Z`);
    await silence.settle();
    const notice = await sent(milestone, "signatory", { awaited: "RESUBMISSION", text: "Rien n’a été remis." });
    await stage.must("manager", presentNotice, { notice, presentedOn: "" });
    const second = await silence.clock(milestone, "SECOND_PERIOD");
    stage.door.moveTo(`${second.due_on}T23:00:00.000Z`);
    await silence.settle();
    expect(await stage.one("SELECT status AS value FROM formal_notice WHERE code = $1", [notice])).toBe(
      "EXPIRED_UNCOMPLIED",
    );
    expect(await silence.status(milestone)).toBe("ADJOURNED");
  });

  it("AR-02 a notice to present again has lapsed once the client rejects: nothing awaits anything any more", async () => {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const milestone = await stage.verified([0], { paymentShare: 0 });
    const reasons = await stage.because(milestone);
    await stage.mustSign("signatory", adjournMilestone, await stage.deciding(milestone, "ADJOURN", reasons));
    const { due_on } = await silence.clock(milestone, "RESUBMISSION");
    stage.door.moveTo(`${due_on}T23:00:00.000Z`);
    await silence.settle();
    const about = { awaited: "RESUBMISSION", matter: milestone } as const;
    const may = (part: "owner" | "manager") =>
      stage.read(
        part,
        async (tx, scope) => (await getNoticesOn(tx, scope, about, stage.door.clock.now()))?.draft.allowed,
      );
    expect([await may("owner"), await may("manager")]).toEqual([true, false]);
    const notice = await sent(milestone, "signatory", { awaited: "RESUBMISSION", text: "Rien n’a été remis." });
    expect(await may("owner")).toBe(false);
    await stage.must("manager", presentNotice, { notice, presentedOn: "" });
    await stage.must("owner", openHearing, { milestone, intended: "REJECT", reasons: "rien n’est revenu" });
    await stage.must("manager", answerHearing, { milestone, answer: "nous renonçons" });
    await stage.mustSign("signatory", rejectMilestone, await stage.deciding(milestone, "REJECT", reasons));
    expect(await stage.one("SELECT status AS value FROM formal_notice WHERE code = $1", [notice])).toBe("LAPSED");
    expect(await silence.last("FormalNoticeLapsed")).toMatchObject({ notice, role: "SYSTEM" });
    expect(await silence.clock(milestone, "SECOND_PERIOD")).toMatchObject({ state: "STOPPED" });
    const open = await stage.read("owner", async (tx, scope) => {
      const { milestones } = await getProjectAccount(tx, scope, stage.door.clock.now());
      return milestones.find((one) => one.milestone === milestone)?.turn;
    });
    expect(open).toBeNull();
  });

  it("AR-02 a notice to fix is begun from the reservation's page, by the client, once it is late", async () => {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const milestone = await stage.verified([0], { paymentShare: 0 });
    const reservation = await stage.reserve(milestone, 0);
    const accepting = await stage.deciding(milestone, "ACCEPT_WITH_RESERVATIONS");
    await stage.mustSign("signatory", acceptMilestoneWithReservations, accepting);
    const about = { awaited: "RESERVATION_FIX", matter: reservation } as const;
    const seen = (part: "owner" | "manager") =>
      stage.read(part, (tx, scope) => getNoticesOn(tx, scope, about, stage.door.clock.now()));
    expect((await seen("owner"))?.draft.allowed).toBe(false);
    const { due_on } = await silence.clock(reservation, "RESERVATION_LIFTING");
    stage.door.moveTo(`${due_on}T23:00:00.000Z`);
    await silence.settle();
    expect([(await seen("owner"))?.draft.allowed, (await seen("manager"))?.draft.allowed]).toEqual([true, false]);
    const text = "La réserve n’est pas corrigée.";
    const { notice = "" } = await stage.must("owner", draftNotice, { ...about, text });
    expect((await seen("owner"))?.notices).toMatchObject([{ code: notice, status: "DRAFT" }]);
    expect((await seen("manager"))?.notices).toEqual([]);
  });

  it.each([
    ["unsent", "UPDATE formal_notice SET status = 'DRAFT' WHERE status = 'PRESENTED'"],
    ["rewritten", "UPDATE formal_notice SET text = 'autre' WHERE status <> 'DRAFT'"],
    ["removed", "DELETE FROM formal_notice"],
  ])("the database refuses a notice %s", async (_what, sql) => {
    await expect(stage.owner.query(sql)).rejects.toThrow(/does not change this way/);
  });
});
