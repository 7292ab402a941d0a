import { z } from "zod";
import { define } from "@/lib/domain/refusal-definition";

/** Refusals around disputes and mediation. */
export const disputeRefusals = {
  "dispute-with-oneself": define("CR-16", {}, "see-what-stands"),
  "not-party-to-dispute": define("CR-16", {}, "see-what-stands"),
  "not-claimant": define("CR-16", {}, "see-what-stands"),
  "claim-missing": define("CR-16", {}, "give-reasons"),
  "position-missing": define("MR-04", {}, "give-reasons", "wait"),
  "facilitator-undisclosed": define("MD-04", {}, "declare-interests"),
  "already-disclosed": define("MD-04", {}, "see-what-stands"),
  "concession-one-sided": define("CR-16", {}, "give-reasons"),
  "proposal-over": define("CR-16", { validUntil: z.string() }, "see-what-stands"),
  "proposal-ended": define("CR-16", {}, "see-what-stands"),
  "entry-unknown": define("CR-16", {}, "see-what-stands"),
  "matter-unknown": define("CR-16", { code: z.string() }, "see-what-stands"),
  "direct-settlement-stated": define("CR-16", {}, "wait"),
  "mediation-proposed-by-you": define("CR-16", {}, "wait"),
  "mediator-named-by-you": define("CR-16", {}, "wait"),
  "mediator-missing": define("CR-16", {}, "see-what-stands"),
  "mediator-not-external": define("CR-16", {}, "see-what-stands"),
  "independence-undeclared": define("CR-16", {}, "declare-interests"),
  "not-of-your-party": define("CR-16", {}, "see-what-stands"),
  "already-in-mediation": define("CR-16", {}, "see-what-stands"),
  "compartment-closed": define("CR-16", {}, "see-what-stands"),
  "draft-missing": define("CR-16", {}, "see-what-stands"),
  "draft-by-you": define("CR-16", {}, "wait"),
  "draft-not-agreed": define("CR-16", {}, "wait"),
} as const;
