import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { delegableCommands, delegationStatus } from "@/lib/domain/delegation";
import { Role } from "@/lib/domain/party";
import type { RecordContent } from "@/lib/domain/record";
import type { DelegationTerms } from "@/lib/features/delegation/schema";
import { powerRecord } from "@/lib/features/delegation/store-record";
import type { DelegationEnd, DelegationView, GranteeChoice } from "@/lib/features/delegation/view";
import { listParties, namesIn } from "@/lib/features/party/queries";
import type { PartyView } from "@/lib/features/party/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** The code of the n-th power of a project. */
export function powerCode(number: number): string {
  return `DEL-${String(number).padStart(2, "0")}`;
}

/** The code that the next power will carry, as long as nobody writes one before. */
export async function nextPowerCode(tx: Tx, projectId: string): Promise<string> {
  const counter = await tx.projectCounter.findUnique({ where: { projectId_name: { projectId, name: "DEL" } } });
  return powerCode((counter?.value ?? 0) + 1);
}

/** Both ends of a power in words; `null` when the grantee is no member of this project. */
export async function composePower(
  tx: Tx,
  scope: ProjectScope,
  terms: DelegationTerms,
  delegation: string,
  now: Instant,
): Promise<{
  readonly record: RecordContent;
  readonly grantor: DelegationEnd;
  readonly grantee: DelegationEnd & { readonly partyId: string };
} | null> {
  const parties = await listParties(tx, scope.projectId, now);
  const grantor = endOf(parties, scope.memberId);
  const grantee = endOf(parties, terms.granteeMemberId);
  if (grantor === null || grantee === null) return null;
  const { code, name, language, currency, timeZone } = scope;
  return {
    record: powerRecord({ project: { code, name, language, currency, timeZone }, delegation, grantor, grantee, terms }),
    grantor,
    grantee,
  };
}

function endOf(parties: readonly PartyView[], memberId: string): (DelegationEnd & { readonly partyId: string }) | null {
  for (const party of parties) {
    const member = party.members.find((one) => one.id === memberId);
    // Nobody lends to, or acts for, a person whose identity was erased.
    if (member !== undefined && member.name !== "")
      return {
        memberId,
        name: member.name,
        partyId: party.id,
        party: { name: party.name, side: party.side, ordinal: party.ordinal },
      };
  }
  return null;
}

/** Every power of the project, the latest first: shown to all, since it binds all. */
export async function listDelegations(tx: Tx, projectId: string, now: Instant): Promise<readonly DelegationView[]> {
  const [rows, members, parties, names, records] = await Promise.all([
    tx.delegation.findMany({ where: { projectId }, orderBy: { id: "desc" } }),
    tx.member.findMany({ where: { projectId } }),
    tx.party.findMany({ where: { projectId } }),
    namesIn(tx, projectId),
    tx.signedDocument.findMany({ where: { projectId, kind: "DELEGATION" }, select: { id: true, code: true } }),
  ]);
  const end = (memberId: string): DelegationEnd => {
    const member = members.find((one) => one.id === memberId);
    const party = parties.find((one) => one.id === member?.partyId);
    const side = party?.side === "AGENCY" ? "AGENCY" : party?.side === "AMO" ? "AMO" : "CLIENT";
    return {
      memberId,
      name: names.get(member?.personId ?? "")?.displayName ?? "",
      party: { name: party?.name ?? "", side, ordinal: party?.ordinal ?? 1 },
    };
  };
  return rows.map((row): DelegationView => {
    const dates = {
      validFrom: instantOf(row.validFrom),
      validUntil: instantOf(row.validUntil),
      revokedAt: row.revokedAt === null ? null : instantOf(row.revokedAt),
    };
    return {
      id: row.id,
      code: row.code,
      status: delegationStatus(dates, now),
      grantor: end(row.grantorMemberId),
      grantee: end(row.granteeMemberId),
      role: Role.parse(row.role),
      acts: row.acts,
      maxAmountCents: row.maxAmountCents === null ? null : Number(row.maxAmountCents),
      ...dates,
      record: records.find((record) => record.id === row.documentId)?.code ?? "",
    };
  });
}

/** To whom the reader may lend what: people of their own party, and the AMO when the reader is of the client. */
export async function listGrantees(tx: Tx, scope: ProjectScope, now: Instant): Promise<readonly GranteeChoice[]> {
  const parties = await listParties(tx, scope.projectId, now);
  const roles = scope.roles.map((held) => held.role);
  return parties.flatMap((party) =>
    party.members
      .filter(
        (member) =>
          member.id !== scope.memberId &&
          member.name !== "" &&
          (party.id === scope.partyId || (party.side === "AMO" && scope.side === "CLIENT")),
      )
      .map((member): GranteeChoice => {
        const acts = roles
          .map((role) => [role, delegableCommands(role, party.side)] as const)
          .filter(([, list]) => list.length > 0);
        return {
          memberId: member.id,
          name: member.name,
          party: party.name,
          side: party.side,
          acts: Object.fromEntries(acts),
        };
      })
      .filter((choice) => Object.keys(choice.acts).length > 0),
  );
}
