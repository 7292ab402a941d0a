import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import type { Instant } from "@/lib/kernel/instant";

/** A question of a candidate, by its number; `null` without such a one. */
export async function findQuestion(
  tx: Tx,
  wanted: { readonly projectId: string; readonly consultationId: string; readonly number: number },
): Promise<{ readonly id: string; readonly answered: boolean } | null> {
  const row = await tx.consultationQuestion.findFirst({ where: wanted });
  return row === null ? null : { id: row.id, answered: row.answeredAt !== null };
}

/** Writes the answer to a question, once. */
export async function answerQuestionRow(
  tx: Tx,
  row: { readonly projectId: string; readonly id: string; readonly answer: string; readonly now: Instant },
): Promise<void> {
  const { projectId, id, answer, now } = row;
  const { count } = await tx.consultationQuestion.updateMany({
    where: { projectId, id, answeredAt: null },
    data: { answer, answeredAt: new Date(now) },
  });
  if (count !== 1) throw new Error("The question was answered already");
}

/** Saves what somebody says of their interests. */
export async function saveDeclaration(
  { tx, scope, now, newId }: Pick<ProjectContext, "tx" | "scope" | "now" | "newId">,
  said: { readonly consultationId: string; readonly conflict: boolean; readonly text: string },
): Promise<void> {
  const { projectId, memberId } = scope;
  const row = { projectId, id: newId(), memberId, declaredAt: new Date(now), ...said };
  await tx.interestDeclaration.createMany({ data: [row] });
}
