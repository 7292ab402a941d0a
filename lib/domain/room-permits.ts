import { workingRoles } from "@/lib/domain/party";
import { permit } from "@/lib/domain/permit";

/** Who opens and closes: who presides or leads the client's side, and the AMO that keeps the minutes (MR-02). */
const openers = ["CLIENT_SPONSOR", "CLIENT_OWNER", "CLIENT_SIGNATORY", "AMO"] as const;

/** What is done in a room beside deciding. Who writes down what others do or say is asked of the rule (`decideMove`). */
export const roomPermits = {
  "meeting.open": permit(openers, "MR-02"),
  "meeting.close": permit(openers, "MR-02"),
  "meeting.adjourn": permit(openers, "MR-02"),
  "point.begin": permit(openers, "MR-02"),
  "point.end": permit(openers, "MR-02"),
  "attendance.arrive": permit(workingRoles, "CD-09"),
  "attendance.leave": permit(workingRoles, "CD-09"),
  "meeting-note.write": permit(workingRoles, "MR-02"),
} as const;
