import { z } from "zod";
import type { ArticleCode } from "@/lib/domain/article";
import { PeriodUnit } from "@/lib/domain/deadline";

/** How a parameter is chosen on screen, and the article that it completes. */
export type ParameterSpec =
  | {
      readonly kind: "PERIOD";
      readonly article: ArticleCode;
      readonly units: readonly PeriodUnit[];
      readonly min: number;
      readonly max: number;
    }
  | { readonly kind: "CHOICE"; readonly article: ArticleCode; readonly options: readonly string[] }
  | { readonly kind: "TOGGLE"; readonly article: ArticleCode }
  | {
      readonly kind: "NUMBER";
      readonly article: ArticleCode;
      readonly unit: "BASIS_POINTS" | "CENTS" | "PER_VALUE";
      readonly min: number;
      readonly max: number;
    }
  | { readonly kind: "DAYS"; readonly article: ArticleCode };

const specs = z.registry<ParameterSpec>();

function period(article: ArticleCode, min: number, max: number, ...units: readonly [PeriodUnit, ...PeriodUnit[]]) {
  return z
    .object({
      amount: z.int().min(min).max(max),
      unit: z.enum(PeriodUnit.options).refine((unit) => units.includes(unit)),
    })
    .register(specs, { kind: "PERIOD", article, units, min, max });
}

function choice<const O extends readonly [string, ...string[]]>(article: ArticleCode, ...options: O) {
  return z.enum(options).register(specs, { kind: "CHOICE", article, options });
}

function toggle(article: ArticleCode) {
  return z.boolean().register(specs, { kind: "TOGGLE", article });
}

/** A toggle that charters signed before it was there do not have: they are read with this value. */
function toggleSince(article: ArticleCode, before: boolean) {
  return z.boolean().default(before).register(specs, { kind: "TOGGLE", article });
}

function number(article: ArticleCode, unit: "BASIS_POINTS" | "CENTS" | "PER_VALUE", min: number, max: number) {
  return z.int().min(min).max(max).register(specs, { kind: "NUMBER", article, unit, min, max });
}

function days(article: ArticleCode) {
  return z.array(z.int().min(0).max(366)).max(8).register(specs, { kind: "DAYS", article });
}

/** A choice that charters signed before it was there do not have: they are read with the first option. */
function choiceSince<const O extends readonly [string, ...string[]]>(article: ArticleCode, ...options: O) {
  return z.enum(options).default(options[0]).register(specs, { kind: "CHOICE", article, options });
}

/** A number that charters signed before it was there do not have: they are read with this one. */
function numberSince(
  article: ArticleCode,
  unit: "BASIS_POINTS" | "CENTS" | "PER_VALUE",
  min: number,
  max: number,
  before: number,
) {
  return z.int().min(min).max(max).default(before).register(specs, { kind: "NUMBER", article, unit, min, max });
}

/** A period in working days that charters signed before it was there do not have: they are read with this one. */
function workingDaysSince(article: ArticleCode, min: number, max: number, before: number) {
  const units = ["WORKING_DAYS"] as const;
  return z
    .object({ amount: z.int().min(min).max(max), unit: z.enum(PeriodUnit.options).refine((unit) => unit === units[0]) })
    .default({ amount: before, unit: units[0] })
    .register(specs, { kind: "PERIOD", article, units, min, max });
}

/** The most that may be kept back until the end of the warranty: 5 % (loi 71-584, art. 1 ; CCP R2191-33). */
const MAX_RETENTION = 500;

/** Longest acceptance procedure without an express clause, in calendar days (C. com. L441-10 III). */
export const MAX_ACCEPTANCE_DAYS = 30;

