import { z } from "zod";
import { CommitmentKind } from "@/lib/domain/commitment-terms";
import { Role } from "@/lib/domain/party";
import { MilestoneCode } from "@/lib/features/milestone/schema";
import { Digest, MemberId, PartyId } from "@/lib/kernel/ids";

/** The number of a commitment: ENG-001. */
export const CommitmentCode = z.string().regex(/^ENG-\d{3,9}$/);

const said = z.string().trim().min(1).max(10_000);

const terms = {
  kind: CommitmentKind,
  title: z.string().trim().min(1).max(300),
  /** The person who is committed, and in which of their roles. */
  memberId: MemberId,
  role: Role,
  /** Who stands in; none when empty. */
  substituteMemberId: MemberId.nullable(),
  /** Hours in each week, days in all, or working days within which an answer comes: the kind says which, or none. */
  quantity: z.int().min(1).max(1_000).nullable(),
  /** The first day of a commitment that lasts. */
  startsOn: z.iso.date().nullable(),
  /** The day on which it is due, or its last day. */
  dueOn: z.iso.date(),
  /** The work of the milestones stands still without it. */
  critical: z.boolean(),
  /** Milestones that wait for it, and the client input of their definition that it supplies, by its title. */
  milestones: z
    .array(z.object({ code: MilestoneCode, input: z.string().trim().max(200) }))
    .max(50)
    .refine((list) => new Set(list.map((one) => one.code)).size === list.length),
};

/** A commitment put to the party that would make it. */
export const ProposeCommitmentInput = z.object({ partyId: PartyId, ...terms });
export type ProposeCommitmentInput = z.infer<typeof ProposeCommitmentInput>;

/** Other terms for a proposal; its party stays. */
export const ReviseCommitmentInput = z.object({ commitment: CommitmentCode, ...terms });
export type ReviseCommitmentInput = z.infer<typeof ReviseCommitmentInput>;

/** What the form holds, for a new commitment (no number yet) and for other terms: each command takes its part of it. */
export const CommitmentFormInput = z.object({
  commitment: z.union([CommitmentCode, z.literal("")]),
  partyId: PartyId,
  ...terms,
});

/** A commitment that is signed, by the digest of what was read. */
export const SignCommitmentInput = z.object({ commitment: CommitmentCode, digest: Digest });

/** What was made available. Without a day: today; a supply always counts on the day on which it is told. */
export const DeliverCommitmentInput = z.object({
  commitment: CommitmentCode,
  on: z.iso.date().nullable(),
  message: z.string().trim().max(10_000),
});

/** The receipt: confirmed, or contested with its reason. */
export const ConfirmCommitmentInput = z.object({
  commitment: CommitmentCode,
  confirmed: z.boolean(),
  reason: z.string().trim().max(10_000),
});

/** An act that says why: excuse, release. */
export const ReasonedCommitmentInput = z.object({ commitment: CommitmentCode, reason: said });

/** Another day, put to the other side. */
export const RescheduleCommitmentInput = z.object({ commitment: CommitmentCode, dueOn: z.iso.date(), reason: said });

/** The answer to another day: the day that was read is the one that is answered. */
export const AnswerRescheduleInput = z.object({
  commitment: CommitmentCode,
  dueOn: z.iso.date(),
  accepted: z.boolean(),
});

/** The substitute takes over. */
export const SubstituteCommitmentInput = z.object({ commitment: CommitmentCode });

/** An absence: of whom, from which day to which day included, and who stands in. It has no reason: that is nobody's business. */
export const DeclareAbsenceInput = z.object({
  memberId: MemberId,
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  substituteMemberId: MemberId.nullable(),
});

/** An absence that does not take place. */
export const WithdrawAbsenceInput = z.object({ absenceId: z.uuid() });

/** Time given on a day, in minutes; a correction is negative. */
export const DeclareTimeInput = z.object({
  commitment: CommitmentCode,
  on: z.iso.date(),
  minutes: z
    .int()
    .min(-6_000)
    .max(6_000)
    .refine((minutes) => minutes !== 0),
});
