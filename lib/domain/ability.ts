import type { Ruling } from "@/lib/domain/act";
import type { Actor } from "@/lib/domain/party";
import { authorityFor, type Capacity, type CommandName } from "@/lib/domain/policy";
import type { ProjectStatus } from "@/lib/domain/project";
import { refusedWhenOver } from "@/lib/domain/project-over";
import type { Refusal } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";
import type { Result } from "@/lib/kernel/result";

/** What a button needs: it may act, or every reason why not. Comes from a dry run of the very rule that writes. */
export type Ability = { readonly allowed: true } | { readonly allowed: false; readonly refusals: readonly Refusal[] };

/** The ability that a ruling amounts to. */
export function abilityOf(ruling: Result<unknown, readonly Refusal[]>): Ability {
  return ruling.ok ? { allowed: true } : { allowed: false, refusals: ruling.error };
}

/** Who reads a page, and in which capacity. */
export type Reader = Capacity & { readonly personId: string; readonly status?: ProjectStatus };

/** Whether a reader may do a command now: their authority first, then the very rule that writes, in that authority. */
export function abilityTo(
  command: CommandName,
  reader: Reader,
  now: Instant,
  rule: (actor: Actor) => Ruling<unknown>,
): Ability {
  const authority = authorityFor(command, reader, now);
  if (!authority.ok) return { allowed: false, refusals: [authority.error] };
  const over = reader.status === undefined ? [] : refusedWhenOver(command, reader.status);
  if (over.length > 0) return { allowed: false, refusals: over };
  const { role, partyId } = authority.value;
  return abilityOf(rule({ role, personId: reader.personId, partyId }));
}
