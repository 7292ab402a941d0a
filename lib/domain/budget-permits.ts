import { permit } from "@/lib/domain/permit";

/** Money: the client alone says the ceiling, in person (CR-02). */
export const budgetPermits = {
  "budget.set-ceiling": permit(["CLIENT_SIGNATORY"], "CR-02"),
} as const;
