import type { Tx } from "@/lib/db/client";
import { type ChangeRequestOrigin, ChangeRequestStatus, ChangeRequestType } from "@/lib/domain/change-request";
import type { OpenChangeRequestInput } from "@/lib/features/change-request/schema";
import type { Instant } from "@/lib/kernel/instant";

/** A change request for an act. */
export type ChangeRequestRow = {
  readonly id: string;
  readonly code: string;
  readonly status: ChangeRequestStatus;
  readonly type: ChangeRequestType | null;
  readonly title: string;
  readonly description: string;
  readonly reason: string;
  readonly partyId: string;
  readonly originCode: string | null;
  readonly digest: string;
};

/** Where a request comes from: the object and its number; of a committee's point, the meeting's. */
export type Origin = {
  readonly origin: ChangeRequestOrigin;
  readonly originCode: string | null;
  readonly milestoneId: string | null;
  readonly requirementId: string | null;
  readonly reservationId: string | null;
  readonly questionId: string | null;
  readonly agendaPointId: string | null;
};

type ReadOrigin = { readonly origin: Origin; readonly words: string | null };

const nothing: Origin = {
  origin: "NONE",
  originCode: null,
  milestoneId: null,
  requirementId: null,
  reservationId: null,
  questionId: null,
  agendaPointId: null,
};

/** Finds what an origin names ("milestone:J1"); `null` when it is not of this project, or not this reader's to see. */
export async function loadOrigin(tx: Tx, projectId: string, text: string): Promise<Origin | null> {
  const found = await readOrigin(tx, projectId, text);
  return found === null ? null : found.origin;
}

/** The same, with the words of what has no title of its own where a request is begun; `null` for all else. */
export async function readOrigin(tx: Tx, projectId: string, text: string): Promise<ReadOrigin | null> {
  const [kind = "", code = ""] = text.split(":");
  if (text === "") return { origin: nothing, words: null };
  const where = { projectId_code: { projectId, code } };
  const select = { id: true } as const;
  switch (kind) {
    case "milestone": {
      const row = await tx.milestone.findUnique({ where, select });
      return row === null ? null : wordless({ origin: "MILESTONE", originCode: code, milestoneId: row.id });
    }
    case "requirement": {
      const row = await tx.requirement.findUnique({ where, select });
      return row === null ? null : wordless({ origin: "REQUIREMENT", originCode: code, requirementId: row.id });
    }
    case "question":
      return questionOrigin(tx, projectId, code);
    case "point":
      return pointOrigin(tx, projectId, code);
    default: {
      const row = await tx.reservation.findUnique({ where, select });
      return row === null ? null : wordless({ origin: "RESERVATION", originCode: code, reservationId: row.id });
    }
  }
}

function wordless(origin: Partial<Origin>): ReadOrigin {
  return { origin: { ...nothing, ...origin }, words: null };
}

/** What is asked because of a question aims at what the question is about. */
async function questionOrigin(tx: Tx, projectId: string, code: string): Promise<ReadOrigin | null> {
  const row = await tx.question.findUnique({ where: { projectId_code: { projectId, code } } });
  if (row === null) return null;
  const aims = row.subjectKind === "MILESTONE" ? { milestoneId: row.subjectId } : { requirementId: row.requirementId };
  const origin = { ...nothing, ...aims, origin: "QUESTION", originCode: code, questionId: row.id } as const;
  return { origin, words: row.text ?? "" };
}

/** A point has no number of its own: its meeting's is told. */
async function pointOrigin(tx: Tx, projectId: string, id: string): Promise<ReadOrigin | null> {
  const point = await tx.agendaPoint.findUnique({ where: { projectId_id: { projectId, id } } });
  if (point === null) return null;
  const where = { projectId_id: { projectId, id: point.meetingId } };
  const meeting = await tx.meeting.findUnique({ where, select: { code: true } });
  if (meeting === null) return null;
  const origin = { ...nothing, origin: "AGENDA_POINT", originCode: meeting.code, agendaPointId: id } as const;
  return { origin, words: point.title };
}

/** Takes the row of a request until commit; `null` when there is none of this number here. */
export async function loadChangeRequestForUpdate(
  tx: Tx,
  projectId: string,
  code: string,
): Promise<ChangeRequestRow | null> {
  await tx.$queryRaw`SELECT 1 FROM change_request WHERE project_id = ${projectId}::uuid AND code = ${code} FOR UPDATE`;
  const row = await tx.changeRequest.findUnique({ where: { projectId_code: { projectId, code } } });
  if (row === null) return null;
  const { id, status, type, title, description, reason, partyId, originCode, digest } = row;
  return {
    id,
    code,
    status: ChangeRequestStatus.parse(status),
    type: ChangeRequestType.nullable().parse(type),
    title,
    description,
    reason,
    partyId,
    originCode,
    digest,
  };
}

type Words = Pick<OpenChangeRequestInput, "type" | "title" | "description" | "reason">;

/** Saves a new request as a draft. */
export async function saveChangeRequest(
  tx: Tx,
  row: {
    projectId: string;
    id: string;
    number: number;
    words: Words;
    origin: Origin;
    partyId: string;
    openedBy: string;
    digest: string;
    now: Instant;
  },
): Promise<string> {
  const { words, origin, now, number, ...data } = row;
  const code = `FDE-${String(number).padStart(3, "0")}`;
  await tx.changeRequest.createMany({
    data: [{ ...data, ...words, ...origin, number, code, status: "DRAFT", openedAt: new Date(now) }],
  });
  return code;
}

/** Writes a draft anew. */
export async function rewriteChangeRequest(
  tx: Tx,
  row: { projectId: string; id: string; words: Words; digest: string },
): Promise<void> {
  const { projectId, id, words, digest } = row;
  await tx.changeRequest.update({ where: { projectId_id: { projectId, id } }, data: { ...words, digest } });
}

/** Puts a draft to the parties; a requirement that it targets is marked as awaiting a change. */
export async function submitRequest(
  tx: Tx,
  row: { projectId: string; id: string; submittedBy: string; now: Instant },
): Promise<void> {
  const { projectId, id, submittedBy, now } = row;
  const saved = await tx.changeRequest.update({
    where: { projectId_id: { projectId, id } },
    data: { status: "SUBMITTED", submittedBy, submittedAt: new Date(now) },
  });
  if (saved.requirementId !== null)
    await tx.requirement.updateMany({ where: { projectId, id: saved.requirementId }, data: { changePending: true } });
}
