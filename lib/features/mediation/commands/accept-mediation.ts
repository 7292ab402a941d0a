import { definePersonCommand, missing, refuse } from "@/lib/commands/define-command";
import { refuse as because } from "@/lib/domain/refusal";
import { takeMediation } from "@/lib/features/mediation/queries-mediator";
import { AcceptMediationInput } from "@/lib/features/mediation/schema";
import { ok } from "@/lib/kernel/result";

/** The mediator takes the mission up: a third person, independent of both, who becomes no member of the project. */
export const acceptMediation = definePersonCommand({
  name: "mediator.accept",
  input: AcceptMediationInput,
  async run({ tx, now }, { token, independent }) {
    if (!independent) return refuse([because("independence-undeclared", {})]);
    const taken = await takeMediation(tx, token, now);
    if (taken === null) return missing();
    if (taken.outcome === "MEMBER") return refuse([because("mediator-not-external", {})]);
    const { mediationId, projectId } = taken;
    return ok({ events: [{ type: "MediationTaken", payload: { mediationId } }], result: { mediationId, projectId } });
  },
});
