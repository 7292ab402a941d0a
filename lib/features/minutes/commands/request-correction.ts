import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { circulationTurn } from "@/lib/commands/open-minutes";
import { decideMinutes } from "@/lib/domain/minutes";
import { loadMinutes, lockMinutes, minutesFacts, namingMinutes } from "@/lib/features/minutes/queries-state";
import { RequestCorrectionInput } from "@/lib/features/minutes/schema";
import { advanceMinutes, saveCorrection } from "@/lib/features/minutes/store";

/** A participant asks for a part to read otherwise, and says why: the period waits for the answer, which has its own. */
export const requestCorrection = defineCommand({
  name: "minutes.request-correction",
  input: RequestCorrectionInput,
  async run(ctx, { meeting, pointId, text, reason }) {
    const { tx, scope, authority, now } = ctx;
    await lockMinutes(tx, scope.projectId, meeting);
    const state = await loadMinutes(tx, scope.projectId, { meeting });
    const minutes = state?.minutes ?? null;
    if (state === null || minutes === null) return missing();
    const point =
      pointId === null
        ? null
        : await tx.agendaPoint.findFirst({
            where: { projectId: scope.projectId, meetingId: state.meetingId, id: pointId },
          });
    if (pointId !== null && point === null) return missing();
    const facts = minutesFacts(state, scope.memberId, now);
    const ruling = decideMinutes("requestCorrection", facts, authority, reason);
    if (!ruling.ok) return refuse(ruling.error);
    const { version } = minutes;
    const number = minutes.corrections.length + 1;
    const asked = { number, pointId, text, reason };
    const correctionId = await saveCorrection(ctx, { minutesId: minutes.id, version }, asked);
    const first = minutes.status !== ruling.value;
    if (first)
      await advanceMinutes(tx, scope.projectId, { id: minutes.id, status: minutes.status }, { status: ruling.value });
    const { due, ...keeper } = await circulationTurn(ctx, now);
    const turn = first ? { ...keeper, dueOn: due.on } : {};
    const payload = { ...namingMinutes(state, minutes), version, correctionId, number, pointId, ...turn };
    return done([{ type: "MinutesCorrectionRequested", payload, texts: { reason } }], { meeting });
  },
});
