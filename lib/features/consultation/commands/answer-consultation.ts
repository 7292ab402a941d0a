import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideConsultation } from "@/lib/domain/consultation";
import { refuse as because, unless } from "@/lib/domain/refusal";
import { loadConsultation } from "@/lib/features/consultation/queries-state";
import { AnswerCandidatesInput } from "@/lib/features/consultation/schema";
import { lockConsultation } from "@/lib/features/consultation/store";
import { answerQuestionRow, findQuestion } from "@/lib/features/consultation/store-question";

/** Answers a candidate's question, for all of them at once and once for all. Nobody is told who asked. */
export const answerConsultation = defineCommand({
  name: "consultation.answer",
  input: AnswerCandidatesInput,
  async run({ tx, scope, authority, now }, { consultation: code, question: number, answer }) {
    const { projectId } = scope;
    await lockConsultation(tx, projectId, code);
    const found = await loadConsultation(tx, scope, code, now);
    if (found === null) return missing();
    const { row, facts } = found;
    const question = await findQuestion(tx, { projectId, consultationId: row.id, number });
    if (question === null) return missing();
    const ruling = decideConsultation("answer", facts, authority);
    const refusals = [
      ...(ruling.ok ? [] : ruling.error),
      ...unless(!question.answered, because("question-already-answered", {})),
    ];
    if (refusals.length > 0) return refuse(refusals);
    await answerQuestionRow(tx, { projectId, id: question.id, answer, now });
    const payload = { consultationId: row.id, consultation: code, question: number };
    return done([{ type: "ConsultationQuestionAnswered", payload, texts: { answer } }], { consultation: code });
  },
});
