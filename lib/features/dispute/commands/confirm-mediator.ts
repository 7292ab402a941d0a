import { randomBytes } from "node:crypto";
import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { APPOINTMENT_DAYS, decideMediation } from "@/lib/domain/mediation";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { DisputeInput } from "@/lib/features/dispute/schema";
import { moveDispute } from "@/lib/features/dispute/store";
import { noteMediation } from "@/lib/features/dispute/store-mediation";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { sha256 } from "@/lib/ledger/canonical";
import { postMail } from "@/lib/mail/outbox";

/** Both agree on the mediator, who is invited by a link of their own: to this mediation, and to nothing else. */
export const confirmMediator = defineCommand({
  name: "mediation.confirm-mediator",
  input: DisputeInput,
  async run(ctx, { dispute: code }) {
    const { tx, scope, authority, now, newId } = ctx;
    const { projectId, language } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null || state.mediation === null) return missing();
    const ruling = decideMediation("confirmMediator", disputeFacts(state, scope.status), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const { id: mediationId, mediatorEmail: email } = state.mediation;
    if (email === null) return missing();
    const desk = { ...ctx, projectId };
    const token = randomBytes(32).toString("base64url");
    await noteMediation(desk, mediationId, { confirmedAt: new Date(now), tokenHash: sha256(token) });
    await moveDispute(desk, state, { to: ruling.value });
    const between = { one: state.claimant.name, other: state.respondent.name, project: scope.name };
    const payload = { ...between, path: `/mediator/${token}`, days: APPOINTMENT_DAYS };
    await postMail(tx, { template: "mediator-asked", payload, to: { email, locale: language }, projectId, now, newId });
    return done([{ type: "MediatorAppointed", payload: { ...namingDispute(state), mediationId } }], { dispute: code });
  },
});
