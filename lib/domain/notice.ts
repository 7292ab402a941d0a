import { consultationEvents } from "@/lib/domain/consultation-events";
import { disputeEvents } from "@/lib/domain/dispute-events";
import type { Event, EventType } from "@/lib/domain/event";
import { agencyRoles, clientRoles, leadRoles, type Role, type Side, sideOf, workingRoles } from "@/lib/domain/party";

/** Who leads and who signs, on every side: what happens in a project concerns them. */
const leaders: readonly Role[] = [
  "CLIENT_SPONSOR",
  "CLIENT_OWNER",
  "CLIENT_SIGNATORY",
  "AMO",
  "AGENCY_MANAGER",
  "AGENCY_SIGNATORY",
];

/** Who is told, for the events that concern others than the leaders: everybody at work, or nobody yet. */
const reach: { readonly [T in EventType]?: "EVERYBODY" | "NOBODY" } = {
  ProjectActivated: "EVERYBODY",
  CharterEnteredIntoForce: "EVERYBODY",
  BaselineSigned: "EVERYBODY",
  MilestoneStarted: "EVERYBODY",
  MilestoneSubmitted: "EVERYBODY",
  MilestoneAccepted: "EVERYBODY",
  MilestoneAcceptedWithReservations: "EVERYBODY",
  MilestoneAcceptedWithPriceReduction: "EVERYBODY",
  MilestoneAdjourned: "EVERYBODY",
  MilestoneRejected: "EVERYBODY",
  MilestoneCancelled: "EVERYBODY",
  ReservationRaised: "EVERYBODY",
  ReservationLifted: "EVERYBODY",
  QuestionAnswered: "EVERYBODY",
  CommentPosted: "EVERYBODY",
  ChangeContracted: "EVERYBODY",
  // Drafts, and what is only a step of an act that is told by itself.
  AmendmentDrafted: "NOBODY",
  RequirementVersionContracted: "NOBODY",
  CharterDrafted: "NOBODY",
  CharterParametersChanged: "NOBODY",
  CharterSuperseded: "NOBODY",
  MemberInvited: "NOBODY",
  InvitationRevoked: "NOBODY",
  RequirementDrafted: "NOBODY",
  RequirementRevised: "NOBODY",
  RequirementMoved: "NOBODY",
  ChangeRequestOpened: "NOBODY",
  EvidenceUploaded: "NOBODY",
  // Those reminded have their mail, and their inbox says what waits: a bell for everybody would only ring.
  ReminderSent: "NOBODY",
  ConsultationDrafted: "NOBODY",
  CandidateInvited: "NOBODY",
  OfferScored: "NOBODY",
  RetentionHeld: "NOBODY",
  CriterionVerified: "NOBODY",
  AdviceDrafted: "NOBODY",
  CommitmentRevised: "NOBODY",
  CommitmentFellDue: "NOBODY",
  CommitmentOverdue: "NOBODY",
  TimeDeclared: "NOBODY",
  // Answers are counted on the page; who is convened has a mail of their own, with the calendar.
  MeetingAnswered: "NOBODY",
  // Who owns an action has a mail of their own, and minutes go to who was there: drafts tell nobody.
  ActionOpened: "EVERYBODY",
  ActionBegun: "NOBODY",
  MinutesDrafted: "NOBODY",
  MinutesDue: "NOBODY",
  AgendaOrdered: "NOBODY",
  MeetingConvened: "EVERYBODY",
};

const consulting: readonly Role[] = leaders.filter((role) => !agencyRoles.includes(role));

const rolesOfSide: Readonly<Record<Side, readonly Role[]>> = {
  CLIENT: clientRoles,
  AGENCY: agencyRoles,
  AMO: ["AMO"],
  MEDIATOR: [],
};

/** The parties between which an event stands; `null` for what concerns every party of the project. */
export function partiesConcerned(event: Event): readonly string[] | null {
  return Object.hasOwn(disputeEvents, event.type) && "partyIds" in event.payload ? event.payload.partyIds : null;
}

/** The roles that an event concerns: its holders find it among their notifications, except whoever did it. */
export function concernedBy(event: Event): readonly Role[] {
  if (event.type === "QuestionAsked") return rolesOfSide[event.payload.to];
  // How a provider is chosen concerns the client and its AMO: an agency of the project may be a competitor.
  if (Object.hasOwn(consultationEvents, event.type)) return reach[event.type] === "NOBODY" ? [] : consulting;
  // How far a dispute has climbed is told by its own events, to its parties.
  if (event.type === "ClockExpired" && event.payload.matterKind === "DISPUTE") return [];
  const told = reach[event.type];
  // Who joins is known by who leads their party, and by the client's lead, who answers for everybody in the project.
  if (event.type === "MemberJoined")
    return leadRoles.filter((role) => role === "CLIENT_OWNER" || sideOf(role) === event.payload.side);
  if (told === undefined) return leaders;
  return told === "EVERYBODY" ? workingRoles : [];
}
