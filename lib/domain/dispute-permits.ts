import { permit } from "@/lib/domain/permit";

/** Who speaks for a party when it disagrees, on whichever side (CR-16). */
const speakers = [
  "CLIENT_OWNER",
  "CLIENT_SIGNATORY",
  "CLIENT_SPONSOR",
  "AMO",
  "AGENCY_MANAGER",
  "AGENCY_SIGNATORY",
] as const;
/** Whose word binds a party where it leaves the ladder, or calls a third person in. */
const binders = ["CLIENT_SIGNATORY", "CLIENT_OWNER", "AMO", "AGENCY_SIGNATORY", "AGENCY_MANAGER"] as const;
const signatories = ["CLIENT_SIGNATORY", "AGENCY_SIGNATORY", "AMO"] as const;

/** Disputes and mediation (domain.md 9.6). What happens inside the compartment is no act of the project at all. */
export const disputePermits = {
  "dispute.open": permit(speakers, "CR-16"),
  "dispute.complete": permit(speakers, "CR-16"),
  "dispute.state-position": permit(speakers, "CR-16"),
  "dispute.propose": permit(speakers, "CR-16"),
  "dispute.end-proposal": permit(speakers, "CR-16"),
  "dispute.sign-settlement": permit(signatories, "CR-16", "OWN_SIDE"),
  "dispute.disclose": permit(["AMO"], "MD-04"),
  "dispute.refuse-facilitator": permit(["AGENCY_MANAGER", "AGENCY_SIGNATORY"], "MD-04"),
  "dispute.escalate": permit(speakers, "MR-04"),
  "dispute.withdraw": permit(binders, "CR-16"),
  "dispute.settle-directly": permit(binders, "CR-16"),
  "dispute.go-outside": permit(binders, "CR-16"),
  "dispute.close": permit(binders, "CR-16"),
  "mediation.propose": permit(binders, "CR-16"),
  "mediation.answer": permit(binders, "CR-16"),
  "mediation.name-mediator": permit(binders, "CR-16"),
  "mediation.confirm-mediator": permit(binders, "CR-16"),
  "mediation.admit": permit(binders, "CR-16"),
  "mediation.leave": permit(binders, "CR-16"),
} as const;
