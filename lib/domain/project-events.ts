import { z } from "zod";
import { code, count, day, digest, event, id, moment, signed, signedEvent } from "@/lib/domain/event-definition";
import { Role, Side } from "@/lib/domain/party";
import { Currency } from "@/lib/kernel/money";

/** What happens to a project, its parties, its people, its charter and its powers. */
export const projectEvents = {
  ProjectCreated: event(
    { project: code, currency: Currency, timeZone: z.string(), calendar: z.string() },
    "name",
    "objective",
  ),
  ProjectRenamed: event({ project: code }, "name", "objective"),
  ProjectActivated: event({ project: code, charterVersion: count }),
  PartyAdded: event({ partyId: id, side: Side, organisationId: id }, "name"),
  PartyRemoved: event({ partyId: id, side: Side }, "reason"),
  MemberInvited: event({ invitationId: id, partyId: id, side: Side, roles: z.array(Role), substitute: z.boolean() }),
  InvitationRevoked: event({ invitationId: id, partyId: id, side: Side }),
  MemberJoined: event({ memberId: id, personId: id, partyId: id, side: Side, roles: z.array(Role) }),
  MemberRolesChanged: event(
    { memberId: id, partyId: id, side: Side, roles: z.array(Role), before: z.array(Role) },
    "reason",
  ),
  MemberRemoved: event({ memberId: id, partyId: id, side: Side }, "reason"),

  CalendarFixed: event({
    version: count,
    calendar: z.string(),
    beside: z.array(z.string()),
    library: z.string(),
    firstOn: day,
    lastOn: day,
    /** Every day off that is no weekend, so that whoever has the ledger can count again what it says. */
    days: z.array(day),
    hash: digest,
  }),
  ClosureDeclared: event({ closureId: id, partyId: id, side: Side, firstOn: day, lastOn: day }, "name"),
  ClosureWithdrawn: event({ closureId: id, partyId: id, side: Side, firstOn: day, lastOn: day }),
  PartyCalendarNamed: event({ partyId: id, side: Side, calendar: z.string() }),
  PartyCalendarTakenBack: event({ partyId: id, side: Side }),

  CharterDrafted: event({ charterId: id, version: count }),
  CharterParametersChanged: event({
    charterId: id,
    version: count,
    preset: z.string(),
    parameters: z.record(z.string(), z.json()),
  }),
  CharterProposed: event({ charterId: id, version: count, digest }),
  CharterWithdrawn: event({ charterId: id, version: count }, "reason"),
  CharterSigned: signedEvent({ charterId: id, version: count, partyId: id, side: Side }),
  /** The first charter in force commits the initial price; others, and charters without one, say none. */
  CharterEnteredIntoForce: event({ charterId: id, version: count, ...signed, priceCents: count.optional() }),
  CharterSuperseded: event({ charterId: id, version: count, by: count }),

  DelegationGranted: signedEvent(
    {
      delegationId: id,
      delegation: code,
      grantorMemberId: id,
      granteeMemberId: id,
      role: Role,
      acts: z.array(z.string()),
      maxAmountCents: z.int().nullable(),
      validFrom: moment,
      validUntil: moment,
    },
    "reason",
  ),
  DelegationRevoked: event({ delegationId: id, delegation: code }, "reason"),

  QuestionAsked: event(
    { questionId: id, question: code, subject: code, blocking: z.boolean(), to: Side, dueOn: day.nullable() },
    "text",
  ),
  QuestionAnswered: event({ questionId: id, question: code, subject: code }, "text"),
  CommentPosted: event({ commentId: id, subject: code }, "text"),
  EvidenceUploaded: event({ fileId: id, digest, bytes: count, mediaType: z.string() }),
};
