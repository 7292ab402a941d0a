import { z } from "zod";
import { codes, define } from "@/lib/domain/refusal-definition";

/** Refusals around the choice of a provider. Dates in `until` are told in the project's zone. */
export const consultationRefusals = {
  "consultation-incomplete": define("CR-03", { missing: codes }, "complete-consultation"),
  "weights-not-whole": define("CR-03", { sum: z.int() }, "complete-consultation"),
  "consultation-dates-invalid": define("CR-03", {}, "complete-consultation"),
  "requirement-set-unsigned": define("CD-01", {}, "sign-baseline"),
  "offers-closed": define("CR-03", { until: z.string() }, "see-what-stands"),
  "questions-closed": define("CR-03", { until: z.string() }, "see-what-stands"),
  "offers-still-open": define("CR-03", { until: z.string() }, "wait"),
  "opening-not-due": define("CR-03", { until: z.string() }, "wait"),
  "box-already-sealed": define("CR-03", {}, "see-what-stands"),
  "witness-missing": define("CR-03", { until: z.string() }, "wait", "see-what-stands"),
  "question-already-answered": define("CR-03", {}, "see-what-stands"),
  "seal-key-changed": define("CR-03", {}, "ask-administrator"),
  "no-offer-standing": define("CR-03", {}, "see-what-stands"),
  "candidate-is-member": define("MD-03", {}, "see-what-stands"),
  "candidate-of-consultation": define("MD-03", {}, "see-what-stands"),
  "candidate-already-there": define("CR-03", {}, "see-what-stands"),
  "candidates-exhausted": define("CR-03", { most: z.int() }, "see-what-stands"),
  "deposits-exhausted": define("CR-03", { most: z.int() }, "wait"),
  "questions-exhausted": define("CR-03", { most: z.int() }, "wait"),
  "interests-undeclared": define("MD-03", {}, "declare-interests"),
  "interest-conflict": define("MD-03", {}, "see-what-stands"),
  "criteria-not-judged": define("CR-03", { criteria: codes }, "score-offers"),
  "evaluation-incomplete": define("CR-03", { complete: z.int(), needed: z.int() }, "score-offers", "wait"),
  "offer-not-first": define("CR-03", {}, "score-offers", "see-what-stands"),
  "offer-unpriced": define("CR-09", {}, "correct-amount"),
  "offer-too-large": define("CR-03", { maxBytes: z.int() }, "see-what-stands"),
  "item-already-handed-back": define("CR-14", {}, "see-what-stands"),
  "hand-back-day-ahead": define("CR-14", {}, "wait"),
} as const;
