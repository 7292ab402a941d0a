import { decideWorkVerification } from "@/lib/domain/change-work";
import { workCommand } from "@/lib/features/amendment/commands/work-command";

/** The client finds that the change is done as it was ordered. */
export const verifyChangeRequest = workCommand({
  name: "change-request.verify",
  act: "verify",
  decide: decideWorkVerification,
  fact: (about, _partyId, comment) => ({
    type: "ChangeVerified",
    payload: about,
    ...(comment === "" ? {} : { texts: { comment } }),
  }),
});
