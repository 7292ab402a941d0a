import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import type { AdviceAnswer, AdviceOutcome, AdviceStatus } from "@/lib/domain/advice";
import { type AdviceContent, type AdviceLink, type Adviser, isClientOnly } from "@/lib/domain/advice-content";
import type { Due } from "@/lib/domain/deadline";
import type { AdviceState } from "@/lib/features/advice/queries-state";
import type { Instant } from "@/lib/kernel/instant";
import { nextNumber } from "@/lib/ledger/sign";

/** Where advice is written: the project, when, and by which member (nobody, for an expert). */
export type AdviceDesk = {
  readonly tx: Tx;
  readonly projectId: string;
  readonly memberId: string | null;
  readonly now: Instant;
  readonly newId: () => string;
};

/** The desk of whoever stands in the project. */
export function deskOf({ tx, scope, now, newId }: ProjectContext): AdviceDesk {
  return { tx, projectId: scope.projectId, memberId: scope.memberId, now, newId };
}

type Words = {
  readonly content: AdviceContent;
  readonly links: readonly AdviceLink[];
  readonly supersedesId: string | null;
  readonly opinionId: string | null;
};

function columns({ content, supersedesId, opinionId, links }: Words) {
  const { neededBy, ...said } = content;
  const day = neededBy === null ? null : new Date(neededBy);
  return { ...said, neededBy: day, supersedesId, opinionId, clientOnly: isClientOnly(links) };
}

/** Writes a draft with its links. Answers its id and number. */
export async function insertAdvice(
  desk: AdviceDesk,
  by: { readonly adviser: Adviser; readonly partyId: string | null },
  words: Words,
): Promise<{ readonly id: string; readonly code: string }> {
  const { tx, projectId, memberId, now, newId } = desk;
  const [id, number] = [newId(), await nextNumber(tx, projectId, "AVIS")];
  const code = `AVIS-${String(number).padStart(3, "0")}`;
  const drafted = { status: "DRAFT", draftedBy: memberId, draftedAt: new Date(now) };
  await tx.advice.createMany({ data: [{ projectId, id, code, number, ...by, ...drafted, ...columns(words) }] });
  await insertLinks(desk, id, words);
  return { id, code };
}

/** Puts another text in a draft. */
export async function rewriteAdvice(desk: AdviceDesk, id: string, words: Words): Promise<void> {
  const { tx, projectId } = desk;
  await tx.adviceLink.deleteMany({ where: { projectId, adviceId: id } });
  await tx.advice.updateMany({ where: { projectId, id, status: "DRAFT" }, data: columns(words) });
  await insertLinks(desk, id, words);
}

async function insertLinks({ tx, projectId }: AdviceDesk, adviceId: string, { links }: Words): Promise<void> {
  const clientOnly = isClientOnly(links);
  const unique = [...new Map(links.map((link) => [`${link.kind} ${link.code}`, link])).values()];
  await tx.adviceLink.createMany({
    data: unique.map(({ kind, code }) => ({
      projectId,
      adviceId,
      clientOnly,
      subjectKind: kind,
      subjectCode: code,
    })),
  });
}

type Move = {
  readonly status: AdviceStatus;
  readonly issuedBy?: string | null;
  readonly issuedAt?: Date;
  readonly dueOn?: Date;
  readonly dueBefore?: Date;
  readonly acknowledgedBy?: string;
  readonly acknowledgedAt?: Date;
  readonly escalatedAt?: Date;
  readonly endedAt?: Date;
  readonly endReason?: string;
};

/** Moves advice from the status that the rule saw: of two at once, one alone. */
export async function moveAdvice(
  { tx, projectId }: Pick<AdviceDesk, "tx" | "projectId">,
  from: { readonly id: string; readonly status: AdviceStatus },
  data: Move,
): Promise<void> {
  const { count } = await tx.advice.updateMany({ where: { projectId, id: from.id, status: from.status }, data });
  if (count !== 1) throw new Error(`The advice was no longer ${from.status}`);
}

/** Issues a draft: from now on its words are locked, and the period to answer runs. */
export async function issueAdviceRow(desk: AdviceDesk, id: string, due: Due): Promise<void> {
  await moveAdvice(
    desk,
    { id, status: "DRAFT" },
    {
      status: "ISSUED",
      issuedBy: desk.memberId,
      issuedAt: new Date(desk.now),
      dueOn: new Date(due.on),
      dueBefore: new Date(due.before),
    },
  );
}

/** Keeps an answer, once: a second one breaks on its key. */
export async function answerAdvice(
  desk: AdviceDesk & { readonly memberId: string },
  state: Pick<AdviceState, "id" | "status" | "clientOnly">,
  given: {
    readonly answer: AdviceAnswer;
    readonly status: AdviceStatus;
    readonly reason: string;
    readonly consequences: string;
    readonly documentId: string | null;
  },
): Promise<void> {
  const { tx, projectId, memberId, now } = desk;
  const { status, ...answer } = given;
  const { id: adviceId, clientOnly } = state;
  await tx.adviceAnswer.createMany({
    data: [{ projectId, adviceId, clientOnly, ...answer, answeredBy: memberId, answeredAt: new Date(now) }],
  });
  await moveAdvice(desk, state, { status, endedAt: new Date(now) });
}

/** Keeps a note on what came of it. */
export async function saveOutcome(
  { tx, projectId, now, newId }: AdviceDesk,
  state: Pick<AdviceState, "id" | "clientOnly">,
  noted: { readonly outcome: AdviceOutcome; readonly note: string; readonly notedBy: string },
): Promise<void> {
  const { id: adviceId, clientOnly } = state;
  await tx.adviceOutcome.createMany({
    data: [{ projectId, id: newId(), adviceId, clientOnly, ...noted, notedAt: new Date(now) }],
  });
}
