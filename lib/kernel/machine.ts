import { err, ok, type Result } from "@/lib/kernel/result";

/** Why an act cannot be done: names the state, not the attempt, and carries the article that says so. */
export type RefusalShape = { readonly kind: string; readonly article: string };

/** States what must hold; answers the refusals when it does not (several when there are several to tell). */
export type Guard<F, K extends RefusalShape> = (facts: F) => readonly K[];

/**
 * One row of an act table: who may take a subject from which states to which one, under which guards, on the ground of
 * which article. The same rows drive the writes, the buttons with their reasons, the tests, and `npm run rules`.
 */
export type Act<S extends string, R extends string, F, K extends RefusalShape> = {
  readonly from: readonly S[];
  readonly to: S;
  readonly by: readonly R[];
  readonly guards: readonly Guard<F, K>[];
  readonly article: K["article"];
};

/** The two refusals every lifecycle shares. */
export type MachineRefusal<S extends string, R extends string, A extends string> =
  | { readonly kind: "wrong-status"; readonly article: A; readonly status: S; readonly expected: readonly S[] }
  | { readonly kind: "wrong-role"; readonly article: A; readonly expected: readonly R[] };

/**
 * Decides one act on one subject: **all** refusals, not the first, so that a person mends everything at once.
 * `roles` are the roles the person acts in at this instant (their own and those held by delegation).
 * Guards are asked only from the right status: before it their facts do not exist.
 */
export function decideAct<S extends string, R extends string, F extends { readonly status: S }, K extends RefusalShape>(
  act: Act<S, R, F, K>,
  facts: F,
  roles: readonly R[],
): Result<S, readonly (K | MachineRefusal<S, R, K["article"]>)[]> {
  const refusals: (K | MachineRefusal<S, R, K["article"]>)[] = [];
  const rightStatus = act.from.includes(facts.status);
  if (!rightStatus)
    refusals.push({ kind: "wrong-status", article: act.article, status: facts.status, expected: act.from });
  if (!act.by.some((role) => roles.includes(role)))
    refusals.push({ kind: "wrong-role", article: act.article, expected: act.by });
  if (rightStatus) refusals.push(...act.guards.flatMap((guard) => guard(facts)));
  return refusals.length === 0 ? ok(act.to) : err(refusals);
}
