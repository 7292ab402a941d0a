import { workingRoles } from "@/lib/domain/party";
import { permit } from "@/lib/domain/permit";

/** Who may preside for the client: whether they do is asked of the seat. */
const presiders = ["CLIENT_SPONSOR", "CLIENT_OWNER", "CLIENT_SIGNATORY", "CLIENT_CONTRIBUTOR"] as const;
/** Who may have a voice: never the AMO (MD-01). Which matters they vote on is asked of the seat. */
const voters = [...presiders, "AGENCY_MANAGER", "AGENCY_SIGNATORY", "AGENCY_MEMBER"] as const;
/** Who keeps the minutes: the AMO (MR-02), or whoever leads on the client's side. */
const recorders = ["CLIENT_SPONSOR", "CLIENT_OWNER", "AMO"] as const;

/** What is done in the room and after it: votes, decisions, actions, minutes. */
export const deliberationPermits = {
  "decision.propose": permit(workingRoles, "CD-16"),
  "decision.vote": permit(voters, "CD-09"),
  "decision.adopt": permit(presiders, "CD-09"),
  "decision.reject": permit(presiders, "CD-09"),
  "decision.postpone": permit(presiders, "CD-09"),
  "action-item.open": permit(workingRoles, "CD-16"),
  "action-item.begin": permit(workingRoles, "CD-16"),
  "action-item.finish": permit(workingRoles, "CD-16"),
  "action-item.verify": permit(workingRoles, "CD-16"),
  "action-item.return": permit(workingRoles, "CD-16"),
  "action-item.drop": permit(presiders, "CD-09"),
  "minutes.circulate": permit(recorders, "MR-02"),
  "minutes.request-correction": permit(workingRoles, "CD-16"),
  "minutes.agree": permit(workingRoles, "CD-09"),
  "minutes.approve": permit(presiders, "CD-09"),
} as const;
