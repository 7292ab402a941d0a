import { presiders } from "@/lib/domain/decision-permits";
import { workingRoles } from "@/lib/domain/party";
import { permit } from "@/lib/domain/permit";

/** Who keeps the minutes: the AMO (MR-02), or whoever leads on the client's side. */
const recorders = ["CLIENT_SPONSOR", "CLIENT_OWNER", "AMO"] as const;

/** What follows a meeting: actions and minutes. Who owns an action, and who was there, is asked of the rules. */
export const followUpPermits = {
  "action-item.open": permit(workingRoles, "CD-16"),
  "action-item.begin": permit(workingRoles, "CD-16"),
  "action-item.finish": permit(workingRoles, "CD-16"),
  "action-item.verify": permit(workingRoles, "CD-16"),
  "action-item.return": permit(workingRoles, "CD-16"),
  "action-item.drop": permit(presiders, "CD-09"),
  "minutes.draft": permit(recorders, "MR-02"),
  "minutes.circulate": permit(recorders, "MR-02"),
  "minutes.request-correction": permit(workingRoles, "CD-16"),
  "minutes.answer-correction": permit(recorders, "MR-02"),
  "minutes.agree": permit(workingRoles, "CD-09"),
  "minutes.approve": permit(presiders, "CD-09"),
} as const;
