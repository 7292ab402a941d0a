import { z } from "zod";
import { code, count, event, id } from "@/lib/domain/event-definition";
import { Side } from "@/lib/domain/party";

const milestone = { milestoneId: id, milestone: code };

/** What an amendment makes suspect, and who says that it still holds. */
export const suspectEvents = {
  SuspectsMarked: event({
    ...milestone,
    amendment: code,
    requirements: z.array(code),
    deliverables: count,
    criteria: count,
    evidence: count,
    count,
  }),
  SuspectsConfirmed: event(
    { ...milestone, side: Side, requirements: z.array(code), suspectIds: z.array(id), count },
    "reason",
  ),
};
