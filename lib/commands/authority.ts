import type { ProjectScope } from "@/lib/auth/scope";
import type { Role } from "@/lib/domain/party";
import { type CommandName, permits } from "@/lib/domain/policy";
import { type Refusal, refuse } from "@/lib/domain/refusal";
import type { PartyId } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import { err, ok, type Result } from "@/lib/kernel/result";

/** A delegation in force at the instant of the act. */
export type LiveDelegation = ProjectScope["delegations"][number];

/** In which role, for which party and under which delegation an act is done. Recorded with it. */
export type Authority = { readonly role: Role; readonly partyId: PartyId; readonly delegation: LiveDelegation | null };

/** The authority of a person for a command at an instant: an own role first, else a live delegation that names the command. */
export function authorityFor(command: CommandName, scope: ProjectScope, now: Instant): Result<Authority, Refusal> {
  const permit = permits[command];
  const own = permit.by.find((role) => scope.roles.some((held) => held.role === role));
  if (own !== undefined) return ok({ role: own, partyId: scope.partyId, delegation: null });
  const lent = scope.delegations.find(
    (delegation) =>
      delegation.acts.includes(command) && permit.by.includes(delegation.role) && delegation.validFrom <= now && now < delegation.validUntil,
  );
  if (lent !== undefined) return ok({ role: lent.role, partyId: lent.partyId, delegation: lent });
  return err({ ...refuse("wrong-role", { expected: [...permit.by] }), article: permit.article });
}
