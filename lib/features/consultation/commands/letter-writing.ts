import type { ProjectContext } from "@/lib/commands/define-command";
import { type ConsultationState, listCandidates } from "@/lib/features/consultation/queries-state";
import { type End, lettersFor, saveLetters } from "@/lib/features/consultation/store-award";
import { postLetters } from "@/lib/mail/post-letters";

/** Writes to every candidate how a consultation ended: to each its own result, kept beside the mail that carries it. */
export async function writeLetters(ctx: ProjectContext, state: ConsultationState, end: End): Promise<void> {
  const { tx, scope } = ctx;
  const of = { projectId: scope.projectId, consultationId: state.row.id };
  const [candidates, offers] = await Promise.all([
    listCandidates(tx, of.projectId, of.consultationId),
    // Before the opening nobody sees one, and none is counted.
    tx.offer.count({ where: { ...of, withdrawnAt: null, replacedAt: null } }),
  ]);
  const letters = lettersFor(state, { candidates, offers }, end);
  await saveLetters(ctx, state.row.id, letters);
  await postLetters(ctx, state.row, candidates, letters);
}
