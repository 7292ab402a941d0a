import { z } from "zod";
import { ImpactAssessment } from "@/lib/domain/change-assessment";
import { ChangeDecision } from "@/lib/domain/change-decision";
import { ChangeFinding, TestAnswer } from "@/lib/domain/change-finding";
import { ChangePrice } from "@/lib/domain/change-price";
import { ChangeRequestCode } from "@/lib/features/change-request/schema";
import { Digest } from "@/lib/kernel/ids";

const changeRequest = ChangeRequestCode;
const reason = z.string().trim().max(10_000);

/** The requester gives it up. */
export const WithdrawChangeInput = z.object({ changeRequest, reason });
export type WithdrawChangeInput = z.infer<typeof WithdrawChangeInput>;

/** The AMO answers the test, says which agencies it concerns, and why. */
export const QualifyChangeInput = z.object({
  changeRequest,
  inBaseline: TestAnswer,
  fails: TestAnswer,
  /** The requirement whose signed criterion it is about; empty when there is none. */
  requirement: z.union([z.literal(""), z.string().regex(/^EX-\d{3,6}$/)]),
  inScope: z.boolean(),
  /** The request that asks for the same; empty when there is none. */
  duplicateOf: z.union([z.literal(""), ChangeRequestCode]),
  agencies: z.array(z.uuid()).max(50),
  opinion: reason,
});
export type QualifyChangeInput = z.infer<typeof QualifyChangeInput>;

/** A side contests the finding. */
export const DisputeChangeInput = z.object({ changeRequest, reason });
export type DisputeChangeInput = z.infer<typeof DisputeChangeInput>;

/** What the committee settled. */
export const SettleChangeInput = z.object({ changeRequest, finding: ChangeFinding.exclude(["AMBIGUOUS"]), reason });
export type SettleChangeInput = z.infer<typeof SettleChangeInput>;

/** What it takes, by one of the agencies that it concerns. */
export const AssessChangeInput = ImpactAssessment.extend({ changeRequest });
export type AssessChangeInput = z.infer<typeof AssessChangeInput>;

/** An agency's offer; without a day it stands as long as the charter says. */
export const QuoteChangeInput = ChangePrice.extend({
  changeRequest,
  days: z.int().min(0).max(730),
  validUntil: z.union([z.literal(""), z.iso.date()]),
  note: z.string().trim().max(5_000),
});
export type QuoteChangeInput = z.infer<typeof QuoteChangeInput>;

/** What the AMO recommends to pay for an agency's last offer. */
export const AdviseChangeInput = ChangePrice.pick({ oneOffCents: true, recurring: true }).extend({
  changeRequest,
  partyId: z.uuid(),
  opinion: reason,
});
export type AdviseChangeInput = z.infer<typeof AdviseChangeInput>;

/** A recorded decision; the review day of a deferral, else empty. */
export const DecideChangeInput = z.object({
  changeRequest,
  decision: ChangeDecision,
  reason,
  reviewOn: z.union([z.literal(""), z.iso.date()]),
});
export type DecideChangeInput = z.infer<typeof DecideChangeInput>;

/** The approval of the offers as they were read, signed. */
export const ApproveChangeInput = z.object({ changeRequest, digest: Digest });
export type ApproveChangeInput = z.infer<typeof ApproveChangeInput>;

/** Work begins before the price is known, up to an amount. Cents before tax. */
export const ApproveEmergencyInput = z.object({
  changeRequest,
  partyId: z.uuid(),
  ceilingCents: z.int().min(1).max(100_000_000_000),
  reason,
});
export type ApproveEmergencyInput = z.infer<typeof ApproveEmergencyInput>;

/** A deferred request is taken up again. */
export const ResumeChangeInput = z.object({ changeRequest });
export type ResumeChangeInput = z.infer<typeof ResumeChangeInput>;
