import { permit } from "@/lib/domain/permit";

const parties = ["CLIENT_OWNER", "CLIENT_SIGNATORY", "AGENCY_MANAGER", "AGENCY_SIGNATORY"] as const;

/** Written by who leads, signed by who binds (the lead of the client for a purchase order, its sponsor beyond a tenth). */
export const amendmentPermits = {
  "amendment.draft": permit(["CLIENT_OWNER", "AMO", "AGENCY_MANAGER"], "CD-13"),
  "amendment.sign": permit(
    ["CLIENT_SIGNATORY", "CLIENT_OWNER", "CLIENT_SPONSOR", "AGENCY_SIGNATORY"],
    "CD-13",
    "OWN_SIDE_OR_AMO",
  ),
  "amendment.withdraw": permit(parties, "AR-04"),
  "change-request.begin": permit(["AGENCY_MANAGER"], "AD-04", "OWN_SIDE"),
  "change-request.verify": permit(["CLIENT_OWNER", "CLIENT_SIGNATORY"], "CD-10", "OWN_SIDE"),
  "change-request.close": permit(["CLIENT_OWNER"], "CD-04", "OWN_SIDE"),
} as const;
