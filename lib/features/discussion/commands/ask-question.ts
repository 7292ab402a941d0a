import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { projectIsOpen } from "@/lib/domain/project";
import { decideQuestion } from "@/lib/domain/question";
import { answerDueFrom } from "@/lib/features/discussion/queries";
import { AskQuestionInput } from "@/lib/features/discussion/schema";
import { loadSubjectForUpdate, saveQuestion } from "@/lib/features/discussion/store";
import { nextNumber } from "@/lib/ledger/sign";

/** Puts a question to another side about a requirement or a milestone (CR-04). */
export const askQuestion = defineCommand({
  name: "question.ask",
  input: AskQuestionInput,
  async run(ctx, { subject: named, text, blocking, to }) {
    const { tx, scope, authority } = ctx;
    const subject = await loadSubjectForUpdate(tx, scope.projectId, named);
    if (subject === null) return missing();
    const over = projectIsOpen(scope.status);
    if (over.length > 0) return refuse(over);
    const ruling = decideQuestion(
      { role: authority.role, personId: scope.personId, partyId: authority.partyId },
      to,
      text,
    );
    if (!ruling.ok) return refuse(ruling.error);
    const number = await nextNumber(tx, scope.projectId, "Q");
    const question = { id: ctx.newId(), number, code: `Q-${String(number).padStart(3, "0")}` };
    const [answerDueOn] = await Promise.all([
      answerDueFrom(tx, scope, ctx.now),
      saveQuestion(ctx, subject, { ...question, text, blocking, to }),
    ]);
    const payload = {
      questionId: question.id,
      question: question.code,
      subject: subject.code,
      blocking,
      to,
      dueOn: answerDueOn,
    };
    return done([{ type: "QuestionAsked", payload, texts: { text } }], { question: question.code });
  },
});
