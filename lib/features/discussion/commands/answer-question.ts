import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { projectIsOpen } from "@/lib/domain/project";
import { decideAnswer } from "@/lib/domain/question";
import { AnswerQuestionInput } from "@/lib/features/discussion/schema";
import { loadQuestionForUpdate, saveAnswer } from "@/lib/features/discussion/store";

/** Answers a question, once, for the side that was asked (CR-04). */
export const answerQuestion = defineCommand({
  name: "question.answer",
  input: AnswerQuestionInput,
  async run(ctx, { question: code, text }) {
    const { tx, scope, authority } = ctx;
    const question = await loadQuestionForUpdate(tx, scope.projectId, code);
    if (question === null) return missing();
    const over = projectIsOpen(scope.status);
    if (over.length > 0) return refuse(over);
    const ruling = decideAnswer(
      question,
      { role: authority.role, personId: scope.personId, partyId: authority.partyId },
      text,
    );
    if (!ruling.ok) return refuse(ruling.error);
    await saveAnswer(ctx, question.id, text);
    const payload = { questionId: question.id, question: code, subject: question.subject };
    return done([{ type: "QuestionAnswered", payload, texts: { text } }], { question: code });
  },
});
