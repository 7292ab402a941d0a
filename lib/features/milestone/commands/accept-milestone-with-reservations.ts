import { decisionCommand } from "@/lib/features/milestone/commands/decision-command";

/** The client accepts the milestone under the listed reservations, none of them blocking (CR-11). */
export const acceptMilestoneWithReservations = decisionCommand("ACCEPT_WITH_RESERVATIONS");
