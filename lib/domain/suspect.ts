import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import { ownMilestone } from "@/lib/domain/milestone";
import { type Actor, type Side, sideOf } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { EvidenceKind } from "@/lib/domain/submission";
import { err, ok } from "@/lib/kernel/result";

/**
 * What rests on a text that an amendment has changed: the deliverables of a milestone that covers it, a criterion that
 * was promised with it, a piece of test evidence handed over for it. It is suspect until somebody has looked and says
 * why it still holds (CD-04: what was validated stays validated, for its own text).
 */
export const SuspectKind = z.enum(["DELIVERABLE", "CRITERION", "EVIDENCE"]);
export type SuspectKind = z.infer<typeof SuspectKind>;

/** Suspect, then confirmed; a further amendment marks anew. */
export const SuspectStatus = z.enum(["SUSPECT", "CONFIRMED"]);
export type SuspectStatus = z.infer<typeof SuspectStatus>;

/** The kinds of evidence that prove a behaviour: they were made against the text as it was. */
export const testEvidence: readonly EvidenceKind[] = ["TEST_REPORT", "SECURITY_REPORT", "ACCESSIBILITY_REPORT"];

/** Who looks: the agency at what it delivers, the client at what it verifies. */
export function sideToConfirm(kind: SuspectKind): Extract<Side, "CLIENT" | "AGENCY"> {
  return kind === "DELIVERABLE" ? "AGENCY" : "CLIENT";
}

/** What must be known to confirm one of them. */
export type SuspectFacts = {
  readonly status: SuspectStatus;
  readonly kind: SuspectKind;
  /** The agency of the milestone. */
  readonly agencyPartyId: string;
};

/** The one act: somebody confirms that it holds for the new text too. */
export const suspectActs = {
  confirm: { from: ["SUSPECT"], to: "CONFIRMED", by: rolesFor("suspect.confirm"), guards: [], article: "CD-10" },
} as const satisfies Record<string, ProjectAct<SuspectStatus, SuspectFacts>>;

function ofOwnSide({ kind }: SuspectFacts, actor: Actor): readonly Refusal[] {
  const side = sideToConfirm(kind);
  return unless(actor.role !== "SYSTEM" && sideOf(actor.role) === side, refuse("suspect-of-other-side", { side }));
}

function decideOne(facts: SuspectFacts, actor: Actor): Ruling<SuspectStatus> {
  return alsoUnless(decide<SuspectStatus, SuspectFacts>(suspectActs.confirm, facts, actor), [
    ...ofOwnSide(facts, actor),
    ...ownMilestone(facts.agencyPartyId, actor),
  ]);
}

/** Decides a confirmation of several at once: all of them or none, and never without saying why (AR-08). */
export function decideConfirmation(
  suspects: readonly SuspectFacts[],
  actor: Actor,
  reason: string,
): Ruling<SuspectStatus> {
  const refused = suspects.flatMap((facts) => {
    const ruling = decideOne(facts, actor);
    return ruling.ok ? [] : ruling.error;
  });
  const refusals = [...once(refused), ...unless(reason.trim() !== "", refuse("reason-missing", {}))];
  return refusals.length === 0 ? ok("CONFIRMED") : err(refusals);
}

/** The same reason for several of them is told once. */
function once(refusals: readonly Refusal[]): readonly Refusal[] {
  return [...new Map(refusals.map((refusal) => [JSON.stringify(refusal), refusal])).values()];
}
