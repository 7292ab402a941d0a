import { workingRoles } from "@/lib/domain/party";
import { permit } from "@/lib/domain/permit";

const clientHeads = ["CLIENT_SIGNATORY", "CLIENT_OWNER"] as const;
const agencyHeads = ["AGENCY_MANAGER", "AGENCY_SIGNATORY"] as const;

/**
 * A change request up to its decision. Nobody decides their own: the AMO qualifies and advises, each agency says what it
 * takes and costs, the client decides. Only the decision itself can be lent to the AMO, in writing, under a ceiling (MD-01).
 */
export const changePermits = {
  "change-request.open": permit(workingRoles, "CD-04"),
  "change-request.submit": permit(workingRoles, "CD-04"),
  "change-request.withdraw": permit(workingRoles, "CD-04"),
  "change-request.qualify": permit(["AMO"], "CD-13"),
  "change-request.dispute": permit([...clientHeads, ...agencyHeads], "CD-16", "OWN_SIDE"),
  "change-request.settle": permit(["CLIENT_OWNER"], "MR-04"),
  "change-request.assess": permit(agencyHeads, "AD-07", "OWN_SIDE"),
  "change-request.quote": permit(agencyHeads, "AD-07", "OWN_SIDE"),
  "change-request.advise": permit(["AMO"], "MR-03"),
  "change-request.decide": permit(clientHeads, "CR-07", "OWN_SIDE"),
  "change-request.approve": permit(clientHeads, "CR-07", "OWN_SIDE_OR_AMO"),
  "change-request.approve-emergency": permit(["CLIENT_OWNER"], "CR-02"),
  "change-request.resume": permit(clientHeads, "CD-05", "OWN_SIDE"),
} as const;
