import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import { Side } from "@/lib/domain/party";
import type { QuestionFacts } from "@/lib/domain/question";
import { QuestionStatus } from "@/lib/domain/question";
import type { AskQuestionInput, DiscussionSubject } from "@/lib/features/discussion/schema";

/** A subject that is there: its id, beside the number that people see. */
export type FoundSubject = DiscussionSubject & { readonly id: string };

/**
 * The subject of a discussion, locked against acts that depend on what is asked of it (an agreement, a baseline); `null`
 * when it is not there.
 */
export async function loadSubjectForUpdate(
  tx: Tx,
  projectId: string,
  subject: DiscussionSubject,
): Promise<FoundSubject | null> {
  const { kind, code } = subject;
  const rows =
    kind === "REQUIREMENT"
      ? await tx.$queryRaw<{ id: string }[]>`
          SELECT id FROM requirement WHERE project_id = ${projectId}::uuid AND code = ${code} FOR UPDATE`
      : await tx.$queryRaw<{ id: string }[]>`
          SELECT id FROM milestone WHERE project_id = ${projectId}::uuid AND code = ${code} FOR UPDATE`;
  const found = rows[0];
  return found === undefined ? null : { kind, code, id: found.id };
}

function columns(subject: FoundSubject): { subjectKind: string; subjectId: string; subjectCode: string } {
  return { subjectKind: subject.kind, subjectId: subject.id, subjectCode: subject.code };
}

/** Saves a question, open. */
export async function saveQuestion(
  { tx, scope, authority, now }: ProjectContext,
  subject: FoundSubject,
  question: { readonly id: string; readonly number: number; readonly code: string } & Pick<
    AskQuestionInput,
    "text" | "blocking" | "to"
  >,
): Promise<void> {
  const { to, ...rest } = question;
  await tx.question.create({
    data: {
      ...rest,
      ...columns(subject),
      projectId: scope.projectId,
      requirementId: subject.kind === "REQUIREMENT" ? subject.id : null,
      toSide: to,
      status: "OPEN",
      askedBy: scope.memberId,
      askedParty: authority.partyId,
      askedAt: new Date(now),
    },
  });
}

/** A question, locked, with the code of its subject; `null` when it is not there. */
export async function loadQuestionForUpdate(
  tx: Tx,
  projectId: string,
  code: string,
): Promise<(QuestionFacts & { readonly id: string; readonly subject: string }) | null> {
  await tx.$queryRaw`SELECT id FROM question WHERE project_id = ${projectId}::uuid AND code = ${code} FOR UPDATE`;
  const row = await tx.question.findUnique({ where: { projectId_code: { projectId, code } } });
  if (row === null) return null;
  return { id: row.id, subject: row.subjectCode, status: QuestionStatus.parse(row.status), to: Side.parse(row.toSide) };
}

/** Saves the answer of a question. Its row must be locked. */
export async function saveAnswer({ tx, scope, now }: ProjectContext, id: string, answer: string): Promise<void> {
  await tx.question.update({
    where: { projectId_id: { projectId: scope.projectId, id } },
    data: { status: "ANSWERED", answer, answeredBy: scope.memberId, answeredAt: new Date(now) },
  });
}

/** Saves a comment. */
export async function saveComment(
  { tx, scope, authority, now }: ProjectContext,
  subject: FoundSubject,
  id: string,
  text: string,
): Promise<void> {
  await tx.comment.create({
    data: {
      ...columns(subject),
      projectId: scope.projectId,
      id,
      text,
      writtenBy: scope.memberId,
      partyId: authority.partyId,
      writtenAt: new Date(now),
    },
  });
}

/** Saves a note of the writer's own party: row-level security lets no other party's in. */
export async function saveNote(
  { tx, scope, now }: ProjectContext,
  subject: FoundSubject,
  id: string,
  text: string,
): Promise<void> {
  await tx.privateNote.create({
    data: {
      ...columns(subject),
      projectId: scope.projectId,
      id,
      text,
      partyId: scope.partyId,
      writtenBy: scope.memberId,
      writtenAt: new Date(now),
    },
  });
}
