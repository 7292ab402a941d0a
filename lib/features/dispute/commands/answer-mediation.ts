import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { turnOfParty } from "@/lib/domain/dispute";
import { APPOINTMENT_DAYS, decideMediation } from "@/lib/domain/mediation";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { loadDisputeTerms } from "@/lib/features/dispute/queries-terms";
import { moveDispute } from "@/lib/features/dispute/store";
import { admitToMediation, closeMediation, dueOf, noteMediation } from "@/lib/features/dispute/store-mediation";
import { AnswerMediationInput } from "@/lib/features/mediation/schema";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The other party agrees to mediation, which suspends the limitation from this day (C. civ. 2238), or refuses it. */
export const answerMediation = defineCommand({
  name: "mediation.answer",
  input: AnswerMediationInput,
  async run(ctx, { dispute: code, agree }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, partyId, personId, timeZone } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null || state.mediation === null) return missing();
    const { id: mediationId, keptDays } = state.mediation;
    const act = agree ? "agree" : "refuse";
    const ruling = decideMediation(act, disputeFacts(state, scope.status), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const desk = { ...ctx, projectId };
    const naming = { ...namingDispute(state), mediationId };
    await moveDispute(desk, state, { to: ruling.value });
    if (!agree) {
      await closeMediation(desk, mediationId, "REFUSED");
      return done([{ type: "MediationRefused", payload: { ...naming, silent: false } }], { dispute: code });
    }
    const suspendedOn = dayOf(now, timeZone);
    await noteMediation(desk, mediationId, { agreedAt: new Date(now), suspendedOn: new Date(suspendedOn) });
    await admitToMediation(desk, { mediationId, personId, partyId });
    const period = { amount: APPOINTMENT_DAYS, unit: "CALENDAR_DAYS" } as const;
    const due = (await loadDisputeTerms(tx, scope)).from(now, period);
    const until = { ...dueOf(due), ...turnOfParty(state.claimant) };
    return done([{ type: "MediationAgreed", payload: { ...naming, ...until, suspendedOn, keptDays } }], {
      dispute: code,
    });
  },
});
