import { decisionCommand } from "@/lib/features/milestone/commands/decision-command";

/** The client accepts at a reduced price, for reasons, once the agency was heard (CR-11, AR-07). */
export const reduceMilestonePrice = decisionCommand("REDUCE_PRICE");
