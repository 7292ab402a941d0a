import { z } from "zod";
import { ErasureGround } from "@/lib/domain/erasure";
import { MailStop } from "@/lib/domain/mail-kind";
import { PersonId, ProjectId } from "@/lib/kernel/ids";

const none = z.object({});

/** What happens to accounts, as opposed to projects: append-only, not chained (architecture.md 1.2). Never a name or an address. */
export const accountEventDefinitions = {
  AccountOpened: { version: 1, payload: z.object({ by: z.enum(["INVITATION", "SETUP_CODE", "DEMO", "OIDC"]) }) },
  AdministratorAppointed: { version: 1, payload: z.object({ personId: PersonId }) },
  ProfileChanged: { version: 1, payload: z.object({ fields: z.array(z.string()) }) },
  PasswordSet: { version: 1, payload: none },
  SessionEnded: { version: 1, payload: z.object({ sessionId: z.uuid() }) },
  TokenCreated: {
    version: 1,
    payload: z.object({
      tokenId: z.uuid(),
      access: z.enum(["READ", "ACT"]),
      reach: z.enum(["EVERY_PROJECT", "LISTED_PROJECTS"]),
    }),
  },
  TokenRevoked: { version: 1, payload: z.object({ tokenId: z.uuid() }) },
  AllTokensRevoked: { version: 1, payload: z.object({ count: z.int() }) },
  FeedCreated: {
    version: 1,
    payload: z.object({ feedId: z.uuid(), reach: z.enum(["EVERY_PROJECT", "ONE_PROJECT"]) }),
  },
  FeedRevoked: { version: 1, payload: z.object({ feedId: z.uuid() }) },
  AllFeedsRevoked: { version: 1, payload: z.object({ count: z.int() }) },
  OtherSessionsEnded: { version: 1, payload: z.object({ count: z.int() }) },
  OrganisationEntered: { version: 1, payload: z.object({ organisationId: z.uuid() }) },
  OrganisationCorrected: { version: 1, payload: z.object({ organisationId: z.uuid() }) },
  ProjectFounded: { version: 1, payload: z.object({ projectId: ProjectId }) },
  // A note is private to one party: that it exists is not told in the ledger, which all sides read.
  NoteWritten: { version: 1, payload: z.object({ projectId: ProjectId, noteId: z.uuid() }) },
  // How one looks at a list is one's own affair, or one's party's.
  ViewSaved: { version: 1, payload: z.object({ projectId: ProjectId, viewId: z.uuid() }) },
  ViewRenamed: { version: 1, payload: z.object({ projectId: ProjectId, viewId: z.uuid() }) },
  ViewRemoved: { version: 1, payload: z.object({ projectId: ProjectId, viewId: z.uuid() }) },
  // Recorded for the administrator who did it. What went and what stays, in numbers.
  PersonErased: {
    version: 1,
    payload: z.object({
      personId: PersonId,
      ground: ErasureGround,
      reason: z.string(),
      sessions: z.int(),
      invitations: z.int(),
      mails: z.int(),
      words: z.int(),
      signatures: z.int(),
      memberships: z.int(),
    }),
  },
  // What one sets aside, reads or wants told: one's own affair, so it is nowhere but here.
  MatterSnoozed: {
    version: 1,
    payload: z.object({ projectId: ProjectId, kind: z.string(), subject: z.string(), until: z.iso.date() }),
  },
  MatterWoken: { version: 1, payload: z.object({ projectId: ProjectId, kind: z.string(), subject: z.string() }) },
  NotificationsRead: { version: 1, payload: z.object({ count: z.int() }) },
  MailChosen: { version: 1, payload: z.object({ fields: z.array(z.string()) }) },
  MailStopped: { version: 1, payload: z.object({ what: MailStop }) },
  // Recorded for the administrator who did it.
  MailRetried: { version: 1, payload: z.object({ deliveryId: z.uuid() }) },
  // What a candidate does: nobody of the project reads it.
  CandidacyTaken: { version: 1, payload: z.object({ consultationId: z.uuid() }) },
  OfferDeposited: {
    version: 1,
    payload: z.object({ consultationId: z.uuid(), offerId: z.uuid(), digest: z.string() }),
  },
  OfferWithdrawn: { version: 1, payload: z.object({ consultationId: z.uuid(), offerId: z.uuid() }) },
  // What happens in a mediation: nobody of the project reads that it did.
  MediationTaken: { version: 1, payload: z.object({ mediationId: z.uuid() }) },
  MediationMessagePosted: { version: 1, payload: z.object({ mediationId: z.uuid() }) },
  MediationDraftPut: { version: 1, payload: z.object({ mediationId: z.uuid() }) },
  MediationMissionEnded: { version: 1, payload: z.object({ mediationId: z.uuid() }) },
  MediationDraftAgreed: { version: 1, payload: z.object({ mediationId: z.uuid() }) },
  CandidateQuestionPut: { version: 1, payload: z.object({ consultationId: z.uuid(), questionId: z.uuid() }) },
  ProjectJoined: { version: 1, payload: z.object({ projectId: ProjectId }) },
} as const;

type Definitions = typeof accountEventDefinitions;

/** One account act. */
export type AccountEvent = {
  [T in keyof Definitions]: { readonly type: T; readonly payload: z.input<Definitions[T]["payload"]> };
}[keyof Definitions];
