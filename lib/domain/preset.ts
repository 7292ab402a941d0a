import { z } from "zod";
import { type CharterParameters, type ParameterKey, parameterKeys } from "@/lib/domain/parameter";

/** Models to start from. None applies by itself: only what the parties sign does. */
export const Preset = z.enum(["PRIVATE", "CCAG_TIC_2021", "CCAG_PI_2021"]);
export type Preset = z.infer<typeof Preset>;

const calendarDays = (amount: number): { readonly amount: number; readonly unit: "CALENDAR_DAYS" } => ({
  amount,
  unit: "CALENDAR_DAYS",
});
const workingDays = (amount: number): { readonly amount: number; readonly unit: "WORKING_DAYS" } => ({
  amount,
  unit: "WORKING_DAYS",
});
const months = (amount: number): { readonly amount: number; readonly unit: "MONTHS" } => ({ amount, unit: "MONTHS" });

/** The defaults of domain.md 10: a private contract between professionals. */
const privateContract: CharterParameters = {
  acceptancePeriod: calendarDays(15),
  longAcceptanceClause: false,
  silenceEffect: "NONE",
  tacitAfterNotice: false,
  suspensionEnd: "RESUME",
  secondPeriod: calendarDays(8),
  rebuttalPeriod: calendarDays(30),
  twoStage: false,
  aptitudePeriod: calendarDays(30),
  observationPeriod: calendarDays(30),
  serviceDecisionPeriod: calendarDays(7),
  serviceSilenceEffect: "NONE",
  serviceUnavailability: 200,
  liftingPeriodBlocking: calendarDays(5),
  liftingPeriodMajor: calendarDays(15),
  liftingPeriodMinor: calendarDays(30),
  contestPeriod: workingDays(5),
  fixAnswerPeriod: workingDays(5),
  resubmissionPeriod: calendarDays(15),
  hearingPeriod: calendarDays(15),
  penalties: false,
  penaltyDivisor: 1_000,
  penaltyCap: 1_000,
  penaltyExemption: 100_000,
  retention: 0,
  questionAnswerPeriod: workingDays(3),
  requirementReviewPeriod: workingDays(10),
  advicePeriod: workingDays(5),
  changeAssessmentPeriod: workingDays(10),
  changeDecisionPeriod: workingDays(10),
  quoteValidity: calendarDays(30),
  // No change is ordered without an amendment, and none in emergency, until the parties sign an amount.
  changeBudget: 0,
  changeToleranceShare: 200,
  changeToleranceDays: workingDays(5),
  emergencyCeiling: 0,
  regularisationPeriod: workingDays(10),
  meetingNotice: workingDays(5),
  meetingDocuments: workingDays(3),
  meetingExtraordinary: workingDays(2),
  meetingReconvening: workingDays(3),
  quorumAgencies: "CONCERNED_AGENCIES",
  minutesCirculation: workingDays(2),
  minutesApproval: workingDays(5),
  minutesTacit: true,
  escalationManagers: workingDays(3),
  escalationFacilitation: workingDays(5),
  escalationCommittee: workingDays(5),
  escalationExecutives: workingDays(10),
  mediationAnswer: calendarDays(15),
  mediationLength: months(2),
  warranty: months(3),
  reminders: [5, 3, 1, 0],
  commitmentGrace: workingDays(2),
  autoExtension: false,
  autonomyCheckpoints: [0, 30, 90, 180],
  scopeMode: "FIXED",
};

/** CCAG-TIC 2021 (NOR ECOM2106875A): art. 14, 32 to 34. No tacit effect after the aptitude check, seven days after the service check. */
const ccagTic: CharterParameters = {
  ...privateContract,
  acceptancePeriod: calendarDays(30),
  twoStage: true,
  serviceSilenceEffect: "TACIT_ACCEPTANCE",
  liftingPeriodBlocking: calendarDays(15),
  liftingPeriodMajor: calendarDays(15),
  liftingPeriodMinor: calendarDays(15),
  penalties: true,
  minutesTacit: false,
  warranty: months(12),
};

/** CCAG-PI 2021 (NOR ECOM2106874A): studies and assistance; two months, then admission by silence (art. 29). */
const ccagPi: CharterParameters = {
  ...privateContract,
  acceptancePeriod: months(2),
  longAcceptanceClause: true,
  silenceEffect: "TACIT_ACCEPTANCE",
  liftingPeriodBlocking: calendarDays(15),
  liftingPeriodMajor: calendarDays(15),
  liftingPeriodMinor: calendarDays(15),
  penalties: true,
  penaltyDivisor: 3_000,
  minutesTacit: false,
  warranty: months(12),
};

/** The parameters of each model. */
export const presets: Readonly<Record<Preset, CharterParameters>> = {
  PRIVATE: privateContract,
  CCAG_TIC_2021: ccagTic,
  CCAG_PI_2021: ccagPi,
};

/** One parameter that the parties chose otherwise than their model. */
export type Deviation = {
  readonly parameter: ParameterKey;
  readonly standard: CharterParameters[ParameterKey];
  readonly chosen: CharterParameters[ParameterKey];
};

/** What the parties chose otherwise than the model, in reading order: each deviation is visible before it is signed. */
export function deviationsFrom(preset: Preset, parameters: CharterParameters): readonly Deviation[] {
  const standard = presets[preset];
  return parameterKeys
    .filter((key) => !sameValue(standard[key], parameters[key]))
    .map((key) => ({ parameter: key, standard: standard[key], chosen: parameters[key] }));
}

/** Equality of two parameter values: periods by amount and unit, lists in order. */
function sameValue(a: CharterParameters[ParameterKey], b: CharterParameters[ParameterKey]): boolean {
  if (Array.isArray(a) || Array.isArray(b)) return String(a) === String(b);
  if (typeof a === "object" && typeof b === "object") return a.amount === b.amount && a.unit === b.unit;
  return a === b;
}
