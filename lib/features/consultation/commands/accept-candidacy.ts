import { definePersonCommand, missing, refuse } from "@/lib/commands/define-command";
import { refuse as because } from "@/lib/domain/refusal";
import { AcceptCandidacyInput } from "@/lib/features/consultation/schema";
import { takeCandidacy } from "@/lib/features/consultation/store-offer";
import { ok } from "@/lib/kernel/result";

/** Takes up a candidacy: at the address that was asked, before the closing. The candidate is no member of the project. */
export const acceptCandidacy = definePersonCommand({
  name: "candidacy.accept",
  input: AcceptCandidacyInput,
  async run({ tx, now }, { token }) {
    const taken = await takeCandidacy(tx, token, now);
    if (taken === null) return missing();
    if (taken.outcome === "MEMBER") return refuse([because("candidate-is-member", {})]);
    const { consultationId } = taken;
    return ok({ events: [{ type: "CandidacyTaken", payload: { consultationId } }], result: { consultationId } });
  },
});
