import type { Reaction } from "@/lib/commands/legal-reactions";
import type { Event, EventType } from "@/lib/domain/event";
import type { Role } from "@/lib/domain/party";
import type { Mail } from "@/lib/mail/message";

type Act = Extract<Mail, { template: "act-waiting" }>["payload"]["act"];
type Turn = { readonly act: Act; readonly roles: readonly Role[]; readonly parties?: readonly string[] };

const speakers: readonly Role[] = [
  "CLIENT_OWNER",
  "CLIENT_SIGNATORY",
  "CLIENT_SPONSOR",
  "AMO",
  "AGENCY_MANAGER",
  "AGENCY_SIGNATORY",
];
const signatories: readonly Role[] = ["CLIENT_SIGNATORY", "AGENCY_SIGNATORY", "AMO"];

/** Those of one party, or where a side has one party alone, those of that side. */
function of(turnOf: string | null, side: "CLIENT" | "AGENCY" | "AMO"): Omit<Turn, "act"> {
  if (turnOf !== null) return { roles: speakers, parties: [turnOf] };
  return { roles: speakers.filter((role) => role === side || role.startsWith(`${side}_`)) };
}

/** Whose turn it is after an event of a dispute. */
function turnAfter(event: Event): Turn | null {
  switch (event.type) {
    case "DisputeOpened":
      return { act: "answer-dispute", ...of(event.payload.turnOf, event.payload.side) };
    case "DisputeEscalated": {
      const { due, partyIds } = event.payload;
      if (due === null) return { act: "answer-dispute", roles: speakers, parties: partyIds };
      return { act: "answer-dispute", ...of(due.turnOf, due.side) };
    }
    case "DisputeProposalMade":
      return { act: "answer-dispute", roles: speakers, parties: event.payload.partyIds };
    case "DisputeSettlementSigned":
      return { act: "sign-settlement", roles: signatories, parties: event.payload.partyIds };
    case "DirectSettlementStated":
      return { act: "confirm", roles: speakers, parties: event.payload.partyIds };
    case "MediationProposed":
      return { act: "answer-mediation", ...of(event.payload.turnOf, event.payload.side) };
    case "MediationAgreed":
    case "MediatorNamed":
      return { act: "choose-mediator", roles: speakers, parties: event.payload.partyIds };
    case "MediationBegun":
      return { act: "enter-mediation", roles: speakers, parties: event.payload.partyIds };
  }
  return null;
}

const turn: Reaction = (event, { project, root }) => {
  const next = turnAfter(event);
  if (next === null || !("dispute" in event.payload)) return [];
  const { act, ...to } = next;
  const subject = event.payload.dispute;
  const payload = { project, act, subject, path: `${root}/disputes/${subject}` };
  return [{ mail: { template: "act-waiting", payload }, ...to }];
};

/** The mails of disputes: whoever has the next act is asked for it, of the parties that it concerns alone. */
export const disputeReactions: { readonly [T in EventType]?: readonly Reaction[] } = {
  DisputeOpened: [turn],
  DisputeEscalated: [turn],
  DisputeProposalMade: [turn],
  DisputeSettlementSigned: [turn],
  DirectSettlementStated: [turn],
  MediationProposed: [turn],
  MediationAgreed: [turn],
  MediatorNamed: [turn],
  MediationBegun: [turn],
};
