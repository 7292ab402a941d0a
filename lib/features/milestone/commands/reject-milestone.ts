import { decisionCommand } from "@/lib/features/milestone/commands/decision-command";

/** The client rejects, for reasons, once the agency was heard (CR-11, AR-07). */
export const rejectMilestone = decisionCommand("REJECT");
