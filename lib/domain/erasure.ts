import { z } from "zod";
import type { Ruling } from "@/lib/domain/act";
import { refuse, unless } from "@/lib/domain/refusal";
import { err, ok } from "@/lib/kernel/result";

/** Why a person is erased: they ask for it (GDPR 17(1)), the time of keeping is over (5(1)(e)), or the account should not have been. */
export const ErasureGround = z.enum(["PERSON_REQUEST", "RETENTION_OVER", "UNLAWFUL"]);
export type ErasureGround = z.infer<typeof ErasureGround>;

/** What must be known before a person is erased. Of projects a number only: the administrator sees none. */
export type ErasureFacts = {
  readonly erased: boolean;
  readonly lastAdministrator: boolean;
  /** Open projects in which others count on this person: a role that decides or signs, a sponsor, a live power, or an offer that may still be chosen. */
  readonly projectsHeld: number;
};

/**
 * Decides the erasure of a person: once; never the last administrator; and not while open projects count on them, since
 * each party names who stands for it (CD-07) and says itself who no longer does, and a candidate stands for a company until
 * the choice is made (CR-03).
 */
export function decideErasure(facts: ErasureFacts): Ruling<"ERASED"> {
  if (facts.erased) return err([refuse("person-already-erased", {})]);
  const refusals = [
    ...unless(facts.projectsHeld === 0, refuse("person-holds-powers", { projects: facts.projectsHeld })),
    ...unless(!facts.lastAdministrator, refuse("last-administrator", {})),
  ];
  return refusals.length === 0 ? ok("ERASED") : err(refusals);
}
