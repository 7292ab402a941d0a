import { workingRoles } from "@/lib/domain/party";
import { permit } from "@/lib/domain/permit";

/** Who may preside for the client: whether they do is asked of the seat. */
export const presiders = ["CLIENT_SPONSOR", "CLIENT_OWNER", "CLIENT_SIGNATORY", "CLIENT_CONTRIBUTOR"] as const;
/** Who may have a voice: never the AMO (MD-01). Which matters they vote on is asked of the seat. */
const voters = [...presiders, "AGENCY_MANAGER", "AGENCY_SIGNATORY", "AGENCY_MEMBER"] as const;

/** Decisions of committees: anybody proposes one in the room, seats vote, who presides says what the voices said. */
export const decisionPermits = {
  "decision.propose": permit(workingRoles, "CD-16"),
  "decision.vote": permit(voters, "CD-09"),
  "decision.adopt": permit(presiders, "CD-09"),
  "decision.reject": permit(presiders, "CD-09"),
  "decision.postpone": permit(presiders, "CD-09"),
} as const;
