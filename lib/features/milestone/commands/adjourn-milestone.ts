import { decisionCommand } from "@/lib/features/milestone/commands/decision-command";

/** The client adjourns, for reasons linked to criteria: the agency presents again (CR-11). */
export const adjournMilestone = decisionCommand("ADJOURN");
