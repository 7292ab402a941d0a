import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { dayOf, endOfPeriod, PeriodUnit } from "@/lib/domain/deadline";
import { CharterParameters } from "@/lib/domain/parameter";
import { Side } from "@/lib/domain/party";
import type { CommandName } from "@/lib/domain/policy";
import type { QuestionStatus } from "@/lib/domain/question";
import { loadCalendar } from "@/lib/features/calendar/queries";
import type { DiscussionView, QuestionList, QuestionView, RemarkView, Said } from "@/lib/features/discussion/view";
import { termOn } from "@/lib/features/todo/queries-term";
import type { Instant } from "@/lib/kernel/instant";
import { ok } from "@/lib/kernel/result";

/** The printed name and the party of a member, as a JSON object. */
function speaker(member: Prisma.Sql, at: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT jsonb_build_object('name', coalesce((SELECT p.display_name FROM person_identity p
      WHERE p.person_id = m.person_id ORDER BY p.version DESC LIMIT 1), ''), 'party', y.name, 'side', y.side, 'ordinal', y.ordinal,
      'at', to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    FROM member m JOIN party y ON y.project_id = m.project_id AND y.id = m.party_id WHERE m.project_id = x.project_id AND m.id = ${member})`;
}

const SaidRow = z
  .object({ name: z.string(), party: z.string(), side: Side, ordinal: z.int(), at: z.string() })
  .transform(({ name, party, side, ordinal, at }): Said => ({ name, party: { name: party, side, ordinal }, at }));

const QuestionRow = z.object({
  code: z.string(),
  subject: z.string(),
  subjectKind: z.enum(["REQUIREMENT", "MILESTONE"]),
  blocking: z.boolean(),
  to: Side,
  text: z.string().nullable(),
  asked: SaidRow,
  answer: z.string().nullable(),
  answered: SaidRow.nullable(),
  /** Its clock: the day as it stands, the one that it began with, and the unit of its period. */
  clock: z.object({ on: z.string(), firstOn: z.string(), unit: PeriodUnit.nullable(), open: z.boolean() }).nullable(),
});

const RemarkRow = z.object({ id: z.string(), text: z.string().nullable(), by: SaidRow });

type Reading = { readonly scope: ProjectScope; readonly now: Instant };

async function questions(
  tx: Tx,
  { scope, now }: Reading,
  where: Prisma.Sql,
  rest: Prisma.Sql,
): Promise<readonly QuestionView[]> {
  const asked = tx.$queryRaw<unknown[]>`
    SELECT x.code, x.subject_code AS subject, x.subject_kind AS "subjectKind", x.blocking, x.to_side AS "to", x.text, x.answer,
      ${speaker(Prisma.sql`x.asked_by`, Prisma.sql`x.asked_at`)} AS asked,
      ${speaker(Prisma.sql`x.answered_by`, Prisma.sql`x.answered_at`)} AS answered,
      (SELECT jsonb_build_object('on', c.due_on, 'firstOn', c.first_due_on, 'unit', c.unit, 'open', c.state IN ('RUNNING', 'SUSPENDED', 'EXPIRED'))
        FROM clock c WHERE c.project_id = x.project_id AND c.matter_id = x.id AND c.kind = 'QUESTION_ANSWER' ORDER BY c.started_at DESC, c.id DESC LIMIT 1) AS clock
    FROM question x WHERE ${where} ${rest}`;
  const [rows, { nonWorking: holidays }] = await Promise.all([asked, loadCalendar(tx, scope)]);
  const { timeZone } = scope;
  return z
    .array(QuestionRow)
    .parse(rows)
    .map(({ answer, answered, clock, ...row }) => ({
      ...row,
      answer: answered === null ? null : { text: answer, by: answered },
      term:
        clock === null || answered !== null || !clock.open
          ? null
          : { ...termOn(clock.on, { timeZone, holidays, unit: clock.unit }, now), firstOn: clock.firstOn },
    }));
}

const longest = 200;

type Subject = { readonly kind: "REQUIREMENT" | "MILESTONE"; readonly code: string };

/** All that is said about one subject: its questions, its comments, and the notes of the reader's own party. */
export async function getDiscussion(
  tx: Tx,
  scope: ProjectScope,
  { kind, code }: Subject,
  now: Instant,
): Promise<DiscussionView> {
  const { projectId } = scope;
  // By its number, so that it is asked beside the subject itself.
  const subject = Prisma.raw(kind === "REQUIREMENT" ? "requirement" : "milestone");
  const about = Prisma.sql`x.project_id = ${projectId}::uuid
    AND x.subject_id = (SELECT k.id FROM ${subject} k WHERE k.project_id = ${projectId}::uuid AND k.code = ${code})`;
  const said = Prisma.sql`x.id, x.text, ${speaker(Prisma.sql`x.written_by`, Prisma.sql`x.written_at`)} AS by`;
  const [asked, comments, notes] = await Promise.all([
    questions(tx, { scope, now }, about, Prisma.sql`ORDER BY x.number LIMIT ${longest}`),
    tx.$queryRaw<unknown[]>`SELECT ${said} FROM comment x WHERE ${about} ORDER BY x.written_at, x.id LIMIT ${longest}`,
    tx.$queryRaw<
      unknown[]
    >`SELECT ${said} FROM private_note x WHERE ${about} ORDER BY x.written_at, x.id LIMIT ${longest}`,
  ]);
  const remarks = (rows: unknown[]): readonly RemarkView[] => z.array(RemarkRow).parse(rows);
  return { questions: asked, comments: remarks(comments), notes: remarks(notes), now };
}

/** Which page of the questions: of one status, after a code, so many, as of now. */
export type QuestionPage = {
  readonly status: QuestionStatus;
  readonly after: string | null;
  readonly size: number;
  readonly now: Instant;
};

/** A page of the questions of a project, the newest first, from a code onwards. */
export async function listQuestions(
  tx: Tx,
  scope: ProjectScope,
  { status, after, size, now }: QuestionPage,
): Promise<QuestionList> {
  const { projectId } = scope;
  const key =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND x.number < (SELECT k.number FROM question k WHERE k.project_id = ${projectId}::uuid AND k.code = ${after})`;
  const where = Prisma.sql`x.project_id = ${projectId}::uuid AND x.status = ${status} ${key}`;
  const [rows, open, answered] = await Promise.all([
    questions(tx, { scope, now }, where, Prisma.sql`ORDER BY x.number DESC LIMIT ${size + 1}`),
    tx.question.count({ where: { projectId, status: "OPEN" } }),
    tx.question.count({ where: { projectId, status: "ANSWERED" } }),
  ]);
  const page = rows.slice(0, size);
  return {
    rows: page,
    next: rows.length > size ? (page.at(-1)?.code ?? null) : null,
    open,
    answered,
    now,
  };
}

