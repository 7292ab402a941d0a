import { decisionCommand } from "@/lib/features/milestone/commands/decision-command";

/** In two stages, the client finds the milestone apt: the service observation begins in the same act. */
export const approveMilestoneAptitude = decisionCommand("APPROVE_APTITUDE");
