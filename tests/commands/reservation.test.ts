import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptMilestoneWithReservations } from "@/lib/features/milestone/commands/accept-milestone-with-reservations";
import { confirmReservationLifting } from "@/lib/features/reservation/commands/confirm-reservation-lifting";
import { contestReservation } from "@/lib/features/reservation/commands/contest-reservation";
import { liftReservation } from "@/lib/features/reservation/commands/lift-reservation";
import { raiseReservation } from "@/lib/features/reservation/commands/raise-reservation";
import { refuseReservationFix } from "@/lib/features/reservation/commands/refuse-reservation-fix";
import { submitReservationFix } from "@/lib/features/reservation/commands/submit-reservation-fix";
import { waiveReservation } from "@/lib/features/reservation/commands/waive-reservation";
import { withdrawReservation } from "@/lib/features/reservation/commands/withdraw-reservation";
import { draftReservation } from "@/lib/features/reservation/queries";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { countRows } from "@/tests/support/set-up";

const free = { paymentShare: 0 };

describe("the life of a reservation", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    stage = await MilestoneStage.set("reservation");
  });
  afterAll(() => stage.strike());

  type Signed = "lift" | "confirmLifting" | "waive";
  async function reading(
    reservation: string,
    act: Signed,
    comment = "",
  ): Promise<{ reservation: string; comment: string; digest: string }> {
    const now = stage.door.clock.now();
    const draft = await stage.read("owner", (tx, scope) =>
      draftReservation({ tx, scope, now }, reservation, act, comment),
    );
    return { reservation, comment, digest: draft?.digest ?? "" };
  }
  async function statusOf(reservation: string): Promise<string> {
    return stage.one("SELECT status AS value FROM reservation WHERE code = $1", [reservation]);
  }

  it("R-06 lifted by both signatures on the same record; with the last one the acceptance is plain", async () => {
    const milestone = await stage.verified([0], free);
    const first = await stage.reserve(milestone, 0, "MAJOR");
    const second = await stage.reserve(milestone, 1);
    expect([first, second]).toEqual([`R-${milestone}-01`, `R-${milestone}-02`]);
    const decision = await stage.deciding(milestone, "ACCEPT_WITH_RESERVATIONS");
    await stage.mustSign("signatory", acceptMilestoneWithReservations, decision);
    await stage.must("manager", submitReservationFix, { reservation: first, version: "1.4.1", message: "corrigé" });
    await stage.must("owner", refuseReservationFix, { reservation: first, reason: "encore absent sur mobile" });
    await stage.must("manager", submitReservationFix, {
      reservation: first,
      version: "1.4.2",
      message: "corrigé partout",
    });
    await stage.mustSign("signatory", liftReservation, await reading(first, "lift"));
    expect(await statusOf(first)).toBe("LIFTED");
    expect((await stage.state(milestone)).status).toBe("ACCEPTED_WITH_RESERVATIONS");
    const { digest } = await reading(first, "confirmLifting");
    await stage.mustSign("agencySignatory", confirmReservationLifting, { reservation: first, digest });
    expect(
      await stage.sign("agencySignatory", confirmReservationLifting, { reservation: first, digest }),
    ).toMatchObject(refusedWith("lifting-already-confirmed"));
    expect(
      await stage.one(
        "SELECT count(*) AS value FROM signature s JOIN reservation r ON r.document_id = s.document_id WHERE r.code = $1",
        [first],
      ),
    ).toBe("2");
    expect((await stage.state(milestone)).status).toBe("ACCEPTED_WITH_RESERVATIONS");
    await stage.mustSign("signatory", waiveReservation, await reading(second, "waive", "sans effet pour le public"));
    expect((await stage.state(milestone)).status).toBe("ACCEPTED");
    const automatic = await stage.one(
      "SELECT type AS value FROM ledger_entry WHERE role = 'SYSTEM' ORDER BY seq DESC LIMIT 1",
    );
    expect(automatic).toBe("MilestoneReservationsSettled");
  });

  it("the list is closed once a decision is signed; the agency may contest for the time of the charter", async () => {
    const milestone = await stage.verified([0], free);
    const code = await stage.reserve(milestone, 0);
    await stage.mustSign(
      "signatory",
      acceptMilestoneWithReservations,
      await stage.deciding(milestone, "ACCEPT_WITH_RESERVATIONS"),
    );
    const id = (await stage.state(milestone)).criteria[1]?.id ?? "";
    const late = {
      milestone,
      severity: "MINOR",
      statement: "autre",
      steps: "voir",
      link: { kind: "criterion", id },
      dueOn: "",
    };
    const before = await countRows(stage.database.ownerUrl);
    expect(await stage.act("owner", raiseReservation, late)).toMatchObject(refusedWith("reservation-list-closed"));
    expect(await stage.act("owner", withdrawReservation, { reservation: code, reason: "erreur" })).toMatchObject(
      refusedWith("reservation-list-closed"),
    );
    expect(await stage.act("owner", contestReservation, { reservation: code, reason: "non" })).toMatchObject(
      refusedWith("wrong-role"),
    );
    expect(await stage.act("stranger", contestReservation, { reservation: code, reason: "non" })).toEqual({
      ok: false,
      error: { kind: "not-found" },
    });
    expect(await countRows(stage.database.ownerUrl)).toEqual(before);
    // Five working days from Monday 1 June end on Monday 8, at midnight.
    stage.door.moveTo("2026-06-08T22:00:00.000Z");
    expect(
      await stage.act("manager", contestReservation, { reservation: code, reason: "hors périmètre" }),
    ).toMatchObject(refusedWith("contest-period-over"));
    stage.door.moveTo("2026-06-08T21:59:59.999Z");
    await stage.must("manager", contestReservation, { reservation: code, reason: "hors périmètre" });
    expect(await statusOf(code)).toBe("CONTESTED");
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
  });

  it("what is signed of a lifting is what was read: another comment is another digest", async () => {
    const milestone = await stage.verified([0], free);
    const code = await stage.reserve(milestone, 0);
    await stage.must("manager", submitReservationFix, { reservation: code, version: "1.4.1", message: "" });
    const read = await reading(code, "lift", "vu");
    const before = await countRows(stage.database.ownerUrl);
    expect(await stage.sign("signatory", liftReservation, { ...read, comment: "pas vu" })).toMatchObject(
      refusedWith("content-changed"),
    );
    expect(await stage.sign("owner", liftReservation, read)).toMatchObject(refusedWith("wrong-role"));
    expect(await countRows(stage.database.ownerUrl)).toEqual(before);
  });

  it("a reservation bears on this milestone, is precise, and is not due in the past", async () => {
    const milestone = await stage.verified([0], free);
    const id = (await stage.state(milestone)).criteria[0]?.id ?? "";
    const base = {
      milestone,
      severity: "MINOR",
      statement: "x",
      steps: "y",
      link: { kind: "criterion", id },
      dueOn: "",
    };
    const foreign = { ...base, link: { kind: "criterion", id: stage.who("owner") } };
    expect(await stage.act("owner", raiseReservation, foreign)).toMatchObject(refusedWith("reservation-incomplete"));
    expect(await stage.act("owner", raiseReservation, { ...base, dueOn: "2026-05-01" })).toMatchObject({
      error: { kind: "invalid-input", issues: [{ path: "dueOn" }] },
    });
    expect(await stage.act("owner", raiseReservation, { ...base, steps: "" })).toMatchObject({
      error: { kind: "invalid-input", issues: [{ path: "steps" }] },
    });
    const numbers = await Promise.all(Array.from({ length: 8 }, () => stage.must("owner", raiseReservation, base)));
    expect(new Set(numbers.map((one) => one.reservation)).size).toBe(8);
  });
});
