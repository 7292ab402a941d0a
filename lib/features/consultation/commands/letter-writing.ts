import type { ProjectContext } from "@/lib/commands/define-command";
import { type ConsultationState, listCandidates } from "@/lib/features/consultation/queries-state";
import { type End, lettersFor, saveLetters } from "@/lib/features/consultation/store-award";
import { postLetters } from "@/lib/mail/post-letters";

/** Writes to every candidate how a consultation ended: to each its own result, kept beside the mail that carries it. */
export async function writeLetters(ctx: ProjectContext, state: ConsultationState, end: End): Promise<void> {
  const { tx, scope } = ctx;
  const candidates = await listCandidates(tx, scope.projectId, state.row.id);
  const letters = lettersFor(state, candidates, end);
  await saveLetters(ctx, state.row.id, letters);
  await postLetters(ctx, state.row, candidates, letters);
}
