import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import type { PointSubject } from "@/lib/domain/agenda";
import type { VoteMatter } from "@/lib/domain/committee";
import type { ProposePointInput } from "@/lib/features/committee/schema";

type Ctx = Pick<ProjectContext, "tx" | "scope" | "now" | "newId">;

/** A point as it is kept. */
export type NewPoint = Pick<ProposePointInput, "title" | "detail" | "ask" | "minutes"> & {
  readonly meetingId: string;
  readonly ordinal: number;
  readonly matter: VoteMatter;
  readonly subject: { readonly kind: PointSubject; readonly id: string; readonly code: string } | null;
  readonly concerned: readonly string[];
  readonly documents: readonly string[];
  readonly carriedFrom: string | null;
};

/** Saves a proposed point with the agencies that it concerns and its documents; answers its id. */
export async function savePoint(ctx: Ctx, point: NewPoint): Promise<string> {
  const { tx, scope, now, newId } = ctx;
  const { projectId, memberId } = scope;
  const { meetingId, ordinal, title, detail, ask, matter, minutes, subject, concerned, documents, carriedFrom } = point;
  const id = newId();
  const said = { projectId, id, meetingId, ordinal, title, detail, ask, matter, minutes, carriedFrom };
  const about = {
    subjectKind: subject?.kind ?? null,
    subjectId: subject?.id ?? null,
    subjectCode: subject?.code ?? null,
  };
  await tx.agendaPoint.createMany({
    data: [{ ...said, ...about, status: "PROPOSED", proposedBy: memberId, proposedAt: new Date(now) }],
  });
  await tx.agendaPointParty.createMany({ data: concerned.map((partyId) => ({ projectId, pointId: id, partyId })) });
  await saveDocuments(ctx, id, documents, 0);
  return id;
}

/** Adds documents to a point, after those that are there. */
export async function saveDocuments(
  { tx, scope, now }: Ctx,
  pointId: string,
  documents: readonly string[],
  standing: number,
): Promise<void> {
  const { projectId, memberId: addedBy } = scope;
  await tx.agendaPointDocument.createMany({
    data: documents.map((fileId, index) => ({
      ...{ projectId, pointId, fileId, addedBy, ordinal: standing + index + 1, addedAt: new Date(now) },
    })),
  });
}

/** Takes a point off. */
export async function withdrawPoint({ tx, scope, now }: Ctx, id: string): Promise<void> {
  const { projectId } = scope;
  await tx.agendaPoint.updateMany({
    where: { projectId, id },
    data: { status: "WITHDRAWN", withdrawnAt: new Date(now) },
  });
}

/** Puts points in this order. */
export async function orderPoints(tx: Tx, projectId: string, points: readonly string[]): Promise<void> {
  await Promise.all(
    points.map((id, index) => tx.agendaPoint.updateMany({ where: { projectId, id }, data: { ordinal: index + 1 } })),
  );
}

/** Fixes these points in this order. */
export async function fixPoints({ tx, scope, now }: Ctx, points: readonly string[]): Promise<void> {
  const { projectId, memberId: fixedBy } = scope;
  await orderPoints(tx, projectId, points);
  await tx.agendaPoint.updateMany({
    where: { projectId, id: { in: [...points] }, status: "PROPOSED" },
    data: { status: "FIXED", fixedBy, fixedAt: new Date(now) },
  });
}

/** Saves what a side prepares for a meeting. */
export async function savePreparation(
  { tx, scope, now }: Pick<ProjectContext, "tx" | "scope" | "now">,
  note: { readonly id: string; readonly meetingId: string; readonly pointId: string | null; readonly text: string },
): Promise<void> {
  const { projectId, partyId, memberId } = scope;
  const row = { projectId, ...note, partyId, writtenBy: memberId, writtenAt: new Date(now) };
  await tx.preparationNote.createMany({ data: [row] });
}
