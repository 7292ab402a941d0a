import type { Reaction } from "@/lib/commands/legal-reactions";
import type { EventType } from "@/lib/domain/event";
import type { Role } from "@/lib/domain/party";

const answerers: readonly Role[] = ["CLIENT_OWNER", "CLIENT_SIGNATORY"];

/** The client has advice to answer. */
const toAnswer: Reaction = (event, { project, root }) => {
  if (event.type !== "AdviceIssued") return [];
  const { advice: subject } = event.payload;
  const payload = { project, act: "advice", subject, path: `${root}/advice/${subject}` } as const;
  return [{ mail: { template: "act-waiting", payload }, roles: answerers }];
};

/** Nobody has answered in time: the sponsor is told, and who should have. */
const late: Reaction = (event, { project, root }) => {
  if (event.type !== "AdviceUnanswered") return [];
  const { advice: subject } = event.payload;
  const payload = { project, act: "advice-late", subject, path: `${root}/advice/${subject}` } as const;
  return [{ mail: { template: "act-waiting", payload }, roles: ["CLIENT_SPONSOR", ...answerers] }];
};

/** A party of the project is asked for its opinion; an expert has had a mail of their own. */
const asked: Reaction = (event, { project, root }) => {
  if (event.type !== "OpinionRequested" || event.payload.partyId === null) return [];
  const { opinion: subject, partyId } = event.payload;
  const payload = { project, act: "opinion", subject, path: `${root}/advice` } as const;
  const roles: readonly Role[] = ["AMO", "AGENCY_MANAGER", "AGENCY_SIGNATORY"];
  return [{ mail: { template: "act-waiting", payload }, roles, parties: [partyId] }];
};

/** The mails of advice: who has to answer, and the sponsor once nobody has. */
export const adviceReactions: { readonly [T in EventType]?: readonly Reaction[] } = {
  AdviceIssued: [toAnswer],
  AdviceUnanswered: [late],
  OpinionRequested: [asked],
};
