import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideClosing } from "@/lib/domain/risk";
import { loadRisk, lockRisk, riskFacts } from "@/lib/features/risk/queries-state";
import { CloseRiskInput } from "@/lib/features/risk/schema";
import { endRisk } from "@/lib/features/risk/store";

/** A risk is over: it cannot happen any more, or what it became is settled. */
export const closeRisk = defineCommand({
  name: "risk.close",
  input: CloseRiskInput,
  async run(ctx, { risk: code, note }) {
    const { tx, scope, authority, now } = ctx;
    await lockRisk(tx, scope.projectId, code);
    const state = await loadRisk(tx, scope.projectId, code);
    if (state === null) return missing();
    const ruling = decideClosing(riskFacts(state, dayOf(now, scope.timeZone)), authority, note);
    if (!ruling.ok) return refuse(ruling.error);
    await endRisk(ctx, { id: state.id, before: state.status, status: "CLOSED" }, { became: null, note });
    const payload = { riskId: state.id, risk: code, score: state.score };
    return done([{ type: "RiskClosed", payload, texts: { note } }], { risk: code });
  },
});
