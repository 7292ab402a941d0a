import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideCommitteeDecision } from "@/lib/domain/decision";
import type { Event } from "@/lib/domain/event";
import { loadUnansweredAdvice } from "@/lib/features/advice/queries-block";
import { decisionFacts, endedAs, loadDecisionForUpdate } from "@/lib/features/decision/queries-state";
import { PronounceDecisionInput } from "@/lib/features/decision/schema";
import { lockDecision, pronounce, revoke } from "@/lib/features/decision/store";
import { roomNamed } from "@/lib/features/room/queries-state";

/** Pronounces a decision adopted, as the voices said. What it revokes is revoked in the same act. */
export const adoptDecision = defineCommand({
  name: "decision.adopt",
  input: PronounceDecisionInput,
  async run(ctx, { decision: code, without }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const at = await loadDecisionForUpdate(tx, scope, code, now);
    if (at === null) return missing();
    const { found, decision, point } = at;
    const { revokes: named } = decision;
    const ended = named === null ? null : await lockDecision(tx, projectId, named.code);
    const revokes = named === null || ended === null ? null : { ...named, ...endedAs(ended) };
    const unansweredAdvice = await loadUnansweredAdvice(tx, projectId, [{ kind: "DECISION", code }]);
    const facts = decisionFacts(found, point, scope, { decision, revokes, without, unansweredAdvice });
    const ruling = decideCommitteeDecision("adopt", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    const later = { status: ruling.value, adoptedAt: now };
    const end = {
      ...facts,
      status: revokes?.status ?? "ADOPTED",
      revokedBy: later,
      adoptedAt: ended?.decidedAt ?? null,
    };
    const over = revokes === null ? ruling : decideCommitteeDecision("revoke", end, { role: "SYSTEM" });
    if (!over.ok) return refuse(over.error);
    await pronounce(ctx, decision.id, { status: ruling.value, tally: facts.tally, reason: "" });
    if (revokes !== null) await revoke(tx, { projectId, id: revokes.id, by: decision.id });
    const { favour, against, abstained, casting } = facts.tally;
    const base = { ...roomNamed(found), pointId: point.id, decisionId: decision.id, decision: code };
    const { effect, subject } = decision;
    const ending: readonly Event[] =
      revokes === null
        ? []
        : [
            {
              type: "CommitteeDecisionRevoked",
              payload: { ...base, decisionId: revokes.id, decision: revokes.code, revokedBy: code },
            },
          ];
    const payload = { ...base, favour, against, abstained, casting, unheard: [...facts.awaited], effect, subject };
    return done([{ type: "CommitteeDecisionAdopted", payload }, ...ending], { decision: code });
  },
});
