import type { ActingRole, Actor } from "@/lib/domain/party";
import { type Refusal, refuse } from "@/lib/domain/refusal";
import { type Act, decideAct } from "@/lib/kernel/machine";
import type { Result } from "@/lib/kernel/result";

/** A row of an act table of Aval: roles of domain.md 9, refusals of the rulebook, an article of the charter. */
export type ProjectAct<S extends string, F> = Act<S, ActingRole, F, Refusal>;

/** What a rule answers: an outcome, or every reason why not. */
export type Ruling<T> = Result<T, readonly Refusal[]>;

/** Decides one act for one actor: the status it leads to, or all refusals. */
export function decide<S extends string, F extends { readonly status: S }>(
  act: ProjectAct<S, F>,
  facts: F,
  actor: Pick<Actor, "role">,
): Ruling<S> {
  return decideAct(act, facts, [actor.role]);
}

/** A ruling with further refusals that depend on what the person brought, not only on where the subject stands. */
export function alsoUnless<T>(ruling: Ruling<T>, more: readonly Refusal[]): Ruling<T> {
  if (more.length === 0) return ruling;
  return { ok: false, error: ruling.ok ? more : [...ruling.error, ...more] };
}

/** What is signed is what was read: the digest shown must still be the digest of what stands (invariant 1). */
export function readAsItStands(readDigest: string, currentDigest: string): readonly Refusal[] {
  return readDigest === currentDigest ? [] : [refuse("content-changed", {})];
}
