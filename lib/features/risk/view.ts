import type {
  RiskCategory,
  RiskLevel,
  RiskNature,
  RiskProximity,
  RiskResponse,
  RiskStatus,
  RiskTurn,
} from "@/lib/domain/risk";
import { levelOf } from "@/lib/domain/risk";
import type { StandingRisk } from "@/lib/domain/risk-standing";
import type { AbilityView } from "@/lib/features/act/view";
import type { Instant } from "@/lib/kernel/instant";

/** A risk in a list and in the matrix. */
export type RiskLine = {
  readonly code: string;
  readonly status: RiskStatus;
  readonly category: RiskCategory;
  readonly nature: RiskNature;
  readonly event: string;
  readonly probability: number | null;
  /** The hardest of its three impacts. */
  readonly impact: number | null;
  readonly score: number | null;
  readonly level: RiskLevel | null;
  readonly residual: number | null;
  readonly proximity: RiskProximity | null;
  readonly response: RiskResponse | null;
  readonly owner: string;
  /** When it is looked at again; `null` once it has occurred or is closed, for then nobody does. */
  readonly reviewOn: string | null;
  readonly became: RiskTurn | null;
};

type Read = Omit<RiskLine, "impact" | "level" | "residual" | "owner"> & {
  readonly cost: number | null;
  readonly time: number | null;
  readonly quality: number | null;
  readonly residualProbability: number | null;
  readonly residualImpact: number | null;
  readonly owner: string | null;
};

/** A risk as lists show it. */
export function lineOf(risk: Read): RiskLine {
  const { code, status, category, nature, event, probability, score, proximity, response, became } = risk;
  const { cost, time, quality, residualProbability, residualImpact } = risk;
  const measured = cost !== null && time !== null && quality !== null;
  const left = residualProbability === null || residualImpact === null;
  return {
    ...{ code, status, category, nature, event, probability, score, proximity, response, became },
    reviewOn: status === "OCCURRED" || status === "CLOSED" ? null : risk.reviewOn,
    impact: measured ? Math.max(cost, time, quality) : null,
    level: score === null ? null : levelOf(score),
    residual: left ? null : residualProbability * residualImpact,
    owner: risk.owner ?? "",
  };
}

/** A look at a risk, as its history tells it. */
export type RiskReviewLine = {
  readonly number: number;
  readonly status: RiskStatus;
  readonly score: number | null;
  readonly residual: number | null;
  readonly response: RiskResponse | null;
  readonly note: string;
  readonly by: string;
  readonly at: Instant;
  readonly reviewOn: string | null;
};

/** One risk. */
export type RiskView = RiskLine & {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly cause: string;
  readonly effect: string;
  readonly cost: number | null;
  readonly time: number | null;
  readonly quality: number | null;
  readonly residualProbability: number | null;
  readonly residualImpact: number | null;
  readonly actions: string;
  readonly warningSign: string;
  readonly ownerId: string;
  readonly identifiedAt: Instant;
  readonly reviews: readonly RiskReviewLine[];
  /** Advice that is linked to it. */
  readonly advice: readonly string[];
};

/** Who can hold a risk. */
export type RiskOwner = { readonly id: string; readonly name: string; readonly party: string };

/** What one may do with it. */
export type RiskAbilities = {
  readonly review: AbilityView;
  readonly occur: AbilityView;
  readonly close: AbilityView;
};

/** The register with what may be adopted, and who may hold a risk. */
export type RiskRoomView = {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly risks: readonly RiskLine[];
  /** The standing risks that are not in it yet. */
  readonly offered: readonly StandingRisk[];
  readonly owners: readonly RiskOwner[];
  /** The reader, among the owners. */
  readonly me: string;
  /** The day in the time zone of the project: a review before it is late. */
  readonly today: string;
};
