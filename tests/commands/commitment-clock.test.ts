import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerReschedule } from "@/lib/features/commitment/commands/answer-reschedule";
import { declareAbsence } from "@/lib/features/commitment/commands/declare-absence";
import { excuseCommitment } from "@/lib/features/commitment/commands/excuse-commitment";
import { rescheduleCommitment } from "@/lib/features/commitment/commands/reschedule-commitment";
import { settleDue } from "@/lib/jobs/settle";
import { CommitmentPlay } from "@/tests/support/commitment-play";

// Due on Wednesday 10 June 2026 in Paris; the grace is two working days: it ends with Friday 12 June, at 22:00 UTC.
const morning = "2026-06-01T07:00:00.000Z";
const dueEnds = "2026-06-10T22:00:00.000Z";
const graceEnds = "2026-06-12T22:00:00.000Z";

describe("commitments in time", () => {
  let play: CommitmentPlay;
  beforeAll(async () => {
    play = await CommitmentPlay.open("commitment_clock");
  });
  afterAll(() => play.close());

  const clocks = (code: string): Promise<string> =>
    play.one(
      "SELECT string_agg(kind || ' ' || state || ' ' || due_on, ', ' ORDER BY started_at, id) AS value FROM clock WHERE matter_code = $1",
      [code],
    );

  it("falls due at J-3, and its people are reminded by name", async () => {
    play.door.moveTo(morning);
    const code = await play.committed({ substituteMemberId: await play.member(play.cast.substitute) });
    expect(await clocks(code)).toBe("COMMITMENT RUNNING 2026-06-10");
    await play.at("2026-06-05T06:59:59.999Z");
    expect(await play.status(code)).toBe("COMMITTED");
    await play.at("2026-06-05T07:00:00.000Z");
    expect(await play.status(code)).toBe("DUE");
    const told = await play.owner.query<{ name: string }>(
      `SELECT DISTINCT i.display_name AS name FROM reminder_delivery d JOIN reminder r ON r.project_id = d.project_id AND r.id = d.reminder_id
       JOIN clock c ON c.project_id = r.project_id AND c.id = r.clock_id JOIN person_identity i ON i.person_id = d.person_id
       WHERE c.matter_code = $1 ORDER BY 1`,
      [code],
    );
    expect(told.rows.map(({ name }) => name)).toEqual(["Claire Hennequin", "Inès Belkacem"]);
  });

  it("is kept until the last millisecond of its day, late from the next one", async () => {
    play.door.moveTo(morning);
    const [kept, late] = [await play.committed(), await play.committed()];
    await play.at("2026-06-10T21:59:59.999Z");
    expect((await play.deliver(kept)).ok).toBe(true);
    expect(await play.status(kept)).toBe("KEPT");
    expect(await clocks(kept)).toBe("COMMITMENT STOPPED 2026-06-10");
    await play.at(dueEnds);
    expect(await play.status(late)).toBe("DUE");
    expect(await clocks(late)).toBe("COMMITMENT EXPIRED 2026-06-10, COMMITMENT_GRACE RUNNING 2026-06-12");
    expect((await play.deliver(late)).ok).toBe(true);
    expect(await play.status(late)).toBe("KEPT_LATE");
    expect(await play.one("SELECT late_days AS value FROM availability_commitment WHERE code = $1", [late])).toBe("1");
  });

  it("is broken at the very end of its grace, once with three workers, and what comes later is on record as late", async () => {
    play.door.moveTo(morning);
    const code = await play.committed();
    await play.at(dueEnds);
    await play.at("2026-06-12T21:59:59.999Z");
    expect(await play.status(code)).toBe("DUE");
    play.door.moveTo(graceEnds);
    await Promise.all([1, 2, 3].map(() => settleDue(play.door)));
    expect(await play.status(code)).toBe("BROKEN");
    expect(
      await play.one(
        "SELECT count(*) AS value FROM ledger_entry WHERE type = 'CommitmentBroken' AND payload ->> 'commitment' = $1 AND role = 'SYSTEM'",
        [code],
      ),
    ).toBe("1");
    play.door.moveTo("2026-06-18T08:00:00.000Z");
    expect((await play.deliver(code)).ok).toBe(true);
    expect(await play.status(code)).toBe("BROKEN");
    expect(await play.one("SELECT late_days AS value FROM availability_commitment WHERE code = $1", [code])).toBe("6");
  });

  it("a worker that comes a week late breaks it at the day at which it was broken", async () => {
    play.door.moveTo(morning);
    const code = await play.committed();
    await play.at("2026-06-20T09:00:00.000Z");
    expect(await play.status(code)).toBe("BROKEN");
    expect(await play.one("SELECT broken_on::text AS value FROM availability_commitment WHERE code = $1", [code])).toBe(
      "2026-06-13",
    );
  });

  it("an absence declared in advance with a substitute is no breach; the substitute then has the grace", async () => {
    play.door.moveTo(morning);
    const { cast } = play;
    const [memberId, substituteMemberId] = [await play.member(cast.owner), await play.member(cast.substitute)];
    const away = { memberId, startsOn: "2026-06-09", endsOn: "2026-06-15", substituteMemberId };
    await play.must(cast.owner, declareAbsence, away);
    const code = await play.committed();
    await play.at(dueEnds);
    await play.at(graceEnds);
    expect(await play.status(code)).toBe("SUBSTITUTED");
    expect(await clocks(code)).toMatch(/COMMITMENT_GRACE RUNNING 2026-06-17$/);
    await play.at("2026-06-17T21:59:59.999Z");
    expect(await play.status(code)).toBe("SUBSTITUTED");
    await play.at("2026-06-17T22:00:00.000Z");
    expect(await play.status(code)).toBe("BROKEN");
  });

  it("AR-03 another day counts from its acceptance, by the other side, before the first one is over", async () => {
    play.door.moveTo("2026-06-02T07:00:00.000Z");
    const { cast } = play;
    const code = await play.committed();
    const dueOn = "2026-06-24";
    await play.must(cast.owner, rescheduleCommitment, { commitment: code, dueOn, reason: "Le musée est fermé." });
    expect(await clocks(code)).toBe("COMMITMENT RUNNING 2026-06-10");
    await play.must(cast.manager, answerReschedule, { commitment: code, dueOn, accepted: true });
    expect(await play.status(code)).toBe("RESCHEDULED");
    expect(await clocks(code)).toBe("COMMITMENT STOPPED 2026-06-10, COMMITMENT RUNNING 2026-06-24");
    await play.at(graceEnds);
    expect(await play.status(code)).toBe("RESCHEDULED");
  });

  it("what is contested is owed again, with its grace from that day", async () => {
    play.door.moveTo(morning);
    const code = await play.committed();
    await play.at("2026-06-10T08:00:00.000Z");
    await play.deliver(code);
    await play.at("2026-06-11T08:00:00.000Z");
    expect((await play.receive(code, false)).ok).toBe(true);
    expect(await play.status(code)).toBe("DUE");
    expect(await clocks(code)).toBe("COMMITMENT STOPPED 2026-06-10, COMMITMENT_GRACE RUNNING 2026-06-15");
  });
});

