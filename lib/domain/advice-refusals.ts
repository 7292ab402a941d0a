import { z } from "zod";
import { codes, define } from "@/lib/domain/refusal-definition";

/** Refusals around advice and the opinions that are asked for. */
export const adviceRefusals = {
  "advice-unanswered": define("CD-03", { advice: codes }, "answer-advice"),
  "advice-incomplete": define("MD-05", { missing: codes }, "complete-advice"),
  "advice-ended": define("MR-03", { advice: z.string() }, "see-what-stands"),
  "consultation-advice-apart": define("CR-03", {}, "complete-advice"),
  "warning-wants-signature": define("CR-06", {}, "override-advice", "ask-signatory"),
  "consequences-missing": define("CR-06", {}, "give-reasons"),
  "opinion-asked-inside": define("CR-08", {}, "see-what-stands"),
} as const;