/** Whether this reader may ask, comment and write notes. */
export function discussionAbilities(
  scope: ProjectScope,
  now: Instant,
): { readonly ask: Ability; readonly comment: Ability; readonly note: Ability } {
  const may = (command: CommandName): Ability => abilityTo(command, scope, now, () => ok(null));
  return { ask: may("question.ask"), comment: may("comment.post"), note: may("note.write") };
}

/** The id of what can be talked about, by its number; `null` when it is not there. */
export async function findSubject(tx: Tx, { projectId }: ProjectScope, subject: Subject): Promise<string | null> {
  const where = { projectId_code: { projectId, code: subject.code } };
  const row =
    subject.kind === "REQUIREMENT"
      ? await tx.requirement.findUnique({ where, select: { id: true } })
      : await tx.milestone.findUnique({ where, select: { id: true } });
  return row?.id ?? null;
}

/**
 * The last day to answer a question asked now (CR-04): the period of the charter in force, in the project's zone and
 * calendar. `null` before a charter is in force: nothing was agreed yet.
 */
export async function answerDueFrom(tx: Tx, scope: ProjectScope, now: Instant): Promise<string | null> {
  const [charter, { nonWorking }] = await Promise.all([
    tx.charter.findFirst({ where: { projectId: scope.projectId, status: "IN_FORCE" }, select: { parameters: true } }),
    loadCalendar(tx, scope),
  ]);
  if (charter === null) return null;
  const { questionAnswerPeriod } = CharterParameters.parse(charter.parameters);
  return endOfPeriod(dayOf(now, scope.timeZone), questionAnswerPeriod, nonWorking);
}
