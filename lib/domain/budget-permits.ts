import { permit } from "@/lib/domain/permit";

const clientHeads = ["CLIENT_OWNER", "CLIENT_SIGNATORY"] as const;
const agencyHeads = ["AGENCY_MANAGER", "AGENCY_SIGNATORY"] as const;

/**
 * Money: the client alone says the ceiling, in person (CR-02); the agency invoices what it was ordered; the client pays;
 * penalties are the client's to apply, after the agency was heard (AR-07).
 */
export const budgetPermits = {
  "budget.set-ceiling": permit(["CLIENT_SIGNATORY"], "CR-02"),
  "invoice.record": permit(agencyHeads, "AR-04", "OWN_SIDE"),
  "invoice.credit": permit(agencyHeads, "AR-04", "OWN_SIDE"),
  "payment.record": permit(clientHeads, "CD-12", "OWN_SIDE"),
  "payment.refund": permit(agencyHeads, "AR-04", "OWN_SIDE"),
  "penalty.announce": permit(clientHeads, "AR-07", "OWN_SIDE"),
  "penalty.answer": permit(agencyHeads, "AR-07", "OWN_SIDE"),
  "penalty.apply": permit(["CLIENT_SIGNATORY"], "AR-07", "OWN_SIDE"),
  "penalty.drop": permit(clientHeads, "AR-07", "OWN_SIDE"),
} as const;
