import type { SigningContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import type { RecordContent } from "@/lib/domain/record";
import { freezeDocument } from "@/lib/ledger/sign";

/** A cancellation that somebody has signed: its frozen words. */
export type CancellationState = {
  readonly version: number;
  readonly id: string;
  readonly code: string;
  readonly digest: string;
};

/** The last cancellation that somebody has signed; `null` when there is none, or when its words are not the reader's to read. */
export async function loadCancellation(
  tx: Tx,
  where: { projectId: string; milestoneId: string },
): Promise<CancellationState | null> {
  const row = await tx.milestoneCancellation.findFirst({ where, orderBy: { version: "desc" } });
  if (row === null) return null;
  const document = await tx.signedDocument.findUnique({
    where: { projectId_id: { projectId: where.projectId, id: row.documentId } },
    select: { id: true, code: true, digest: true },
  });
  return document === null ? null : { version: row.version, ...document };
}

type Written = {
  readonly milestoneId: string;
  readonly version: number;
  readonly reason: string;
  readonly costCents: number | null;
  readonly content: RecordContent;
};

/** Freezes and saves new words of a cancellation. */
export async function freezeCancellation(
  ctx: SigningContext,
  { content, costCents, ...row }: Written,
): Promise<{ readonly id: string; readonly code: string }> {
  const { projectId } = ctx.scope;
  const document = await freezeDocument(ctx, { projectId, subjectId: row.milestoneId, version: row.version, content });
  const cost = costCents === null ? null : BigInt(costCents);
  const writtenAt = new Date(ctx.now);
  await ctx.tx.milestoneCancellation.create({
    data: { ...row, projectId, id: ctx.newId(), documentId: document.id, costCents: cost, writtenAt },
  });
  return document;
}
