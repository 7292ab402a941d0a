import { z } from "zod";
import { defineSystemCommand, done, missing } from "@/lib/commands/define-command";
import { turnOfParty } from "@/lib/domain/dispute";
import { mediationActs } from "@/lib/domain/mediation";
import { env } from "@/lib/env";
import { holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { loadDisputeTerms } from "@/lib/features/dispute/queries-terms";
import { moveDispute } from "@/lib/features/dispute/store";
import { dueOf, noteMediation } from "@/lib/features/dispute/store-mediation";
import { makeCompartmentKey } from "@/lib/files/compartment";

/** The mediator has taken the mission up: the mediation begins, with a key of its own. */
export const beginMediation = defineSystemCommand({
  name: "mediation.begin",
  input: z.strictObject({ mediationId: z.uuid() }),
  async run(ctx, { mediationId }) {
    const { tx, place, now } = ctx;
    const { projectId } = place;
    const found = await tx.mediation.findFirst({ where: { projectId, id: mediationId }, select: { disputeId: true } });
    const state = found === null ? null : await holdDispute(tx, projectId, { id: found.disputeId });
    const { from, to } = mediationActs.begin;
    if (state?.mediation?.id !== mediationId || !state.mediation.accepted || state.status !== from[0]) return missing();
    const desk = { ...ctx, projectId };
    const due = (await loadDisputeTerms(tx, place)).from(now, "mediationLength");
    const fingerprint = await makeCompartmentKey(env().keysDir, mediationId);
    await noteMediation(desk, mediationId, { begunAt: new Date(now), fingerprint, dueOn: new Date(due.on) });
    await moveDispute(desk, state, { to });
    const until = { ...dueOf(due), ...turnOfParty(state.claimant) };
    return done([{ type: "MediationBegun", payload: { ...namingDispute(state), mediationId, fingerprint, ...until } }]);
  },
});
