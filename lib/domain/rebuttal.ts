import { alsoUnless, decide, type ProjectAct, type Ruling, readAsItStands } from "@/lib/domain/act";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { refuse, unless } from "@/lib/domain/refusal";
import { type TacitFacts, withinRebuttalPeriod } from "@/lib/domain/silence";

const rebutting = { by: rolesFor("milestone.rebut-tacit-acceptance"), article: "CR-11" } as const;

/** How a tacit acceptance is rebutted: back to where the client decides, in one stage or after the service. */
export const rebuttalActs = {
  rebut: { from: ["ACCEPTED_TACITLY"], to: "UNDER_VERIFICATION", guards: [withinRebuttalPeriod], ...rebutting },
  rebutService: { from: ["ACCEPTED_TACITLY"], to: "SERVICE_OBSERVATION", guards: [withinRebuttalPeriod], ...rebutting },
} as const satisfies Record<string, ProjectAct<MilestoneStatus, TacitFacts>>;

/** What the client's signatory brings to a rebuttal. */
export type RebuttalBrought = {
  /** What is not conforming, criterion by criterion. */
  readonly reasons: readonly { readonly criterionId: string; readonly text: string }[];
  /** The criteria of the milestone. */
  readonly known: readonly string[];
  /** How many pieces of evidence show that it was so when the period ended. */
  readonly evidence: number;
  readonly digests: { readonly read: string; readonly current: string };
};

/**
 * Decides a rebuttal (Cass. com. 6 Dec. 2017: the presumption is never irrefutable): reasons linked to criteria, and
 * evidence of a non-conformity that existed. A change of mind has neither.
 */
export function decideRebuttal(facts: TacitFacts, actor: Actor, brought: RebuttalBrought): Ruling<MilestoneStatus> {
  const { reasons, known, evidence, digests } = brought;
  const linked =
    reasons.length > 0 && reasons.every(({ criterionId, text }) => text.trim() !== "" && known.includes(criterionId));
  const act = facts.twoStage ? rebuttalActs.rebutService : rebuttalActs.rebut;
  return alsoUnless(decide<MilestoneStatus, TacitFacts>(act, facts, actor), [
    ...unless(linked, refuse("reasons-missing", {})),
    ...unless(evidence > 0, refuse("rebuttal-evidence-missing", {})),
    ...readAsItStands(digests.read, digests.current),
  ]);
}
