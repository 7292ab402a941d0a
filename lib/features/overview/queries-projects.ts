import { z } from "zod";
import type { PersonScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Role, Side } from "@/lib/domain/party";
import { ProjectStatus } from "@/lib/domain/project";
import type { ProjectPage } from "@/lib/features/overview/view";
import { countTurns } from "@/lib/features/todo/queries";
import type { Instant } from "@/lib/kernel/instant";

const pageSize = 30;

const Row = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  status: ProjectStatus,
  client: z.string().nullable(),
  roles: z.array(Role),
  party: z.string(),
  side: Side,
  ordinal: z.int(),
});

/** The projects of the person, the newest first, with whose turn it is. Paged by their id, which grows with time. */
export async function listProjects(
  tx: Tx,
  scope: PersonScope,
  at: { readonly now: Instant; readonly before?: string | undefined; readonly size?: number },
): Promise<ProjectPage> {
  const size = at.size ?? pageSize;
  const listed = tx.$queryRaw<unknown[]>`
    SELECT p.id, p.code, p.name, p.status, c.name AS client, y.name AS party, y.side, y.ordinal,
           ARRAY(SELECT r.role FROM member_role r WHERE r.project_id = m.project_id AND r.member_id = m.id AND r.ended_at IS NULL ORDER BY r.role) AS roles
    FROM member m
    JOIN project p ON p.id = m.project_id
    JOIN party y ON y.project_id = m.project_id AND y.id = m.party_id
    LEFT JOIN party c ON c.project_id = m.project_id AND c.side = 'CLIENT' AND c.removed_at IS NULL
    WHERE m.person_id = ${scope.personId}::uuid AND m.ended_at IS NULL AND p.id < ${at.before ?? "ffffffff-ffff-ffff-ffff-ffffffffffff"}::uuid
    ORDER BY p.id DESC LIMIT ${size + 1}`;
  const [rows, turns] = await Promise.all([listed, countTurns(tx, scope, at.now)]);
  const found = rows.slice(0, size).map((row) => Row.parse(row));
  const none = { mine: 0, ours: 0, theirs: 0, late: 0 };
  return {
    projects: found.map(({ code, name, status, client, roles, party, side, ordinal }) => ({
      code,
      name,
      status,
      client,
      roles,
      party: { name: party, side, ordinal },
      turn: turns.get(code) ?? none,
    })),
    next: rows.length > size ? (found.at(-1)?.id ?? null) : null,
  };
}
