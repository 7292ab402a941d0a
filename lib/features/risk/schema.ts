import { z } from "zod";
import { RiskCategory, RiskNature, RiskProximity, RiskResponse, RiskTurn } from "@/lib/domain/risk";
import { StandingRisk } from "@/lib/domain/risk-standing";

/** The number of a risk: RSQ-001. */
export const RiskCode = z.string().regex(/^RSQ-\d{3,6}$/);
const words = z.string().trim().max(10_000);
const said = z.string().trim().min(1).max(2_000);
const note = z.string().trim().max(5_000);
const day = z.union([z.iso.date(), z.literal("")]);
/** From 1 to 5. */
const degree = z.int().min(1).max(5);

/** How likely it is and how hard it would hit, and what is done about it. */
const look = {
  probability: degree,
  cost: degree,
  time: degree,
  quality: degree,
  proximity: RiskProximity,
  ownerId: z.uuid(),
  response: z.union([RiskResponse, z.literal("")]),
  actions: words,
  /** After what is done; both or neither. */
  residualProbability: z.union([degree, z.literal("")]),
  residualImpact: z.union([degree, z.literal("")]),
  warningSign: z.string().trim().max(2_000),
  reviewOn: day,
};

/** A risk that enters the register, measured at once. */
export const IdentifyRiskInput = z.object({
  category: RiskCategory,
  nature: RiskNature,
  cause: said,
  event: z.string().trim().min(1).max(200),
  effect: said,
  ...look,
});
export type IdentifyRiskInput = z.infer<typeof IdentifyRiskInput>;

/** The standing risks that are taken into the register together, until when they are looked at, and who holds them. */
export const AdoptRiskInput = z.object({
  standing: z.array(StandingRisk).min(1).max(20),
  ownerId: z.uuid(),
  reviewOn: z.iso.date(),
});
export type AdoptRiskInput = z.infer<typeof AdoptRiskInput>;

/** A look at a risk. */
export const ReviewRiskInput = z.object({ risk: RiskCode, ...look, note });
export type ReviewRiskInput = z.infer<typeof ReviewRiskInput>;

/** A risk has happened: what it becomes, and what happened. */
export const OccurRiskInput = z.object({ risk: RiskCode, became: RiskTurn, note });
export type OccurRiskInput = z.infer<typeof OccurRiskInput>;

/** A risk is over. */
export const CloseRiskInput = z.object({ risk: RiskCode, note });
export type CloseRiskInput = z.infer<typeof CloseRiskInput>;
