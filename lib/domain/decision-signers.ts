import type { PointSubject } from "@/lib/domain/agenda";
import type { Role } from "@/lib/domain/party";

const client: readonly Role[] = ["CLIENT_SIGNATORY"];
const parties: readonly Role[] = ["CLIENT_SIGNATORY", "AGENCY_SIGNATORY"];

/**
 * Whose signature gives effect to a decision on such a matter (domain.md 3.3, 9.1): the client alone on what it accepts,
 * chooses, deducts or overrides; both parties on what changes, settles or ends what binds them. Nobody's on the rest.
 */
export function signersOf(subject: PointSubject | null): readonly Role[] {
  switch (subject) {
    case "MILESTONE":
    case "PENALTY":
    case "CONSULTATION":
    case "ADVICE":
      return client;
    case "RESERVATION":
    case "CHANGE_REQUEST":
    case "AMENDMENT":
    case "DISPUTE":
      return parties;
    case "QUESTION":
    case "COMMITMENT":
    case "COMMITTEE_ITEM":
    case "RISK":
    case "DECISION":
    case "ACTION_ITEM":
    case null:
      return [];
  }
}
