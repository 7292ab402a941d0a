import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityOf, abilityTo } from "@/lib/domain/ability";
import { dayOf } from "@/lib/domain/deadline";
import { decideDelegation, decideRevocation } from "@/lib/domain/delegation";
import type { RecordContent } from "@/lib/domain/record";
import { composePower, listDelegations, listGrantees, nextPowerCode } from "@/lib/features/delegation/queries";
import type { DelegationTerms, TypedDelegation } from "@/lib/features/delegation/schema";
import { loadPowers } from "@/lib/features/delegation/store";
import { powerPeriodFrom } from "@/lib/features/delegation/store-record";
import type { DelegationView, GranteeChoice } from "@/lib/features/delegation/view";
import type { Digest } from "@/lib/kernel/ids";
import { type Instant, instant } from "@/lib/kernel/instant";
import { ok } from "@/lib/kernel/result";
import { recordDigest } from "@/lib/ledger/sign";

/** A power in the list, and whether its reader may end it. */
export type ListedPower = DelegationView & { readonly mayRevoke: boolean };

/** The delegations page. */
export type DelegationsPage = {
  readonly project: {
    readonly code: string;
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
  };
  readonly now: Instant;
  readonly powers: readonly ListedPower[];
  readonly grant: Ability;
};

/** Every power of the project, with what its reader may do. */
export async function getDelegationsPage(tx: Tx, scope: ProjectScope, now: Instant): Promise<DelegationsPage> {
  const { projectId, code, name, currency, timeZone, memberId, partyId } = scope;
  const roles = scope.roles.map((held) => held.role);
  const [powers, rows] = await Promise.all([
    listDelegations(tx, projectId, now),
    tx.delegation.findMany({ where: { projectId }, select: { id: true, partyId: true } }),
  ]);
  const mayRevoke = (power: DelegationView): boolean => {
    const facts = {
      grantorMemberId: power.grantor.memberId,
      partyId: rows.find((row) => row.id === power.id)?.partyId ?? "",
      validFrom: instant(power.validFrom),
      validUntil: instant(power.validUntil),
      revokedAt: power.revokedAt === null ? null : instant(power.revokedAt),
    };
    return abilityTo("delegation.revoke", scope, now, () => decideRevocation(facts, { memberId, partyId, roles }, now))
      .allowed;
  };
  return {
    project: { code, name, currency, timeZone },
    now,
    powers: powers.map((power) => ({ ...power, mayRevoke: mayRevoke(power) })),
    grant: abilityTo("delegation.grant", scope, now, () => ok(null)),
  };
}

/** What the form of a power starts from. */
type DelegationStart = {
  readonly project: { readonly code: string; readonly name: string; readonly currency: string };
  readonly grantees: readonly GranteeChoice[];
  readonly typed: TypedDelegation;
};

/** Reads what the form of a power starts from: what was typed, else the first grantee and today in the project's zone. */
export async function getDelegationStart(
  tx: Tx,
  scope: ProjectScope,
  now: Instant,
  typed: TypedDelegation,
): Promise<DelegationStart> {
  const { code, name, currency, timeZone } = scope;
  const grantees = await listGrantees(tx, scope, now);
  return {
    project: { code, name, currency },
    grantees,
    typed: { ...typed, to: typed.to || (grantees[0]?.memberId ?? ""), from: typed.from || dayOf(now, timeZone) },
  };
}

/** A power about to be signed: its paper as it would be frozen now, and whether the rules let it be. */
export type PowerToSign = {
  readonly project: DelegationsPage["project"];
  readonly code: string;
  readonly record: RecordContent;
  readonly digest: Digest;
  readonly grantor: string;
  readonly grantee: string;
  readonly party: { readonly name: string; readonly side: ProjectScope["side"] };
  readonly rules: Ability;
};

/** Reads a power about to be signed; `null` when the grantee is no member here. */
export async function getPowerToSign(
  tx: Tx,
  scope: ProjectScope,
  terms: DelegationTerms,
  now: Instant,
): Promise<PowerToSign | null> {
  const code = await nextPowerCode(tx, scope.projectId);
  const composed = await composePower(tx, scope, terms, code, now);
  if (composed === null) return null;
  const { record, grantee, grantor } = composed;
  const powers = await loadPowers(tx, scope.projectId);
  const ruling = decideDelegation(
    {
      grantor: { memberId: scope.memberId, partyId: scope.partyId, roles: scope.roles.map((held) => held.role) },
      grantee: { memberId: grantee.memberId, partyId: grantee.partyId, side: grantee.party.side },
      ...{
        role: terms.role,
        acts: terms.acts,
        maxAmountCents: terms.maxAmountCents,
        ...powerPeriodFrom(terms, scope.timeZone, now),
      },
      existing: powers.filter((power) => power.grantorMemberId === scope.memberId),
    },
    now,
  );
  const granting = abilityTo("delegation.grant", scope, now, () => ruling);
  const rules = granting.allowed ? abilityOf(ruling) : granting;
  const { code: projectCode, name, currency, timeZone } = scope;
  return {
    project: { code: projectCode, name, currency, timeZone },
    code,
    record,
    digest: recordDigest(record),
    grantor: grantor.name,
    grantee: grantee.name,
    party: { name: scope.partyName, side: scope.side },
    rules,
  };
}
