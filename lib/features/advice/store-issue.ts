import type { Event } from "@/lib/domain/event";
import { presets } from "@/lib/domain/preset";
import { type AdviceState, contentOf, namingAdvice } from "@/lib/features/advice/queries-state";
import { type AdviceDesk, issueAdviceRow, moveAdvice } from "@/lib/features/advice/store";
import { endOpinion } from "@/lib/features/advice/store-opinion";
import { type Setting, termFrom } from "@/lib/features/milestone/queries-setting";

/**
 * Issues a draft: its period to answer begins, what it supersedes ends, the request that it answers is answered. What
 * shows to the client alone leaves no words in the ledger, which every side reads.
 */
export async function issue(
  desk: AdviceDesk,
  setting: Setting,
  draft: AdviceState,
): Promise<{ readonly event: Event; readonly automatic: readonly Event[]; readonly dueOn: string }> {
  const { now } = desk;
  // Before a charter is in force, the period that a private contract would give.
  const period = (setting.parameters ?? presets.PRIVATE).advicePeriod;
  const due = termFrom(setting, now, period);
  await issueAdviceRow(desk, draft.id, due);
  const [superseded, given] = await Promise.all([supersede(desk, draft), answerRequest(desk, draft)]);
  const { adviser, partyId, links, opinion, supersedes } = draft;
  const { object, facts, recommended, interests } = contentOf(draft);
  const payload = { ...namingAdvice(draft), adviser, partyId, links, opinion, supersedes };
  const event: Event = {
    type: "AdviceIssued",
    payload: { ...payload, dueOn: due.on, dueBefore: due.before },
    ...(draft.clientOnly ? {} : { texts: { object, facts, recommended, interests } }),
  };
  return { event, automatic: [...superseded, ...given], dueOn: due.on };
}

async function supersede(desk: AdviceDesk, draft: AdviceState): Promise<readonly Event[]> {
  const { tx, projectId, now } = desk;
  if (draft.supersedesId === null) return [];
  const rows = await tx.advice.findMany({ where: { projectId, id: draft.supersedesId } });
  const [before] = rows;
  if (before === undefined) return [];
  const [status, kind] = [before.status === "ACKNOWLEDGED" ? "ACKNOWLEDGED" : "ISSUED", draft.kind] as const;
  await moveAdvice(desk, { id: before.id, status }, { status: "SUPERSEDED", endedAt: new Date(now) });
  return [{ type: "AdviceSuperseded", payload: { adviceId: before.id, advice: before.code, kind, by: draft.code } }];
}

async function answerRequest(desk: AdviceDesk, draft: AdviceState): Promise<readonly Event[]> {
  if (draft.opinionId === null) return [];
  const given = await endOpinion(desk, draft.opinionId, "GIVEN");
  return [{ type: "OpinionGiven", payload: { ...given, advice: draft.code } }];
}
