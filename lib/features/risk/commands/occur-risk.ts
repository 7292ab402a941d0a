import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideOccurrence } from "@/lib/domain/risk";
import { loadRisk, lockRisk, riskFacts } from "@/lib/features/risk/queries-state";
import { OccurRiskInput } from "@/lib/features/risk/schema";
import { endRisk } from "@/lib/features/risk/store";

/** A risk has happened: it becomes an issue, advice or a dispute, and keeps its number and its history. */
export const occurRisk = defineCommand({
  name: "risk.occur",
  input: OccurRiskInput,
  async run(ctx, { risk: code, became, note }) {
    const { tx, scope, authority, now } = ctx;
    await lockRisk(tx, scope.projectId, code);
    const state = await loadRisk(tx, scope.projectId, code);
    if (state === null) return missing();
    const ruling = decideOccurrence(riskFacts(state, dayOf(now, scope.timeZone)), authority, note);
    if (!ruling.ok) return refuse(ruling.error);
    await endRisk(ctx, { id: state.id, before: state.status, status: "OCCURRED" }, { became, note });
    const payload = { riskId: state.id, risk: code, became, score: state.score };
    return done([{ type: "RiskOccurred", payload, texts: { note } }], { risk: code, became });
  },
});
