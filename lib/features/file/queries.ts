import { enterProject, type ProjectScope } from "@/lib/auth/scope";
import type { Database, Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { FileView } from "@/lib/features/file/view";

/** The files of one party among those named: evidence is handed over by whoever received it. */
export async function loadOwnFiles(
  tx: Tx,
  wanted: { projectId: string; partyId: string; ids: readonly string[] },
): Promise<readonly { readonly id: string; readonly sha256: string; readonly bytes: number }[]> {
  const { projectId, partyId, ids } = wanted;
  const rows = await tx.storedFile.findMany({
    where: { projectId, partyId, id: { in: [...ids] } },
    select: { id: true, sha256: true, bytes: true },
  });
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }));
}

/**
 * A file that this person may open: one's own party's, or one that was handed over with a submission, an
 * invoice or a point of an agenda. Another party's file that is not handed over yet is *not found*, like a foreign project's.
 */
export async function getFile(tx: Tx, scope: ProjectScope, id: string): Promise<FileView | null> {
  const row = await tx.storedFile.findUnique({ where: { projectId_id: { projectId: scope.projectId, id } } });
  if (row === null) return null;
  const shared =
    row.partyId === scope.partyId ||
    (await tx.evidence.count({ where: { projectId: scope.projectId, fileId: id } })) > 0 ||
    (await tx.invoice.count({ where: { projectId: scope.projectId, fileId: id } })) > 0 ||
    (await tx.agendaPointDocument.count({ where: { projectId: scope.projectId, fileId: id } })) > 0;
  return shared
    ? { id: row.id, name: row.name, mediaType: row.mediaType, bytes: Number(row.bytes), sha256: row.sha256 }
    : null;
}

/** The last files that one's party has uploaded and not handed over yet, the newest first. */
export async function listWaitingFiles(tx: Tx, scope: ProjectScope): Promise<readonly FileView[]> {
  const rows = await tx.$queryRaw<{ id: string; name: string; media_type: string; bytes: bigint; sha256: string }[]>`
    SELECT f.id, f.name, f.media_type, f.bytes, f.sha256 FROM stored_file f
    WHERE f.project_id = ${scope.projectId}::uuid AND f.party_id = ${scope.partyId}::uuid
      AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.project_id = f.project_id AND e.file_id = f.id)
      AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.project_id = f.project_id AND i.file_id = f.id)
      AND NOT EXISTS (SELECT 1 FROM agenda_point_document d WHERE d.project_id = f.project_id AND d.file_id = f.id)
    ORDER BY f.uploaded_at DESC, f.id DESC LIMIT 50`;
  return rows.map(({ media_type: mediaType, bytes, ...row }) => ({ ...row, mediaType, bytes: Number(bytes) }));
}

/** The project of this code for a member of it; `null` for everybody else, and when there is none. */
export async function projectFor(db: Database, personId: string, code: string): Promise<string | null> {
  return transact(
    db,
    { personId, readOnly: true },
    async (tx) => (await enterProject(tx, personId, code))?.projectId ?? null,
  );
}

/** A file that a person may open, with the project that holds it. */
export async function findFile(
  db: Database,
  personId: string,
  code: string,
  id: string,
): Promise<(FileView & { readonly projectId: string }) | null> {
  return transact(db, { personId, readOnly: true }, async (tx) => {
    const scope = await enterProject(tx, personId, code);
    const file = scope === null ? null : await getFile(tx, scope, id);
    return scope === null || file === null ? null : { ...file, projectId: scope.projectId };
  });
}
