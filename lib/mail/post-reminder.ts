import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { Role } from "@/lib/domain/party";
import type { CommandName } from "@/lib/domain/policy";
import type { Instant } from "@/lib/kernel/instant";
import { type Mail, mailDefinitions } from "@/lib/mail/message";

/** What is told: in which project, to whose side or party, which reminders, to the holders of which roles or powers, in which facts. */
export type Reminding = {
  readonly projectId: string;
  readonly clock: { readonly side: string; readonly partyId: string | null };
  readonly now: Instant;
  readonly reminders: readonly string[];
  readonly roles: readonly Role[];
  readonly acts: readonly CommandName[];
  /** Members who are told by name, whatever their role: the people behind a commitment. */
  readonly named: readonly string[];
  readonly payload: Extract<Mail, { template: "reminder" }>["payload"];
};

const Told = z.array(z.object({ people: z.int() })).min(1);

/**
 * Posts one mail to each person of the party whose turn it is, or who holds a written power for the act, notes which
 * mail carried which reminder, and marks the reminders as told. Answers how many people it was.
 */
export async function postReminder(
  tx: Tx,
  { projectId, clock, now, reminders, roles, acts, named, payload }: Reminding,
): Promise<number> {
  const facts = JSON.stringify(mailDefinitions.reminder.payload.parse(payload));
  const ids = [...reminders];
  const rows = await tx.$queryRaw<unknown[]>`
    WITH told AS MATERIALIZED (
      SELECT uuidv7() AS id, p.id AS person_id, p.email, p.locale FROM person p
      WHERE p.email IS NOT NULL AND EXISTS (
        SELECT 1 FROM member m JOIN party y ON y.project_id = m.project_id AND y.id = m.party_id
        WHERE m.project_id = ${projectId}::uuid AND m.person_id = p.id AND m.ended_at IS NULL
          AND ((y.side = ${clock.side} AND (${clock.partyId}::uuid IS NULL OR y.id = ${clock.partyId}::uuid) AND (m.id = ANY (${[...named]}::uuid[]) OR EXISTS (
                  SELECT 1 FROM member_role r WHERE r.project_id = m.project_id AND r.member_id = m.id AND r.ended_at IS NULL
                    AND r.role = ANY (${[...roles]}::text[]))))
            OR EXISTS (SELECT 1 FROM delegation d
                  JOIN party gy ON gy.project_id = d.project_id AND gy.id = d.party_id
                  WHERE d.project_id = m.project_id AND d.grantee_member_id = m.id AND d.revoked_at IS NULL
                    AND gy.side = ${clock.side} AND (${clock.partyId}::uuid IS NULL OR gy.id = ${clock.partyId}::uuid)
                    AND d.acts && ${[...acts]}::text[]
                    AND ${now}::timestamptz >= d.valid_from AND ${now}::timestamptz < d.valid_until)))),
    posted AS (
      INSERT INTO delivery (id, project_id, person_id, email, locale, template, payload, due_at, created_at)
      SELECT t.id, ${projectId}::uuid, t.person_id, t.email, t.locale, 'reminder', ${facts}::jsonb, ${now}::timestamptz, ${now}::timestamptz
      FROM told t),
    marked AS (
      UPDATE reminder SET state = 'TOLD', told_at = ${now}::timestamptz
      WHERE project_id = ${projectId}::uuid AND id = ANY (${ids}::uuid[]) AND state = 'PLANNED'),
    carried AS (
      INSERT INTO reminder_delivery (project_id, reminder_id, delivery_id, person_id)
      SELECT ${projectId}::uuid, r.id, t.id, t.person_id FROM told t, unnest(${ids}::uuid[]) AS r (id))
    SELECT count(*)::integer AS people FROM told`;
  const [row] = Told.parse(rows);
  return row?.people ?? 0;
}
