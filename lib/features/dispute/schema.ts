import { z } from "zod";
import { OutsideKind } from "@/lib/domain/dispute";
import { Digest } from "@/lib/kernel/ids";

/** The number of a dispute: LIT-001. */
export const DisputeCode = z.string().regex(/^LIT-\d{3,6}$/);
const said = z.string().trim().min(1).max(10_000);
const short = z.string().trim().min(1).max(5_000);
/** Cents, before tax. */
const cents = z.int().min(0).max(100_000_000_000);
const dispute = { dispute: DisputeCode };

const facts = {
  claims: z.array(z.strictObject({ text: short, cents })).max(20),
  /** Numbers of entries of the register. */
  entries: z.array(z.int().min(1)).max(100),
  /** Numbers of what is contested: J2, FDE-001, EX-012. */
  contested: z.array(z.string().trim().min(1).max(40)).max(30),
};

/** A dispute against another party: what happened, what is asked, what is contested, and the formal notices behind it. */
export const OpenDisputeInput = z.object({
  against: z.uuid(),
  title: z.string().trim().min(1).max(200),
  subject: said,
  ...facts,
  notices: z.array(z.string().regex(/^MED-\d{3,6}$/)).max(20),
});
export type OpenDisputeInput = z.infer<typeof OpenDisputeInput>;

/** More facts, claims of one's own, and what else is contested. */
export const CompleteDisputeInput = z.object({ ...dispute, ...facts });
export type CompleteDisputeInput = z.infer<typeof CompleteDisputeInput>;

/** The position of a side at the present level. */
export const StatePositionInput = z.object({ ...dispute, text: said });
export type StatePositionInput = z.infer<typeof StatePositionInput>;

/** What would settle it: in words, what each side concedes, who pays whom (nobody: zero), and until when it stands. */
export const Terms = z.strictObject({
  text: said,
  claimantConcession: short,
  respondentConcession: short,
  /** Who pays; the other receives. */
  payer: z.enum(["CLAIMANT", "RESPONDENT"]),
  cents,
  validUntil: z.iso.date(),
});
export type Terms = z.infer<typeof Terms>;

/** A proposal, or the counter-proposal to one. */
export const ProposeInput = z.object({
  ...dispute,
  ...Terms.shape,
  counterTo: z.int().min(1).nullable().default(null),
});
export type ProposeInput = z.infer<typeof ProposeInput>;

/** The end of a proposal: taken back by its party, or refused by the other. */
export const EndProposalInput = z.object({
  ...dispute,
  proposal: z.int().min(1),
  reason: z.string().trim().max(5_000).default(""),
});
export type EndProposalInput = z.infer<typeof EndProposalInput>;

/** A signature under a settlement: a numbered proposal, or (0) the terms on which both agreed in mediation. */
export const SignSettlementInput = z.object({ ...dispute, proposal: z.coerce.number().int().min(0), digest: Digest });
export type SignSettlementInput = z.infer<typeof SignSettlementInput>;

/** For whom the AMO works, in words. */
export const DiscloseInput = z.object({ ...dispute, text: short });
export type DiscloseInput = z.infer<typeof DiscloseInput>;

/** An act on a dispute that says nothing more. */
export const DisputeInput = z.object(dispute);
export type DisputeInput = z.infer<typeof DisputeInput>;

/** An end, with what is to be said of it. */
export const EndDisputeInput = z.object({ ...dispute, reason: z.string().trim().max(10_000).default("") });
export type EndDisputeInput = z.infer<typeof EndDisputeInput>;

/** Who decides outside. */
export const GoOutsideInput = z.object({
  ...dispute,
  outside: OutsideKind,
  reason: z.string().trim().max(10_000).default(""),
});
export type GoOutsideInput = z.infer<typeof GoOutsideInput>;
