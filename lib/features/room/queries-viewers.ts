import { z } from "zod";
import { idleMilliseconds } from "@/lib/auth/session";
import type { Database, Tx } from "@/lib/db/client";
import { PersonId } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";

const ViewerRow = z.object({ sessionId: z.uuid(), personId: PersonId, partyId: z.uuid() });

/** Somebody whose session is live and who is a member of the project, for one party. */
export type RoomViewerRow = z.infer<typeof ViewerRow>;

/** Of these sessions, those that may go on looking at a project now. */
export async function listRoomViewers(
  db: Database,
  projectId: string,
  sessions: readonly string[],
  now: Instant,
): Promise<readonly RoomViewerRow[]> {
  const idleSince = new Date(Date.parse(now) - idleMilliseconds);
  const rows = await db.$queryRaw<unknown[]>`
    SELECT session_id AS "sessionId", person_id AS "personId", party_id AS "partyId"
    FROM aval_room_viewers(${projectId}::uuid, ${[...sessions]}::uuid[], ${now}::timestamptz, ${idleSince}::timestamptz)`;
  return rows.map((row) => ViewerRow.parse(row));
}

/** How far the register of a project has come: asked before what stands in it, so that what is read is not older. */
export async function lastAct(tx: Tx, projectId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ seq: bigint }[]>`SELECT seq FROM ledger_head WHERE project_id = ${projectId}::uuid`;
  return Number(rows[0]?.seq ?? 0n);
}

/** The meeting of this number; `null` when there is none. */
export async function findMeetingId(tx: Tx, projectId: string, code: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM meeting WHERE project_id = ${projectId}::uuid AND code = ${code}`;
  return rows[0]?.id ?? null;
}
