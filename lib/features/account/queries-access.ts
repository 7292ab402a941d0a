import { z } from "zod";
import type { PersonScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { accessKinds, pageRoomOf, type ReadingView } from "@/lib/features/account/view-access";
import { instantOf } from "@/lib/kernel/instant";

const Row = z.object({
  id: z.uuid(),
  kind: z.enum(accessKinds),
  route: z.string(),
  subject: z.string(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  read_at: z.date(),
});

/** The newest hundred things read under a person's own account. Row-level security shows nobody else's. */
export async function listReadings(tx: Tx, scope: PersonScope): Promise<readonly ReadingView[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT a.id, a.kind, a.route, a.subject, p.code, p.name, a.read_at
    FROM access_log a LEFT JOIN project p ON p.id = a.project_id
    WHERE a.person_id = ${scope.personId}::uuid
    ORDER BY a.read_at DESC, a.id DESC LIMIT 100`;
  return rows.map((raw) => {
    const { id, kind, route, subject, code, name, read_at } = Row.parse(raw);
    return {
      id,
      kind,
      room: pageRoomOf(route),
      subject,
      project: code === null || name === null ? null : { code, name },
      readAt: instantOf(read_at),
    };
  });
}
