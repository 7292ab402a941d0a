import { Side } from "@/lib/domain/party";
import { codes, define } from "@/lib/domain/refusal-definition";

/** Refusals around what an amendment made suspect: the codes are those of the requirements that it changed. */
export const suspectRefusals = {
  "suspect-open": define(
    "CR-07",
    { requirements: codes },
    "confirm-suspects",
    "accept-with-reservations",
    "adjourn-milestone",
  ),
  "deliverable-suspect": define("AD-05", { requirements: codes }, "confirm-suspects"),
  "evidence-suspect": define("AD-05", { requirements: codes }, "complete-evidence", "confirm-suspects"),
  "suspect-of-other-side": define("CD-10", { side: Side }, "ask-signatory", "post-comment"),
} as const;
