import { decideWorkBegin } from "@/lib/domain/change-work";
import { workCommand } from "@/lib/features/amendment/commands/work-command";

/** The agency begins the work on a change that is ordered from it: not a day before (AR-04). */
export const beginChangeRequest = workCommand({
  name: "change-request.begin",
  act: "begin",
  decide: decideWorkBegin,
  fact: (about, partyId, comment) => ({
    type: "ChangeImplementationBegun",
    payload: { ...about, partyId },
    ...(comment === "" ? {} : { texts: { comment } }),
  }),
});
