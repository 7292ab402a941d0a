import { clientRoles } from "@/lib/domain/party";
import { permit } from "@/lib/domain/permit";

/** The client confirms what it verifies, the agency's manager what the agency delivers. */
export const suspectPermits = {
  "suspect.confirm": permit([...clientRoles, "AGENCY_MANAGER"], "CD-10", "OWN_SIDE_OR_AMO"),
} as const;
