import { z } from "zod";
import { code, count, day, digest, event, id, signedEvent } from "@/lib/domain/event-definition";
import { Side } from "@/lib/domain/party";

const requirement = { requirementId: id, requirement: code, version: count };

/** What happens to requirements, to their set. */
export const requirementEvents = {
  RequirementDrafted: event({ ...requirement, digest }),
  RequirementRevised: event({ ...requirement, digest, before: digest }, "reason"),
  RequirementsImported: event({
    importId: id,
    fileDigest: digest,
    created: count,
    updated: count,
    unchanged: count,
    first: code.nullable(),
    last: code.nullable(),
  }),
  RequirementMoved: event({ ...requirement, before: code.nullable() }),
  RequirementProposed: event(requirement),
  RequirementReviewOpened: event({ ...requirement, dueOn: day.nullable() }),
  RequirementAgreementGiven: event({ ...requirement, side: Side, digest }),
  RequirementAgreed: event({ ...requirement, digest }),
  RequirementDeferred: event(requirement, "reason"),
  RequirementRejected: event(requirement, "reason"),
  RequirementWithdrawn: event(requirement, "reason"),
  BaselineSigned: signedEvent(
    {
      baselineId: id,
      baseline: code,
      number: count,
      requirements: z.array(z.strictObject({ requirementId: id, requirement: code, version: count, digest })),
      count,
    },
    "exclusions",
  ),
  ExclusionsStated: event({ version: count, digest }, "exclusions"),
  RequirementsBaselined: event({ baselineId: id, baseline: code, requirementIds: z.array(id), count }),
  RequirementsImplemented: event({ milestoneId: id, milestone: code, requirementIds: z.array(id), count }),
  RequirementsVerified: event({ milestoneId: id, milestone: code, requirementIds: z.array(id), count }),
  RequirementsAccepted: event({ milestoneId: id, milestone: code, requirementIds: z.array(id), count }),
};
