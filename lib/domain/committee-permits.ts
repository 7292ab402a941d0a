import { decisionPermits } from "@/lib/domain/decision-permits";
import { workingRoles } from "@/lib/domain/party";
import { permit } from "@/lib/domain/permit";
import { roomPermits } from "@/lib/domain/room-permits";

/** Who leads the client's side of a committee: its sponsor, and the lead of the project. */
const heads = ["CLIENT_SPONSOR", "CLIENT_OWNER"] as const;
/** The adviser convenes and prepares (MR-02), and decides nothing of who sits there or of what is on the agenda. */
const conveners = [...heads, "AMO"] as const;

/** Committees are composed by the client, convened by it or its AMO, and spoken in by everybody (domain.md 5.5). */
export const committeePermits = {
  ...roomPermits,
  ...decisionPermits,
  "committee.form": permit(heads, "CD-09"),
  "committee.compose": permit(heads, "CD-09"),
  "committee.dissolve": permit(heads, "CD-09"),
  "meeting.plan": permit(conveners, "MR-02"),
  "meeting.convene": permit(conveners, "MR-02"),
  "meeting.reschedule": permit(conveners, "MR-02"),
  "meeting.cancel": permit(conveners, "MR-02"),
  "meeting.answer": permit(workingRoles, "CD-09"),
  "meeting.answer-by-mail": permit(workingRoles, "CD-09"),
  "meeting.give-proxy": permit(workingRoles, "CD-09"),
  "agenda.propose": permit(workingRoles, "CD-16"),
  "agenda.attach": permit(workingRoles, "CD-16"),
  "agenda.withdraw": permit(workingRoles, "CD-16"),
  "agenda.order": permit(conveners, "MR-02"),
  "agenda.fix": permit([...heads, "CLIENT_SIGNATORY", "CLIENT_CONTRIBUTOR"], "CD-09"),
  "preparation.write": permit(workingRoles, "CD-16"),
} as const;
