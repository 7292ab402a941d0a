import { definePersonCommand, missing, refuse } from "@/lib/commands/define-command";
import { refuse as because } from "@/lib/domain/refusal";
import { enterToSpeak } from "@/lib/features/mediation/commands/compartment-entering";
import { tellThatItWaits } from "@/lib/features/mediation/commands/message-telling";
import { AgreeDraftInput } from "@/lib/features/mediation/schema";
import { putConsent } from "@/lib/features/mediation/store-compartment";
import { ok } from "@/lib/kernel/result";

/** A party agrees to the terms that are on the table: the last ones, and no others. Both then sign, in the project. */
export const agreeDraft = definePersonCommand({
  name: "mediation.agree-draft",
  input: AgreeDraftInput,
  rest: { kind: "NONE", reason: "What is said in a mediation passes through no token." },
  async run(ctx, { mediationId, version }) {
    const entered = await enterToSpeak(ctx, mediationId);
    if (!entered.ok) return entered;
    const { place } = entered.value;
    const { projectId, partyId } = place;
    const of = { projectId, mediationId };
    const last = await ctx.tx.mediationDraft.count({ where: of });
    if (partyId === null) return missing();
    if (last === 0 || last !== version) return refuse([because("draft-missing", {})]);
    const own = await ctx.tx.mediationConsent.count({ where: { ...of, version, partyId } });
    if (own > 0) return refuse([because("draft-by-you", {})]);
    await putConsent(ctx, { ...of, version, partyId });
    await tellThatItWaits(ctx, place, null);
    return ok({ events: [{ type: "MediationDraftAgreed", payload: { mediationId } }], result: { version } });
  },
});
