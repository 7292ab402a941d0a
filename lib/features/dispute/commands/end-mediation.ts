import { z } from "zod";
import { defineSystemCommand, done, missing } from "@/lib/commands/define-command";
import { mediationActs } from "@/lib/domain/mediation";
import { holdDispute } from "@/lib/features/dispute/queries-state";
import { moveDispute } from "@/lib/features/dispute/store";
import { endMediation as writeEnd } from "@/lib/features/dispute/store-mediation";

/** A mediation whose mediator has ended the mission, or whose project is over, ends: without agreement, and without reasons. */
export const endMediation = defineSystemCommand({
  name: "mediation.end",
  afterProject: true,
  input: z.strictObject({ mediationId: z.uuid() }),
  async run(ctx, { mediationId }) {
    const { tx, place } = ctx;
    const { projectId } = place;
    const found = await tx.mediation.findFirst({ where: { projectId, id: mediationId }, select: { disputeId: true } });
    const state = found === null ? null : await holdDispute(tx, projectId, { id: found.disputeId });
    const running: readonly string[] = mediationActs.end.from;
    if (state?.mediation?.id !== mediationId || !running.includes(state.status)) return missing();
    const desk = { ...ctx, projectId };
    const event = await writeEnd(desk, place, state, "NO_AGREEMENT");
    await moveDispute(desk, state, { to: mediationActs.end.to });
    return done([event]);
  },
});
