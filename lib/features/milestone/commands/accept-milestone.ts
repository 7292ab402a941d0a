import { decisionCommand } from "@/lib/features/milestone/commands/decision-command";

/** The client accepts the milestone: every criterion passed, nothing is left open (CR-07). */
export const acceptMilestone = decisionCommand("ACCEPT");
