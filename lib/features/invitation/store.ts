import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import { Role, Side } from "@/lib/domain/party";
import { INVITATION_DAYS, type InviteMemberInput } from "@/lib/features/invitation/schema";
import { PartyId, type PersonId, ProjectId } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import { sha256 } from "@/lib/ledger/canonical";

const day = 24 * 60 * 60 * 1000;

/** The party of an invitation, where the address stands or stood in the project, and the invitation that it replaces. */
export type InvitationRows = {
  readonly party: {
    readonly id: string;
    readonly side: Side;
    readonly name: string;
    readonly hasJoinedMembers: boolean;
  };
  readonly personSides: readonly { readonly partyId: string; readonly side: Side }[];
  readonly pastSides: readonly Side[];
  readonly replaced: string | null;
};

/** What an invitation depends on, once the acts before are done; `null` without such a party. */
export async function loadInvitationFactsForUpdate(
  tx: Tx,
  projectId: string,
  wanted: Pick<InviteMemberInput, "partyId" | "email">,
): Promise<InvitationRows | null> {
  await lockProject(tx, projectId);
  const party = await tx.party.findFirst({ where: { projectId, id: wanted.partyId, removedAt: null } });
  if (party === null) return null;
  const members = await tx.member.findMany({ where: { projectId, endedAt: null } });
  const invited = await tx.invitation.findFirst({
    where: { projectId, email: wanted.email, acceptedAt: null, revokedAt: null },
  });
  const person = await tx.person.findUnique({ where: { email: wanted.email }, select: { id: true } });
  const stands = members.filter((member) => member.personId === person?.id);
  const elsewhere = invited !== null && invited.partyId !== party.id ? [invited] : [];
  return {
    party: {
      id: party.id,
      side: Side.parse(party.side),
      name: party.name,
      hasJoinedMembers: members.some((member) => member.partyId === party.id),
    },
    personSides: [...stands, ...elsewhere].map((stand) => ({ partyId: stand.partyId, side: Side.parse(stand.side) })),
    pastSides: person === null ? [] : await sidesBefore(tx, projectId, person.id),
    replaced: invited?.partyId === party.id ? invited.id : null,
  };
}

/** The sides on which a person stood in a project and left, or for which they signed in their own right. */
async function sidesBefore(tx: Tx, projectId: string, personId: string): Promise<readonly Side[]> {
  const left = await tx.member.findMany({
    where: { projectId, personId, endedAt: { not: null } },
    select: { side: true },
  });
  // Under a power, one signs for the grantor: that is nobody's own side.
  const signed = await tx.signature.findMany({
    where: { projectId, personId, delegationId: null },
    select: { side: true },
  });
  return [...left, ...signed].map(({ side }) => Side.parse(side));
}

/** Saves an invitation and answers the secret of its link, of which only the hash is kept. */
export async function saveInvitation(
  tx: Tx,
  invitation: InviteMemberInput & {
    projectId: string;
    id: string;
    side: Side;
    invitedByMemberId: string;
    now: Instant;
  },
): Promise<string> {
  const { name, now, ...data } = invitation;
  const token = randomBytes(32).toString("base64url");
  const createdAt = new Date(now);
  const expiresAt = new Date(createdAt.getTime() + INVITATION_DAYS * day);
  await tx.invitation.create({ data: { ...data, displayName: name, tokenHash: sha256(token), createdAt, expiresAt } });
  return token;
}

/** An open invitation, once the acts before are done. */
export async function loadInvitationForUpdate(
  tx: Tx,
  projectId: string,
  id: string,
): Promise<{
  readonly partyId: string;
  readonly side: Side;
  readonly hasHeads: readonly Role[];
  readonly invitedBy: string;
} | null> {
  await lockProject(tx, projectId);
  const row = await tx.invitation.findFirst({ where: { projectId, id, acceptedAt: null, revokedAt: null } });
  if (row === null) return null;
  const members = await tx.member.findMany({
    where: { projectId, partyId: row.partyId, endedAt: null },
    select: { id: true },
  });
  const roles = await tx.memberRole.findMany({
    where: { projectId, memberId: { in: members.map((member) => member.id) }, endedAt: null },
  });
  return {
    partyId: row.partyId,
    side: Side.parse(row.side),
    hasHeads: roles.map((role) => Role.parse(role.role)),
    invitedBy: row.invitedByMemberId,
  };
}

/** Takes an open invitation back. */
export async function endInvitation(tx: Tx, ended: { projectId: string; id: string; now: Instant }): Promise<void> {
  await tx.invitation.updateMany({
    where: { projectId: ended.projectId, id: ended.id, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date(ended.now) },
  });
}

const Joined = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("JOINED"),
    projectId: ProjectId,
    partyId: PartyId,
    side: Side,
    roles: z.array(Role).min(1),
    code: z.string(),
  }),
  z.object({ outcome: z.enum(["ALREADY_MEMBER", "ON_OTHER_SIDE", "WAS_ON_OTHER_SIDE", "IS_CANDIDATE"]), side: Side }),
]);

/** What taking up an invitation came to. */
export type Joined = z.infer<typeof Joined>;

/** The most roles an invitation gives: each wants an id. */
const mostRoles = Role.options.length;

/**
 * Takes up the invitation of a token for the person of the transaction and enters its project; `null` when the token is
 * unknown, was used, was taken back, ran out, was sent to another address, came from another party while this one now
 * has people of its own, or opens a project that is over: none are told apart.
 */
export async function joinByToken(
  tx: Tx,
  joining: { token: string; memberId: string; newId: () => string; now: Instant },
): Promise<Joined | null> {
  const ids = Array.from({ length: mostRoles }, () => joining.newId());
  const rows = await tx.$queryRaw<{ joined: unknown }[]>`
    SELECT aval_join(${sha256(joining.token)}, ${joining.memberId}::uuid, ${ids}::uuid[], ${joining.now}::timestamptz) AS joined`;
  const joined = rows[0]?.joined ?? null;
  return joined === null ? null : Joined.parse(joined);
}

/** The name and party printed on the invitation: those of whoever invites. */
export async function loadInviter(tx: Tx, personId: PersonId): Promise<string> {
  const identity = await tx.personIdentity.findFirst({ where: { personId }, orderBy: { version: "desc" } });
  return identity?.displayName ?? "";
}
