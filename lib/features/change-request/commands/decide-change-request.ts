import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideChangeDecision } from "@/lib/domain/change-decision";
import { dayOf } from "@/lib/domain/deadline";
import { decidedEvent } from "@/lib/features/change-request/commands/decision-writing";
import { weighChange } from "@/lib/features/change-request/queries-impact";
import { changeFacts, holdChange } from "@/lib/features/change-request/queries-state";
import { DecideChangeInput } from "@/lib/features/change-request/schema-life";
import { dayColumn, deskOf, moveChange, saveAgreement } from "@/lib/features/change-request/store-life";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { loadSetting } from "@/lib/features/milestone/queries-setting";

/** The client decides without a signature: a refusal, a deferral, a concession, or an approval that binds nothing. */
export const decideChangeRequest = defineCommand({
  name: "change-request.decide",
  input: DecideChangeInput,
  async run(ctx, { changeRequest, decision, reason, reviewOn: review }) {
    const { tx, scope, authority: power, now } = ctx;
    const state = await holdChange(tx, scope.projectId, { code: changeRequest });
    if (state === null) return missing();
    const { authority } = await weighChange(tx, scope, await loadSetting(tx, scope), state);
    const reviewOn = review === "" ? null : review;
    const brought = { decision, authority, reason, reviewOn, today: dayOf(now, scope.timeZone) };
    const ruling = decideChangeDecision(changeFacts(state, now), actorOf(scope, power), brought);
    if (!ruling.ok) return refuse(ruling.error);
    const desk = deskOf(ctx);
    const approved = decision === "APPROVE";
    if (approved) await saveAgreement(desk, state, authority, power.delegation?.id ?? null);
    await moveChange(
      desk,
      state,
      { act: decision.toLowerCase(), to: ruling.value, reason },
      {
        decidedBy: scope.memberId,
        decidedAt: new Date(now),
        ...(approved ? { instrument: authority.instrument, sponsorNeeded: authority.sponsor } : {}),
        ...(decision === "DEFER" && reviewOn !== null ? { reviewOn: dayColumn(reviewOn) } : {}),
      },
    );
    const event = decidedEvent(state, { decision, status: ruling.value, reason, reviewOn, authority });
    return done([event], { changeRequest });
  },
});
