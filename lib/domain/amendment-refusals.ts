import { z } from "zod";
import { codes, define } from "@/lib/domain/refusal-definition";

/** Refusals around the order of a change: the items are numbers of requirements and milestones. */
export const amendmentRefusals = {
  "change-not-approved": define("CD-13", { status: z.string() }, "see-what-stands", "open-change-request"),
  "version-superseded": define("CD-04", { items: codes }, "draft-again", "see-what-stands"),
  "milestone-in-decision": define("CD-05", { milestones: codes }, "wait", "see-what-stands"),
  "signed-milestone-left": define("CD-04", { milestones: codes }, "draft-again"),
  "terms-incomplete": define("CD-01", { items: codes }, "draft-again"),
  "order-beyond-price": define(
    "CD-13",
    { raisedCents: z.int(), agreedCents: z.int() },
    "draft-again",
    "open-change-request",
  ),
  "order-beyond-days": define("CD-13", { milestones: codes, days: z.int() }, "draft-again", "open-change-request"),
  "seat-not-yours": define("CD-13", { instrument: z.string() }, "ask-signatory", "ask-delegation"),
  "sponsor-not-asked": define("CD-08", {}, "draft-again"),
  "change-not-ordered": define("CD-13", { status: z.string() }, "see-what-stands"),
  "change-not-delivered": define("CD-10", { requirements: codes }, "submit-milestone", "see-what-stands"),
} as const;
