import type { RiskFacts } from "@/lib/domain/risk";
import type { ReviewRiskInput } from "@/lib/features/risk/schema";
import type { Look } from "@/lib/features/risk/store";

/** What a form says of a risk, as it is kept. */
export function lookFrom(said: Omit<ReviewRiskInput, "risk" | "note">): Look {
  const { probability, cost, time, quality, proximity, ownerId, response, actions, warningSign, reviewOn } = said;
  const { residualProbability, residualImpact } = said;
  const residual =
    residualProbability === "" || residualImpact === ""
      ? null
      : { probability: residualProbability, impact: residualImpact };
  return {
    ...{ measure: { probability, cost, time, quality }, proximity, ownerId, actions, warningSign, residual },
    response: response === "" ? null : response,
    reviewOn: reviewOn === "" ? null : reviewOn,
  };
}

/** What the rules ask of a look at a risk. */
export function lookFacts(
  { measure, response, actions, reviewOn }: Look,
  about: Pick<RiskFacts, "status" | "nature" | "today" | "ownerThere">,
): RiskFacts {
  return { ...about, measure, response, actions, reviewOn };
}
