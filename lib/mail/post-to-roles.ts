import type { Tx } from "@/lib/db/client";
import type { Role } from "@/lib/domain/party";
import type { Instant } from "@/lib/kernel/instant";
import { type Mail, mailDefinitions } from "@/lib/mail/message";

/** A mail for everybody who holds one of these roles in a project now, each in their own language. */
export type RolePosting = Mail & {
  readonly projectId: string;
  readonly roles: readonly Role[];
  /** The one whose act it tells: nobody is told of their own acts. `null` when everybody gets it. */
  readonly except: string | null;
  /** Only the members of this party, when given. */
  readonly partyId?: string | undefined;
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
      SELECT 1 FROM member m JOIN member_role r ON r.project_id = m.project_id AND r.member_id = m.id AND r.ended_at IS NULL
      WHERE m.project_id = ${posting.projectId}::uuid AND m.person_id = p.id AND m.ended_at IS NULL
        AND r.role = ANY (${[...posting.roles]}::text[])
        AND (${posting.partyId ?? null}::uuid IS NULL OR m.party_id = ${posting.partyId ?? null}::uuid))`;
}
