import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { RecordContent } from "@/lib/domain/record";
import { nextBaselineNumber } from "@/lib/features/baseline/queries-set";
import type { BaselineRow, NextBaseline } from "@/lib/features/baseline/view";
import { getExclusions } from "@/lib/features/exclusion/queries";

const Row = z.object({
  number: z.int(),
  record: z.string(),
  digest: z.string(),
  count: z.int(),
  added: z.int(),
  signatory: z.string().nullable(),
  signedAt: z.date(),
});

/** The signed sets, the newest first. */
export async function listBaselines(tx: Tx, scope: ProjectScope): Promise<readonly BaselineRow[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT b.number, d.code AS record, b.digest, b.item_count AS count, b.signed_at AS "signedAt", who.name AS signatory,
      (SELECT count(*)::int FROM baseline_item i WHERE i.project_id = b.project_id AND i.baseline_id = b.id AND i.added) AS added
    FROM baseline b
    JOIN signed_document d ON d.project_id = b.project_id AND d.id = b.document_id
    LEFT JOIN LATERAL (SELECT p.display_name AS name FROM member m JOIN person_identity p ON p.person_id = m.person_id
      WHERE m.project_id = b.project_id AND m.id = b.signed_by ORDER BY p.version DESC LIMIT 1) who ON true
    WHERE b.project_id = ${scope.projectId}::uuid ORDER BY b.number DESC LIMIT 200`;
  return z
    .array(Row)
    .parse(rows)
    .map(({ signatory, signedAt, ...row }) => ({
      ...row,
      signatory: signatory ?? "",
      signedAt: signedAt.toISOString(),
    }));
}

/** What would be signed next, in figures, without reading its texts. */
export async function getNextBaseline(tx: Tx, scope: ProjectScope): Promise<NextBaseline> {
  const { projectId } = scope;
  const [added, kept, exclusions, number] = await Promise.all([
    tx.requirement.count({ where: { projectId, status: "AGREED" } }),
    tx.requirement.count({
      where: { projectId, status: { in: ["BASELINED", "IMPLEMENTED", "VERIFIED", "ACCEPTED"] } },
    }),
    getExclusions(tx, scope),
    nextBaselineNumber(tx, projectId),
  ]);
  return {
    number,
    count: added + kept,
    added,
    exclusions: exclusions.text,
  };
}

/** The record of the last signed set, against which the next one is read. */
export async function getLastBaselineRecord(tx: Tx, { projectId }: ProjectScope): Promise<RecordContent | null> {
  const last = await tx.baseline.findFirst({
    where: { projectId },
    orderBy: { number: "desc" },
    select: { documentId: true },
  });
  if (last === null) return null;
  const document = await tx.signedDocument.findUniqueOrThrow({
    where: { projectId_id: { projectId, id: last.documentId } },
    select: { content: true },
  });
  return RecordContent.parse(JSON.parse(document.content));
}

/** The number of the record of a signed set; `null` when there is no such set here. */
export async function getBaselineRecordCode(
  tx: Tx,
  { projectId }: ProjectScope,
  number: number,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT d.code FROM baseline b JOIN signed_document d ON d.project_id = b.project_id AND d.id = b.document_id
    WHERE b.project_id = ${projectId}::uuid AND b.number = ${number}`;
  return rows[0]?.code ?? null;
}
