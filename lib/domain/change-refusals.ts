import { z } from "zod";
import { codes, define } from "@/lib/domain/refusal-definition";

/** Refusals in the life of a change request, up to its decision. Amounts in cents before tax. */
export const changeRefusals = {
  "change-request-incomplete": define("CD-13", { missing: codes }, "complete-change-request"),
  "criterion-not-baselined": define("CR-10", { requirement: z.string() }, "see-what-stands"),
  "agency-not-named": define("AD-07", {}, "complete-change-request"),
  "opinion-awaited": define("MR-03", { until: z.string() }, "wait", "post-comment"),
  "not-concerned": define("AD-08", {}, "see-what-stands", "post-comment"),
  "assessment-incomplete": define("AD-07", { missing: codes }, "complete-change-request"),
  "assessment-missing": define("AD-07", {}, "complete-change-request"),
  "affected-item-unknown": define("CD-04", { items: codes }, "see-what-stands"),
  "quote-validity-short": define("CR-05", { until: z.string() }, "complete-change-request"),
  "quotes-missing": define("AD-07", { agencies: z.int() }, "wait", "post-comment"),
  "quote-lapsed": define("AD-07", { until: z.string() }, "open-change-request", "post-comment"),
  "decision-to-be-signed": define("CR-07", { instrument: z.string() }, "ask-signatory"),
  "review-day-past": define("CD-05", { today: z.string() }, "see-what-stands"),
  "not-off-specification": define("CR-11", {}, "see-what-stands"),
  "emergency-not-agreed": define("CD-13", {}, "propose-amendment", "see-what-stands"),
  "emergency-ceiling-exceeded": define("CR-02", { ceilingCents: z.int() }, "correct-amount"),
} as const;
