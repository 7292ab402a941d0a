import type { Ruling } from "@/lib/domain/act";
import { readAsItStands } from "@/lib/domain/act";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { err, ok } from "@/lib/kernel/result";

/** What the budget still holds: the ceiling that the client has signed (`null`: none yet) and what is committed, in cents before tax. */
export type BudgetRoom = { readonly ceilingCents: number | null; readonly committedCents: number };

/**
 * CR-02: what is committed stays under the ceiling, the ceiling included. A commitment that takes away passes always, and
 * so does every one while the client has said no ceiling.
 */
export function withinCeiling({ ceilingCents, committedCents }: BudgetRoom, cents: number): readonly Refusal[] {
  if (ceilingCents === null || cents <= 0) return [];
  return unless(committedCents + cents <= ceilingCents, refuse("ceiling-exceeded", { ceilingCents }));
}

/** Decides a ceiling: the client's signatory in person, another than the one in force, not under what is committed, as it was read. */
export function decideCeiling(
  room: BudgetRoom,
  actor: Pick<Actor, "role">,
  ceilingCents: number,
  digests: { readonly read: string; readonly current: string },
): Ruling<"SET"> {
  const by = rolesFor("budget.set-ceiling");
  const { committedCents } = room;
  const refusals: readonly Refusal[] = [
    ...(actor.role !== "SYSTEM" && by.includes(actor.role)
      ? []
      : [{ kind: "wrong-role", article: "CR-02", expected: by } as const]),
    ...unless(ceilingCents !== room.ceilingCents, refuse("ceiling-unchanged", { ceilingCents })),
    ...unless(ceilingCents >= committedCents, refuse("ceiling-below-committed", { committedCents })),
    ...readAsItStands(digests.read, digests.current),
  ];
  return refusals.length === 0 ? ok("SET") : err(refusals);
}

/** What a milestone is paid from: what was ordered of its agency since, what the contract's price still holds, and what goes beyond both. */
export type Placement = { readonly orderedCents: number; readonly contractCents: number; readonly beyondCents: number };

/** How an agreed milestone is paid for: from what no milestone has taken yet, orders of its agency first; the rest is a commitment of its own. */
export function placementOf(
  amountCents: number,
  unplaced: { readonly orderedCents: number; readonly contractCents: number },
): Placement {
  const orderedCents = Math.min(amountCents, Math.max(0, unplaced.orderedCents));
  const contractCents = Math.min(amountCents - orderedCents, Math.max(0, unplaced.contractCents));
  return { orderedCents, contractCents, beyondCents: amountCents - orderedCents - contractCents };
}
