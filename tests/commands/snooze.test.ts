import { afterAll, beforeAll, expect, it } from "vitest";
import { personScope } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { submitMilestone } from "@/lib/features/milestone/commands/submit-milestone";
import { snoozeMatter } from "@/lib/features/todo/commands/snooze-matter";
import { wakeMatter } from "@/lib/features/todo/commands/wake-matter";
import { countMatters, listMatters } from "@/lib/features/todo/queries";
import type { MatterView } from "@/lib/features/todo/view";
import { act, mustAct } from "@/tests/support/act";
import { MilestoneStage } from "@/tests/support/milestone-stage";

let stage: MilestoneStage;
beforeAll(async () => {
  stage = await MilestoneStage.set("snooze");
});
afterAll(() => stage.strike());

/** A milestone that the agency's signatory has just submitted. */
async function submitted(): Promise<string> {
  const milestone = await stage.started({ paymentShare: 0 });
  await stage.mustSign("agencySignatory", submitMilestone, await stage.reading(milestone, await stage.draft()));
  return milestone;
}

type Part = Parameters<MilestoneStage["who"]>[0];

function listed(part: Part, snoozed = false): Promise<readonly MatterView[]> {
  const personId = stage.who(part);
  const now = stage.door.clock.now();
  return transact(stage.door.db, { personId, readOnly: true }, async (tx) => {
    return (await listMatters(tx, personScope(personId), { now, snoozed, size: 100 })).matters;
  });
}

function counted(part: Part): ReturnType<typeof countMatters> {
  const personId = stage.who(part);
  return transact(stage.door.db, { personId, readOnly: true }, (tx) =>
    countMatters(tx, personScope(personId), stage.door.clock.now()),
  );
}

it("a matter is set aside for oneself, comes back by itself, and never waits past its due day", async () => {
  // Submitted on Monday 1 June: the client decides by Tuesday 16 June.
  const milestone = await submitted();
  const matter = (await listed("owner")).find(({ subject }) => subject === milestone);
  if (matter === undefined) throw new Error("Nothing to verify");
  expect(matter).toMatchObject({ kind: "milestone-verify", term: { on: "2026-06-16" }, snoozedUntil: null });
  const which = {
    project: stage.cast.code,
    kind: matter.kind,
    subject: matter.subject,
    party: matter.holder.id,
  };
  const before = await counted("owner");
  const until = (day: string): ReturnType<typeof act> =>
    act(stage.door, snoozeMatter, stage.who("owner"), { ...which, until: day });
  for (const [day, code] of [
    ["2026-06-01", "snooze-too-soon"],
    ["2026-06-17", "snooze-past-due"],
  ] as const)
    expect(await until(day)).toMatchObject({
      ok: false,
      error: { kind: "invalid-input", issues: [{ path: "until", code }] },
    });
  expect(await until("2026-06-16")).toMatchObject({ ok: true });
  expect((await listed("owner")).some(({ subject }) => subject === milestone)).toBe(false);
  expect(await listed("owner", true)).toMatchObject([{ subject: milestone, snoozedUntil: "2026-06-16" }]);
  const aside = await counted("owner");
  expect([aside.total, aside.snoozed]).toEqual([before.total - 1, before.snoozed + 1]);
  // For the owner alone: it waits for the signatory as before, and its clock runs.
  expect((await listed("signatory")).some(({ subject }) => subject === milestone)).toBe(true);
  expect(
    await stage.one("SELECT state AS value FROM clock WHERE matter_code = $1 AND kind = 'ACCEPTANCE'", [milestone]),
  ).toBe("RUNNING");

  await mustAct(stage.door, wakeMatter, stage.who("owner"), which);
  expect((await listed("owner")).some(({ subject }) => subject === milestone)).toBe(true);
  expect(await act(stage.door, wakeMatter, stage.who("owner"), which)).toMatchObject({
    ok: false,
    error: { kind: "not-found" },
  });

  await mustAct(stage.door, snoozeMatter, stage.who("owner"), { ...which, until: "2026-06-04" });
  // Until midnight of that day where the project is, and not a millisecond longer.
  stage.door.moveTo("2026-06-03T21:59:59.999Z");
  expect(await listed("owner", true)).toHaveLength(1);
  stage.door.moveTo("2026-06-03T22:00:00.000Z");
  expect(await listed("owner", true)).toHaveLength(0);
  expect((await listed("owner")).some(({ subject }) => subject === milestone)).toBe(true);

  // On its last day and once it is late it cannot wait.
  stage.door.moveTo("2026-06-16T08:00:00.000Z");
  expect(await until("2026-06-17")).toMatchObject({ ok: false });
});

it("what is not one's own to do is not there to be set aside", async () => {
  const [matter] = await listed("owner");
  if (matter === undefined) throw new Error("Nothing waits");
  const which = { project: stage.cast.code, kind: matter.kind, subject: matter.subject, party: matter.holder.id };
  for (const part of ["manager", "stranger"] as const)
    expect(await act(stage.door, snoozeMatter, stage.who(part), { ...which, until: "2026-06-20" })).toMatchObject({
      ok: false,
      error: { kind: "not-found" },
    });
  expect(await stage.one("SELECT count(*) AS value FROM account_event WHERE type = 'MatterSnoozed'")).toBe("2");
});
