import { z } from "zod";
import type { ProjectPlace } from "@/lib/auth/scope";
import { defineSystemCommand, done, missing } from "@/lib/commands/define-command";
import { fallCommitmentDue } from "@/lib/commands/expire-commitment";
import type { Tx } from "@/lib/db/client";
import { awaitedActs, awaitedRoles } from "@/lib/domain/awaited-act";
import { isOver } from "@/lib/domain/clock";
import { FALLS_DUE } from "@/lib/domain/commitment-keeping";
import { announcedEffect } from "@/lib/domain/expiry-effect";
import { leadRoles } from "@/lib/domain/party";
import type { ClockRecord } from "@/lib/features/clock/queries";
import { lockClock, lockMatter } from "@/lib/features/clock/queries";
import { readMatterTitle, readPlannedReminders, readSilenceRules } from "@/lib/features/clock/queries-reminder";
import { named } from "@/lib/features/clock/store-keeping";
import { matterPath } from "@/lib/features/clock/view";
import { loadPeopleBehind } from "@/lib/features/commitment/queries-keeping";
import { postReminder } from "@/lib/mail/post-reminder";

/** Members who are told by name: those behind a commitment, the owner of an action. */
async function behindOf(tx: Tx, { projectId }: ProjectPlace, clock: ClockRecord): Promise<readonly string[]> {
  if (clock.matterKind === "COMMITMENT") return loadPeopleBehind(tx, projectId, clock.matterId);
  if (clock.matterKind !== "ACTION_ITEM") return [];
  const found = await tx.actionItem.findMany({ where: { projectId, id: clock.matterId }, select: { ownerId: true } });
  return found.map(({ ownerId }) => ownerId);
}

/**
 * Reminds the side whose turn it is, once for all the steps that are due by now. It answers *nothing to do* for a clock
 * that does not run, for a day that is over, and for a reminder that was told or called off. The clock is held: whoever
 * acts at the same moment is either reminded before the act is done or not at all.
 */
export const sendReminder = defineSystemCommand({
  name: "reminder.send",
  input: z.strictObject({ clockId: z.uuid() }),
  async run(ctx, { clockId }) {
    const { tx, place, now } = ctx;
    await lockMatter(tx, place.projectId, clockId);
    const clock = await lockClock(tx, place.projectId, clockId);
    if (clock === null || clock.state !== "RUNNING" || isOver(clock, now)) return missing();
    const [planned, rules, behind, about] = await Promise.all([
      readPlannedReminders(tx, place.projectId, clock, now),
      readSilenceRules(tx, place.projectId, clock),
      behindOf(tx, place, clock),
      readMatterTitle(tx, place.projectId, clock),
    ]);
    const nearest = planned.at(-1);
    if (nearest === undefined) return missing();
    const people = await postReminder(tx, {
      projectId: place.projectId,
      clock,
      now,
      reminders: planned.map(({ id }) => id),
      // What was committed or given by name is recalled by name, and to who leads their party.
      roles: awaitedRoles(clock.kind, clock.side).filter((role) => behind.length === 0 || leadRoles.includes(role)),
      named: behind,
      acts: awaitedActs(clock.kind),
      payload: {
        project: place.name,
        subject: clock.matter,
        ...about,
        path: matterPath(place.code, clock),
        act: clock.kind,
        dueOn: clock.dueOn,
        dueBefore: clock.dueBefore,
        timeZone: clock.timeZone,
        step: nearest.step,
        effect: announcedEffect(clock.kind, rules, clock.side),
      },
    });
    const { dueOn, dueBefore } = clock;
    const steps = planned.map(({ step }) => step);
    const fallen =
      clock.kind === "COMMITMENT" && nearest.step <= FALLS_DUE ? await fallCommitmentDue(ctx, clock.matterId) : [];
    return done(
      [{ type: "ReminderSent", payload: { ...named(clock), dueOn, dueBefore, steps, people } }],
      { people },
      fallen,
    );
  },
});
