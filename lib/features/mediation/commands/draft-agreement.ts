import { definePersonCommand, wrongField } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { enterToSpeak } from "@/lib/features/mediation/commands/compartment-entering";
import { tellThatItWaits } from "@/lib/features/mediation/commands/message-telling";
import { DraftSettlementInput } from "@/lib/features/mediation/schema";
import { putDraft } from "@/lib/features/mediation/store-compartment";
import { ok } from "@/lib/kernel/result";

/** Terms on which an agreement is sought, by a party or the mediator: shut like everything said here, until both have agreed. */
export const draftAgreement = definePersonCommand({
  name: "mediation.draft",
  input: DraftSettlementInput,
  rest: { kind: "NONE", reason: "What is said in a mediation passes through no token." },
  async run(ctx, { mediationId, blind: _, ...terms }) {
    const entered = await enterToSpeak(ctx, mediationId);
    if (!entered.ok) return entered;
    const { place, key } = entered.value;
    if (terms.validUntil < dayOf(ctx.now, place.timeZone)) return wrongField("validUntil", "too-small");
    const { projectId } = place;
    const version = 1 + (await ctx.tx.mediationDraft.count({ where: { projectId, mediationId } }));
    await putDraft(ctx, place, key, { version, terms });
    await tellThatItWaits(ctx, place, null);
    return ok({ events: [{ type: "MediationDraftPut", payload: { mediationId } }], result: { version } });
  },
});
