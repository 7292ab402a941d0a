import { permit } from "@/lib/domain/permit";

/** Who opens and closes a meeting: who presides or leads the client's side, and the AMO that keeps its minutes (MR-02). */
export const roomPermits = {
  "meeting.open": permit(["CLIENT_SPONSOR", "CLIENT_OWNER", "CLIENT_SIGNATORY", "AMO"], "MR-02"),
  "meeting.close": permit(["CLIENT_SPONSOR", "CLIENT_OWNER", "CLIENT_SIGNATORY", "AMO"], "MR-02"),
  "meeting.adjourn": permit(["CLIENT_SPONSOR", "CLIENT_OWNER", "CLIENT_SIGNATORY", "AMO"], "MR-02"),
} as const;
