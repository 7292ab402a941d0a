import type { Reaction } from "@/lib/commands/legal-reactions";
import type { Event, EventType } from "@/lib/domain/event";
import type { Role } from "@/lib/domain/party";
import type { Mail } from "@/lib/mail/message";

type Act = Extract<Mail, { template: "act-waiting" }>["payload"]["act"];

const client: readonly Role[] = ["CLIENT_SIGNATORY", "CLIENT_OWNER"];
const agency: readonly Role[] = ["AGENCY_MANAGER", "AGENCY_SIGNATORY"];

/** Whose turn it is after an event of a change request: the act, who can do it, and of which parties. */
function turnAfter(
  event: Event,
): { readonly act: Act; readonly roles: readonly Role[]; readonly parties?: readonly string[] } | null {
  switch (event.type) {
    case "ChangeRequestSubmitted":
      return { act: "qualify", roles: ["AMO"] };
    case "ChangeRequestDisputed":
      return { act: "answer", roles: ["AMO"] };
    case "ChangeRequestQualified":
      if (event.payload.finding === "CHANGE") return { act: "assess", roles: agency, parties: event.payload.partyIds };
      return event.payload.finding === "DEFECT" ? { act: "decide", roles: client } : null;
    case "ChangeEmergencyApproved":
      return { act: "assess", roles: agency, parties: [event.payload.partyId] };
    case "ChangeQuotesComplete":
      return { act: "decide", roles: [...client, "AMO"] };
  }
  return null;
}

const turn: Reaction = (event, { project, root }) => {
  const next = turnAfter(event);
  if (next === null || !("changeRequest" in event.payload)) return [];
  const { act, ...to } = next;
  const subject = event.payload.changeRequest;
  const payload = { project, act, subject, path: `${root}/changes/${subject}` };
  return [{ mail: { template: "act-waiting", payload }, ...to }];
};

/** An order that is written, or written anew, waits for both sides' signatures. */
const orderWritten: Reaction = (event, { project, root }) => {
  if (event.type !== "AmendmentDrafted") return [];
  const { changeRequest: subject, partyId } = event.payload;
  const path = `${root}/changes/${subject}/sign`;
  const mail = { template: "act-waiting", payload: { project, act: "sign-order", subject, path } } as const;
  return [
    { mail, roles: ["CLIENT_SIGNATORY"] },
    { mail, roles: ["AGENCY_SIGNATORY"], parties: [partyId] },
  ];
};

/** The mails of change requests: whoever has the next act is asked for it. What is late is told to all who lead. */
export const changeReactions: { readonly [T in EventType]?: readonly Reaction[] } = {
  ChangeRequestSubmitted: [turn],
  ChangeRequestQualified: [turn],
  ChangeRequestDisputed: [turn],
  ChangeEmergencyApproved: [turn],
  ChangeQuotesComplete: [turn],
  AmendmentDrafted: [orderWritten],
};
