import { defineCommand, done, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { refuse as because } from "@/lib/domain/refusal";
import { ownerNamed, reviewAhead } from "@/lib/domain/risk";
import { standingRisks } from "@/lib/domain/risk-standing";
import { lookFacts } from "@/lib/features/risk/commands/risk-writing";
import { findOwner, listAdopted } from "@/lib/features/risk/queries-state";
import { AdoptRiskInput } from "@/lib/features/risk/schema";
import { insertRisk } from "@/lib/features/risk/store";
import { contractTexts } from "@/lib/text/contract";

/** Takes standing risks of web projects into the register, in one act, in the language of the contract. */
export const adoptRisk = defineCommand({
  name: "risk.adopt",
  input: AdoptRiskInput,
  async run(ctx, { standing, ownerId, reviewOn }) {
    const { tx, scope, now } = ctx;
    const [owner, adopted] = await Promise.all([
      findOwner(tx, scope.projectId, ownerId),
      listAdopted(tx, scope.projectId),
    ]);
    const wanted = [...new Set(standing)].filter((name) => !adopted.includes(name));
    const measure = { probability: 1, cost: 1, time: 1, quality: 1 };
    const look = { measure, proximity: null, ownerId, response: null, actions: "", residual: null } as const;
    const kept = { ...look, warningSign: "", reviewOn };
    const about = { status: "IDENTIFIED", nature: "THREAT", today: dayOf(now, scope.timeZone) } as const;
    const facts = lookFacts(kept, { ...about, ownerThere: owner !== null });
    const refusals = [
      ...ownerNamed(facts),
      ...reviewAhead(facts),
      ...(wanted.length === 0 ? [because("risks-already-adopted", {})] : []),
    ];
    if (owner === null || refusals.length > 0) return refuse(refusals);
    const t = contractTexts(scope.language);
    const risks: { riskId: string; risk: string; standing: string }[] = [];
    for (const name of wanted) {
      const { category, ...offered } = standingRisks[name];
      const say = (part: string): string => t(`risks.standing.${name}.${part}`);
      const words = { cause: say("cause"), event: say("event"), effect: say("effect") };
      const risk = { status: "ASSESSED", standing: name, category, nature: "THREAT", ...words } as const;
      const { id, code } = await insertRisk(ctx, risk, { ...kept, measure: offered, warningSign: say("sign") });
      risks.push({ riskId: id, risk: code, standing: name });
    }
    const watch = { side: owner.side, partyId: owner.partyId, dueOn: reviewOn };
    return done([{ type: "RisksAdopted", payload: { risks, count: risks.length, ...watch } }], {
      risk: risks[0]?.risk ?? "",
    });
  },
});
