import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { Role, Side } from "@/lib/domain/party";
import type { HeldRole, PartyView } from "@/lib/features/party/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const order: readonly Side[] = Side.options;
const roleOrder: readonly Role[] = Role.options;

/**
 * The parties of a project, client first, with their people and the invitations that nobody has taken up or back.
 * `viewer` is the party of the reader: an invited address shows to it when it invites or is invited.
 */
export async function listParties(
  tx: Tx,
  projectId: string,
  now: Instant,
  viewer: string | null = null,
): Promise<readonly PartyView[]> {
  const [parties, organisations, members, roles, named, invitations] = await Promise.all([
    tx.party.findMany({ where: { projectId, removedAt: null } }),
    tx.$queryRaw<{ id: string; legalForm: string; registrationNumber: string; city: string }[]>`
      SELECT o.id, o.legal_form AS "legalForm", o.registration_number AS "registrationNumber", o.city FROM organisation o
      WHERE o.id IN (SELECT y.organisation_id FROM party y WHERE y.project_id = ${projectId}::uuid AND y.removed_at IS NULL)`,
    tx.member.findMany({ where: { projectId, endedAt: null }, orderBy: { id: "asc" } }),
    tx.memberRole.findMany({ where: { projectId, endedAt: null } }),
    tx.$queryRaw<unknown[]>`
      SELECT DISTINCT ON (i.person_id) i.person_id, i.display_name, i.title FROM person_identity i
      WHERE i.person_id IN (SELECT m.person_id FROM member m WHERE m.project_id = ${projectId}::uuid AND m.ended_at IS NULL)
      ORDER BY i.person_id, i.version DESC`,
    tx.invitation.findMany({ where: { projectId, acceptedAt: null, revokedAt: null }, orderBy: { id: "asc" } }),
  ]);
  const names = namesFrom(named);
  const partyOf = new Map(members.map((member) => [member.id, member.partyId]));
  const views = parties.map((party): PartyView => {
    const organisation = organisations.find((one) => one.id === party.organisationId);
    return {
      id: party.id,
      side: Side.parse(party.side),
      name: party.name,
      ordinal: party.ordinal,
      organisation: {
        name: party.name,
        legalForm: organisation?.legalForm ?? "",
        registrationNumber: organisation?.registrationNumber ?? "",
        city: organisation?.city ?? "",
      },
      members: members
        .filter((member) => member.partyId === party.id)
        .map((member) => ({
          id: member.id,
          personId: member.personId,
          name: names.get(member.personId)?.displayName ?? "",
          title: names.get(member.personId)?.title ?? "",
          roles: held(roles.filter((role) => role.memberId === member.id)),
        })),
      invitations: invitations
        .filter((invitation) => invitation.partyId === party.id)
        .map((invitation) => ({
          id: invitation.id,
          name: invitation.displayName,
          email:
            viewer === party.id || viewer === (partyOf.get(invitation.invitedByMemberId) ?? "")
              ? invitation.email
              : null,
          roles: held(
            invitation.roles.map((role) => ({
              role,
              substitute: invitation.substitute && role.endsWith("_SIGNATORY"),
            })),
          ),
          state: instantOf(invitation.expiresAt) > now ? "OPEN" : "EXPIRED",
          expiresAt: instantOf(invitation.expiresAt),
        })),
    };
  });
  return views.sort((a, b) => order.indexOf(a.side) - order.indexOf(b.side) || a.ordinal - b.ordinal);
}

function held(rows: readonly { readonly role: string; readonly substitute: boolean }[]): readonly HeldRole[] {
  return rows
    .map((row) => ({ role: Role.parse(row.role), substitute: row.substitute }))
    .sort((a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role));
}

const Name = z.object({ person_id: z.uuid(), display_name: z.string(), title: z.string() });

/** The printed name that everybody who is or was in a project has now: asked beside what names them. */
export async function namesIn(tx: Tx, projectId: string): Promise<Names> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT DISTINCT ON (person_id) person_id, display_name, title FROM person_identity
    WHERE person_id IN (SELECT m.person_id FROM member m WHERE m.project_id = ${projectId}::uuid)
    ORDER BY person_id, version DESC`;
  return namesFrom(rows);
}

type Names = ReadonlyMap<string, { readonly displayName: string; readonly title: string }>;

function namesFrom(rows: readonly unknown[]): Names {
  return new Map(
    rows
      .map((row) => Name.parse(row))
      .map((row) => [row.person_id, { displayName: row.display_name, title: row.title }]),
  );
}
