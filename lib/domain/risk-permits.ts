import { permit } from "@/lib/domain/permit";

/** Who leads or binds a side keeps the register; each side knows risks that the other does not (CD-16). */
const keepers = [
  "CLIENT_SPONSOR",
  "CLIENT_OWNER",
  "CLIENT_SIGNATORY",
  "AMO",
  "AGENCY_MANAGER",
  "AGENCY_SIGNATORY",
] as const;

/** The register of risks belongs to everybody who leads. */
export const riskPermits = {
  "risk.identify": permit(keepers, "CD-16"),
  "risk.adopt": permit(["CLIENT_OWNER", "AMO"], "CD-16"),
  "risk.review": permit(keepers, "CD-16"),
  "risk.occur": permit(keepers, "CD-16"),
  "risk.close": permit(keepers, "CD-16"),
} as const;
