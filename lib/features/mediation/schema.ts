import { z } from "zod";
import { KEPT_DAYS, MOST_KEPT_DAYS } from "@/lib/domain/mediation";
import { DisputeCode, Terms } from "@/lib/features/dispute/schema";

const dispute = { dispute: DisputeCode };
/** So that nothing can be guessed from the digest of what is sent: 64 hexadecimal digits, drawn where one writes. */
const blind = z.string().regex(/^[0-9a-f]{64}$/);

/** Mediation, and for how many days after its end what is said in it may be kept. */
export const ProposeMediationInput = z.object({
  ...dispute,
  keptDays: z.coerce.number().int().min(0).max(MOST_KEPT_DAYS).default(KEPT_DAYS),
});
export type ProposeMediationInput = z.infer<typeof ProposeMediationInput>;

/** The other party's answer. */
export const AnswerMediationInput = z.object({ ...dispute, agree: z.boolean() });
export type AnswerMediationInput = z.infer<typeof AnswerMediationInput>;

/** A third person as mediator. */
export const NameMediatorInput = z.object({
  ...dispute,
  name: z.string().trim().min(1).max(200),
  email: z.string().trim().toLowerCase().max(254).check(z.email()),
});
export type NameMediatorInput = z.infer<typeof NameMediatorInput>;

/** Somebody of one's own party. */
export const AdmitInput = z.object({ ...dispute, member: z.uuid() });
export type AdmitInput = z.infer<typeof AdmitInput>;

/** The mediator takes the mission up: by the link, and independent of both parties. */
export const AcceptMediationInput = z.object({
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  independent: z.boolean(),
});
export type AcceptMediationInput = z.infer<typeof AcceptMediationInput>;

/** The most of a message: files, and their bytes together. */
export const MOST_MESSAGE_FILES = 5;
export const MOST_MESSAGE_BYTES = 5 * 1024 * 1024;

/** The end of a mediator's mission. */
export const EndMissionInput = z.object({ mediationId: z.uuid() });

/** What is said in a mediation: to all, or between a party and the mediator alone. */
export const PostMessageInput = z.object({
  mediationId: z.uuid(),
  /** The party whose thread with the mediator it is; none, for all. */
  threadPartyId: z.uuid().nullable(),
  text: z.string().trim().min(1).max(20_000),
  files: z
    .array(z.strictObject({ name: z.string().min(1).max(255), base64: z.base64().max(7_000_000) }))
    .max(MOST_MESSAGE_FILES)
    .default([]),
  blind,
});
export type PostMessageInput = z.infer<typeof PostMessageInput>;

/** Terms on which an agreement is sought in mediation. */
export const DraftSettlementInput = z.object({ mediationId: z.uuid(), ...Terms.shape, blind });
export type DraftSettlementInput = z.infer<typeof DraftSettlementInput>;

/** One's own party agrees to the terms of this number. */
export const AgreeDraftInput = z.object({ mediationId: z.uuid(), version: z.int().min(1) });
export type AgreeDraftInput = z.infer<typeof AgreeDraftInput>;
