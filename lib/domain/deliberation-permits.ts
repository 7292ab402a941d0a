import { decisionPermits } from "@/lib/domain/decision-permits";
import { followUpPermits } from "@/lib/domain/follow-up-permits";

/** What is done in the room and after it: votes, decisions, actions, minutes. */
export const deliberationPermits = { ...decisionPermits, ...followUpPermits } as const;