describe("broken twice in thirty days", () => {
  let play: CommitmentPlay;
  beforeAll(async () => {
    play = await CommitmentPlay.open("commitment_again");
  });
  afterAll(() => play.close());

  it("goes before the next committee, once, and the sponsor is told; what is excused counts for nothing", async () => {
    const { cast } = play;
    const [first, second] = [await play.committed(), await play.committed({ dueOn: "2026-06-16" })];
    await play.at(graceEnds);
    await play.at(graceEnds);
    expect(await play.status(first)).toBe("BROKEN");
    expect(await play.count("CommitmentsBrokenAgain")).toBe(0);
    await play.at("2026-06-18T22:00:00.000Z");
    expect(await play.status(second)).toBe("BROKEN");
    expect(await play.count("CommitmentsBrokenAgain")).toBe(1);
    expect(await play.one("SELECT count(*) AS value FROM committee_item")).toBe("1");
    expect(
      await play.one("SELECT count(*) AS value FROM availability_commitment WHERE committee_item_id IS NOT NULL"),
    ).toBe("2");
    expect(
      await play.one(
        "SELECT count(*) AS value FROM notification WHERE type = 'CommitmentsBrokenAgain' AND person_id = $1",
        [cast.sponsor],
      ),
    ).toBe("1");
    await play.must(cast.manager, excuseCommitment, { commitment: first, reason: "Le musée était inondé." });
    const third = await play.committed({ dueOn: "2026-06-24" });
    await play.at("2026-06-24T22:00:00.000Z");
    await play.at("2026-06-26T22:00:00.000Z");
    expect(await play.status(third)).toBe("BROKEN");
    expect(await play.count("CommitmentsBrokenAgain")).toBe(1);
  });
});
