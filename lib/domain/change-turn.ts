import type { ChangeFinding } from "@/lib/domain/change-finding";
import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import type { Side } from "@/lib/domain/party";

/** The act that a change request waits for. */
export type ChangeAwaits =
  | "SUBMISSION"
  | "QUALIFICATION"
  | "OFFER"
  | "DECISION"
  | "OPINION"
  | "SETTLEMENT"
  | "REGULARISATION"
  | "ORDER"
  | "WORK"
  | "VERIFICATION";

/** Whose turn it is on a request; `null` for what waits for a day, or for nobody any more. */
export type ChangeTurn = { readonly side: Extract<Side, "CLIENT" | "AGENCY" | "AMO">; readonly awaits: ChangeAwaits };

/** Whose turn it is, from where a request stands (domain.md 9.3). A draft waits for the party that writes it. */
export function changeTurn(of: {
  readonly status: ChangeRequestStatus;
  readonly finding: ChangeFinding | null;
  /** Every concerned agency has an offer. */
  readonly quoted: boolean;
  /** The AMO has given its opinion on the dispute, or its days for one are over. */
  readonly opinionOver: boolean;
}): ChangeTurn | null {
  switch (of.status) {
    case "SUBMITTED":
      return { side: "AMO", awaits: "QUALIFICATION" };
    case "QUALIFIED":
    case "QUOTED":
    case "UNDER_DECISION":
      return { side: "CLIENT", awaits: "DECISION" };
    case "IMPACT_ASSESSMENT":
      return { side: "AGENCY", awaits: "OFFER" };
    case "DISPUTED":
      return of.opinionOver ? { side: "CLIENT", awaits: "SETTLEMENT" } : { side: "AMO", awaits: "OPINION" };
    case "EMERGENCY_APPROVED":
      return of.quoted ? { side: "CLIENT", awaits: "REGULARISATION" } : { side: "AGENCY", awaits: "OFFER" };
    case "APPROVED":
      return { side: "CLIENT", awaits: "ORDER" };
    case "CONTRACTED":
    case "IN_IMPLEMENTATION":
      return { side: "AGENCY", awaits: "WORK" };
    case "VERIFIED":
      return { side: "CLIENT", awaits: "VERIFICATION" };
    case "DRAFT":
    case "DEFERRED":
    case "REJECTED":
    case "CONCESSION":
    case "CLOSED":
    case "WITHDRAWN":
    case "EXPIRED":
      return null;
  }
}
