import { defineCommand, done, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideIdentification, responseFits, scoreOf } from "@/lib/domain/risk";
import { lookFacts, lookFrom } from "@/lib/features/risk/commands/risk-writing";
import { findOwner } from "@/lib/features/risk/queries-state";
import { IdentifyRiskInput } from "@/lib/features/risk/schema";
import { insertRisk } from "@/lib/features/risk/store";

/** A risk enters the register: from cause to effect, measured, with who holds it and when it is looked at again. */
export const identifyRisk = defineCommand({
  name: "risk.identify",
  input: IdentifyRiskInput,
  async run(ctx, { category, nature, cause, event, effect, ...said }) {
    const { tx, scope, authority, now } = ctx;
    const owner = await findOwner(tx, scope.projectId, said.ownerId);
    const look = lookFrom(said);
    const about = {
      status: "IDENTIFIED",
      nature,
      today: dayOf(now, scope.timeZone),
      ownerThere: owner !== null,
    } as const;
    const facts = lookFacts(look, about);
    const ruling = decideIdentification(facts, authority);
    const refusals = [...(ruling.ok ? [] : ruling.error), ...responseFits(facts)];
    if (owner === null || refusals.length > 0) return refuse(refusals);
    const status = look.response === null ? "ASSESSED" : "TREATED";
    const words = { category, nature, cause, event, effect };
    const { id, code } = await insertRisk(ctx, { status, standing: null, ...words }, look);
    const watch = { side: owner.side, partyId: owner.partyId, dueOn: look.reviewOn };
    const payload = { riskId: id, risk: code, category, score: scoreOf(look.measure), ...watch };
    return done([{ type: "RiskIdentified", payload, texts: { cause, event, effect } }], { risk: code });
  },
});
