import { workingRoles } from "@/lib/domain/party";
import { permit } from "@/lib/domain/permit";

/** Who speaks for a side of the contract when something is late. */
const noticeWriters = ["CLIENT_OWNER", "CLIENT_SIGNATORY", "AGENCY_MANAGER", "AGENCY_SIGNATORY"] as const;

/** What is noted while a service is observed, and the formal notices of what is late. */
export const silencePermits = {
  "incident.declare": permit(workingRoles, "CD-11"),
  "incident.end": permit(workingRoles, "CD-11"),
  "notice.draft": permit(noticeWriters, "AR-02"),
  "notice.send": permit(["CLIENT_SIGNATORY", "AGENCY_SIGNATORY"], "AR-02", "OWN_SIDE"),
  "notice.present": permit(noticeWriters, "AR-02"),
} as const;
