import { decideWorkClosing } from "@/lib/domain/change-work";
import { workCommand } from "@/lib/features/amendment/commands/work-command";

/** The client closes a change: nothing is left to do, nothing of it moves any more. */
export const closeChangeRequest = workCommand({
  name: "change-request.close",
  act: "close",
  decide: decideWorkClosing,
  fact: (about, _partyId, comment) => ({
    type: "ChangeClosed",
    payload: about,
    ...(comment === "" ? {} : { texts: { comment } }),
  }),
});
