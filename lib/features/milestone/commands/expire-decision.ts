import type { Expired, SystemContext } from "@/lib/commands/define-command";
import { awaitingStatuses, extensionDays, rulingOnSilence, SilentClock, signedEffect } from "@/lib/domain/silence";
import type { ClockRecord } from "@/lib/features/clock/queries";
import { acceptBySilence, deemConforming } from "@/lib/features/milestone/commands/silence-writing";
import {
  loadOwnDaysOff,
  loadRegularity,
  loadReminderProofs,
  loadSilentMatter,
  silenceFacts,
} from "@/lib/features/milestone/queries-silence";

/**
 * The end of a period in which the client was to decide (domain.md 9.1): what the signed charter makes of its silence,
 * after fair warning. The milestone and the clock are held; whoever decided before has stopped the clock.
 */
export async function expireDecision(ctx: SystemContext, clock: ClockRecord): Promise<Expired> {
  const { tx, place, now } = ctx;
  const kind = SilentClock.parse(clock.kind);
  const matter = await loadSilentMatter(tx, place, clock);
  if (matter === null || !awaitingStatuses.includes(matter.status)) return { effect: "none", events: [] };
  const { submissionId, parameters } = matter;
  const [reminders, regularity, nonWorking] = await Promise.all([
    loadReminderProofs(tx, place.projectId, clock),
    matter.status === "SERVICE_OBSERVATION"
      ? loadRegularity(tx, place, { submissionId, threshold: parameters.serviceUnavailability, now })
      : null,
    loadOwnDaysOff(tx, place, clock),
  ]);
  const facts = silenceFacts(matter, { ...clock, kind }, { reminders, regularity });
  const ruling = rulingOnSilence(facts);
  const { milestoneId, milestone, number } = matter;
  const about = { milestoneId, milestone, submissionId, number, clockId: clock.id, clock: kind, dueOn: clock.dueOn };
  switch (ruling.kind) {
    case "REMINDERS_MISSING":
      return { effect: "extended", events: [], extendBy: extensionDays };
    case "EFFECT":
      return ruling.effect === "TACIT_ACCEPTANCE"
        ? acceptBySilence(ctx, clock, { matter, about, nonWorking, reminders: ruling.reminders })
        : deemConforming(clock, { matter, about, nonWorking });
    case "NO_EFFECT":
    case "BARRED": {
      const bars = ruling.kind === "BARRED" ? ruling.bars : [];
      const noticePossible = kind !== "SECOND_PERIOD";
      const payload = { ...about, announced: signedEffect(facts), bars: [...bars], noticePossible };
      return { effect: bars.length === 0 ? "none" : "barred", events: [{ type: "MilestoneSilenceNoted", payload }] };
    }
  }
}