/** Everything that domain.md 10 leaves to the parties, with its unit and range. Signed with the charter. */
export const CharterParameters = z
  .object({
    acceptancePeriod: period("AR-02", 1, 60, "CALENDAR_DAYS", "MONTHS"),
    longAcceptanceClause: toggle("AR-02"),
    silenceEffect: choice("AR-02", "NONE", "TACIT_ACCEPTANCE", "DEEMED_CONFORMING_FOR_PAYMENT"),
    tacitAfterNotice: toggle("AR-02"),
    suspensionEnd: choiceSince("CR-04", "RESUME", "RESTART"),
    secondPeriod: period("AR-02", 5, 15, "CALENDAR_DAYS"),
    rebuttalPeriod: period("CR-11", 15, 90, "CALENDAR_DAYS"),
    twoStage: toggle("CR-11"),
    aptitudePeriod: period("CR-11", 5, 60, "CALENDAR_DAYS"),
    observationPeriod: period("CR-11", 7, 90, "CALENDAR_DAYS"),
    serviceDecisionPeriod: period("CD-05", 5, 30, "CALENDAR_DAYS"),
    serviceSilenceEffect: choice("AR-02", "NONE", "TACIT_ACCEPTANCE"),
    serviceUnavailability: number("CR-11", "BASIS_POINTS", 0, 1_000),
    liftingPeriodBlocking: period("AD-06", 1, 60, "CALENDAR_DAYS"),
    liftingPeriodMajor: period("AD-06", 1, 60, "CALENDAR_DAYS"),
    liftingPeriodMinor: period("AD-06", 1, 90, "CALENDAR_DAYS"),
    contestPeriod: period("AR-08", 2, 15, "WORKING_DAYS"),
    fixAnswerPeriod: period("CD-05", 2, 15, "WORKING_DAYS"),
    resubmissionPeriod: period("CR-11", 5, 60, "CALENDAR_DAYS"),
    hearingPeriod: period("AR-07", 15, 30, "CALENDAR_DAYS"),
    penalties: toggle("AD-04"),
    penaltyDivisor: number("AD-04", "PER_VALUE", 100, 10_000),
    penaltyCap: number("AD-04", "BASIS_POINTS", 0, 10_000),
    penaltyExemption: number("AD-04", "CENTS", 0, 100_000_000),
    retention: numberSince("CD-12", "BASIS_POINTS", 0, MAX_RETENTION, 0),
    questionAnswerPeriod: period("CR-04", 1, 10, "WORKING_DAYS"),
    requirementReviewPeriod: period("CD-01", 2, 30, "WORKING_DAYS"),
    advicePeriod: period("CD-03", 1, 20, "WORKING_DAYS"),
    changeAssessmentPeriod: period("AD-07", 2, 30, "WORKING_DAYS"),
    changeDecisionPeriod: period("CD-05", 2, 30, "WORKING_DAYS"),
    quoteValidity: period("AD-07", 15, 120, "CALENDAR_DAYS"),
    changeBudget: numberSince("CD-13", "CENTS", 0, 100_000_000, 0),
    changeToleranceShare: numberSince("CD-13", "BASIS_POINTS", 0, 1_000, 200),
    changeToleranceDays: workingDaysSince("CD-13", 0, 60, 5),
    emergencyCeiling: numberSince("CD-13", "CENTS", 0, 100_000_000, 0),
    regularisationPeriod: workingDaysSince("CD-13", 1, 30, 10),
    meetingNotice: period("CD-09", 2, 15, "WORKING_DAYS"),
    meetingDocuments: period("CD-09", 1, 10, "WORKING_DAYS"),
    meetingExtraordinary: workingDaysSince("CD-09", 1, 5, 2),
    meetingReconvening: workingDaysSince("CD-09", 1, 10, 3),
    quorumAgencies: choiceSince("CD-09", "CONCERNED_AGENCIES", "ALL_AGENCIES"),
    minutesCirculation: period("MR-02", 1, 10, "WORKING_DAYS"),
    minutesApproval: period("CD-09", 2, 10, "WORKING_DAYS"),
    minutesTacit: toggle("CD-09"),
    escalationManagers: period("MR-04", 1, 10, "WORKING_DAYS"),
    escalationFacilitation: period("MR-04", 1, 15, "WORKING_DAYS"),
    escalationCommittee: period("MR-04", 1, 15, "WORKING_DAYS"),
    escalationExecutives: period("MR-04", 1, 30, "WORKING_DAYS"),
    mediationAnswer: period("CR-16", 8, 30, "CALENDAR_DAYS"),
    mediationLength: period("CR-16", 1, 8, "MONTHS"),
    warranty: period("CR-07", 1, 36, "MONTHS"),
    reminders: days("CD-05"),
    commitmentGrace: period("CD-02", 0, 5, "WORKING_DAYS"),
    autoExtension: toggleSince("AR-03", false),
    autonomyCheckpoints: days("CR-15"),
    scopeMode: choice("CR-10", "FIXED", "VARIABLE"),
  })
  .superRefine((chosen, context) => {
    const long = chosen.acceptancePeriod.unit === "MONTHS" || chosen.acceptancePeriod.amount > MAX_ACCEPTANCE_DAYS;
    if (long && !chosen.longAcceptanceClause) {
      context.addIssue({ code: "custom", path: ["acceptancePeriod"], message: "long-acceptance-needs-clause" });
    }
  });
export type CharterParameters = z.infer<typeof CharterParameters>;
export type ParameterKey = keyof CharterParameters;

/** The parameters in reading order. */
export const parameterKeys: readonly ParameterKey[] = CharterParameters.keyof().options;

/** How a parameter is chosen, and the article that it completes. */
export function parameterSpec(key: ParameterKey): ParameterSpec {
  const spec = specs.get(CharterParameters.shape[key]);
  if (spec === undefined) throw new TypeError(`A parameter without specification: ${key}`);
  return spec;
}

/** The parameters that complete an article, in reading order. */
export function parametersOf(article: ArticleCode): readonly ParameterKey[] {
  return parameterKeys.filter((key) => parameterSpec(key).article === article);
}
