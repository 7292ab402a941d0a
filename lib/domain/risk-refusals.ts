import { codes, define } from "@/lib/domain/refusal-definition";

/** Refusals around the register of risks. */
export const riskRefusals = {
  "risk-incomplete": define("CD-16", { missing: codes }, "complete-risk"),
  "response-of-other-nature": define("CD-16", {}, "complete-risk"),
  "owner-not-there": define("CD-07", {}, "complete-risk"),
  "risks-already-adopted": define("CD-16", {}, "see-what-stands"),
} as const;
