import type { Tx } from "@/lib/db/client";
import type { Role } from "@/lib/domain/party";
import type { CommandName } from "@/lib/domain/policy";
import type { Instant } from "@/lib/kernel/instant";
import { type Mail, mailDefinitions } from "@/lib/mail/message";

/** A mail for everybody who holds one of these roles in a project now, each in their own language. */
export type RolePosting = Mail & {
  readonly projectId: string;
  readonly roles: readonly Role[];
  /** Also for whoever holds a written power for this act now. */
  readonly act?: CommandName | undefined;
  /** The one whose act it tells: nobody is told of their own acts. `null` when everybody gets it. */
  readonly except: string | null;
  readonly now: Instant;
};

/** Posts a mail to the holders of roles, in one statement and in the transaction of the act it tells of. */
export async function postToRoles(tx: Tx, posting: RolePosting): Promise<void> {
  const payload = JSON.stringify(mailDefinitions[posting.template].payload.parse(posting.payload));
  await tx.$executeRaw`
    INSERT INTO delivery (id, project_id, person_id, email, locale, template, payload, due_at, created_at)
    SELECT uuidv7(), ${posting.projectId}::uuid, p.id, p.email, p.locale, ${posting.template}, ${payload}::jsonb,
           ${posting.now}::timestamptz, ${posting.now}::timestamptz
    FROM person p
    WHERE p.email IS NOT NULL AND p.id IS DISTINCT FROM ${posting.except}::uuid AND EXISTS (
      SELECT 1 FROM member m
      WHERE m.project_id = ${posting.projectId}::uuid AND m.person_id = p.id AND m.ended_at IS NULL
        AND (EXISTS (SELECT 1 FROM member_role r WHERE r.project_id = m.project_id AND r.member_id = m.id AND r.ended_at IS NULL
                       AND r.role = ANY (${[...posting.roles]}::text[]))
          OR EXISTS (SELECT 1 FROM delegation d WHERE d.project_id = m.project_id AND d.grantee_member_id = m.id AND d.revoked_at IS NULL
                       AND ${posting.act ?? ""} = ANY (d.acts) AND ${posting.now}::timestamptz >= d.valid_from AND ${posting.now}::timestamptz < d.valid_until)))`;
}
