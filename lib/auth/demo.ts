import { z } from "zod";
import type { Desk } from "@/lib/auth/desk";
import { beginSession } from "@/lib/auth/session";
import { Role } from "@/lib/domain/party";
import { PersonId } from "@/lib/kernel/ids";

const DemoRow = z.object({ person_id: PersonId, role: Role, display_name: z.string() });

/** Somebody the demo lets in with one press. */
export type DemoRoleView = { readonly personId: string; readonly role: Role; readonly displayName: string };

/** Who can be entered with one press, in order. Ask in demo mode only. */
export async function listDemoRoles(desk: Pick<Desk, "db">): Promise<readonly DemoRoleView[]> {
  const rows = await desk.db.$queryRaw<unknown[]>`
    SELECT d.person_id, d.role, i.display_name FROM demo_role d
    JOIN LATERAL (SELECT display_name FROM person_identity WHERE person_id = d.person_id ORDER BY version DESC LIMIT 1) i ON true
    ORDER BY d.ordinal`;
  return rows.map((row) => {
    const { person_id: personId, role, display_name: displayName } = DemoRow.parse(row);
    return { personId, role, displayName };
  });
}

/** Enters the demo as one of its people, without a credential; `null` outside the demo and for anybody else. */
export async function enterDemo(
  desk: Desk & { readonly isDemo: boolean },
  wanted: { readonly personId: string; readonly userAgent: string },
): Promise<string | null> {
  const personId = PersonId.safeParse(wanted.personId);
  if (!desk.isDemo || !personId.success) return null;
  if ((await desk.db.demoRole.count({ where: { personId: personId.data } })) === 0) return null;
  const { now, newId } = desk;
  return beginSession(desk.db, { personId: personId.data, method: "DEMO", userAgent: wanted.userAgent, now, newId });
}
