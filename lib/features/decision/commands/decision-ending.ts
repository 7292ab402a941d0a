import { missing, type ProjectContext, refuse, type Stop } from "@/lib/commands/define-command";
import { decideCommitteeDecision } from "@/lib/domain/decision";
import type { Tally } from "@/lib/domain/tally";
import { decisionFacts, loadDecisionForUpdate } from "@/lib/features/decision/queries-state";
import { pronounce } from "@/lib/features/decision/store";
import { roomNamed } from "@/lib/features/room/queries-state";
import { ok, type Result } from "@/lib/kernel/result";

/** How the register names a decision on its point, and how the voices stood. */
type Pronounced = {
  readonly named: ReturnType<typeof roomNamed> & Readonly<Record<"pointId" | "decisionId" | "decision", string>>;
  readonly tally: Tally;
  /** The seats that were there and said nothing. */
  readonly unheard: readonly string[];
};

/** Pronounces a decision that takes no effect, once it is one's turn in its room and if the rules allow it. */
export async function endWithoutEffect(
  ctx: ProjectContext,
  act: "reject" | "postpone",
  code: string,
  brought: { readonly reason?: string; readonly without?: readonly string[] },
): Promise<Result<Pronounced, Stop>> {
  const { tx, scope, authority, now } = ctx;
  const at = await loadDecisionForUpdate(tx, scope, code, now);
  if (at === null) return missing();
  const { found, decision, point } = at;
  const facts = decisionFacts(found, point, scope, { decision, ...brought });
  const ruling = decideCommitteeDecision(act, facts, authority);
  if (!ruling.ok) return refuse(ruling.error);
  const { tally } = facts;
  await pronounce(ctx, decision.id, { status: ruling.value, tally, reason: facts.reason });
  const named = { ...roomNamed(found), pointId: point.id, decisionId: decision.id, decision: code };
  return ok({ named, tally, unheard: facts.awaited });
}
