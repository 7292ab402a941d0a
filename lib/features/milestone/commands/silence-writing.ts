import type { Expired, SystemContext } from "@/lib/commands/define-command";
import { calendarDaysAfter, dueAfter, endOfDay, endOfPeriod } from "@/lib/domain/deadline";
import { type ProvenReminder, paymentDays, silenceActs } from "@/lib/domain/silence";
import type { Holidays } from "@/lib/domain/working-day";
import type { ClockRecord } from "@/lib/features/clock/queries";
import type { SilentMatter } from "@/lib/features/milestone/queries-silence";
import { moveMilestone } from "@/lib/features/milestone/store";
import { fixReservations } from "@/lib/features/milestone/store-decision";
import { moveCovered, saveTacitAcceptance } from "@/lib/features/milestone/store-silence";
import { type SilenceNaming, tacitEvents } from "@/lib/features/milestone/store-tacit-events";

type Silence = { readonly matter: SilentMatter; readonly about: SilenceNaming; readonly nonWorking: Holidays };

/**
 * Accepts by silence. It takes effect at the end of the period, whenever that is noted: the guarantee runs from then. The
 * time to rebut runs from when both sides are told, which is never sooner.
 */
export async function acceptBySilence(
  ctx: SystemContext,
  clock: ClockRecord,
  silence: Silence & { readonly reminders: readonly ProvenReminder[] },
): Promise<Expired> {
  const { tx, place, now, newId } = ctx;
  const { projectId, timeZone } = place;
  const { matter, about, nonWorking, reminders } = silence;
  const { milestoneId, submissionId, status, parameters, charterId, charterVersion, startSeq, noticeId } = matter;
  const { to, article } = silenceActs.acceptTacitly;
  const effect = { on: clock.dueOn, before: clock.dueBefore };
  const rebuttal = dueAfter(now, parameters.rebuttalPeriod, timeZone, nonWorking);
  const warrantyEndsOn = endOfPeriod(effect.on, parameters.warranty, nonWorking);
  const base = { projectId, id: newId(), milestoneId, submissionId, clockId: clock.id, noticeId };
  const ground = { charterId, charterVersion, article, startSeq, effect, checkedAt: now };
  const row = { ...base, ...ground, warrantyEndsOn, rebuttal, reminders };
  await saveTacitAcceptance(tx, row);
  await moveMilestone(tx, { projectId, id: milestoneId, from: status, to });
  const contestBefore = dueAfter(now, parameters.contestPeriod, timeZone, nonWorking).before;
  await fixReservations(tx, { projectId, milestoneId, contestBefore });
  const requirementIds = await moveCovered(tx, { projectId, milestoneId, now }, "accept");
  return { effect: "tacit-acceptance", events: tacitEvents(about, matter, row, requirementIds) };
}

/** Deems the work conforming for payment alone: the time to pay runs from the end of the period, the milestone stays. */
export function deemConforming(clock: ClockRecord, { matter, about, nonWorking }: Silence): Expired {
  const on = calendarDaysAfter(clock.dueOn, paymentDays, nonWorking);
  const paymentDueBefore = endOfDay(on, clock.timeZone);
  const payload = { ...about, paymentDueOn: on, paymentDueBefore, amountCents: matter.amountCents };
  return { effect: "deemed-conforming-for-payment", events: [{ type: "MilestoneDeemedConforming", payload }] };
}
