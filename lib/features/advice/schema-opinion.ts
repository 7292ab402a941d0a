import { z } from "zod";
import { AdviceLink, Adviser } from "@/lib/domain/advice-content";
import { AdviceWords } from "@/lib/features/advice/schema";

/** The number of a request for an opinion: DA-001. */
export const OpinionCode = z.string().regex(/^DA-\d{3,6}$/);

/** Somebody is asked for an opinion: the AMO, an agency of the project, or an expert from outside, by name and address. */
export const RequestOpinionInput = z
  .object({
    askedOf: Adviser,
    /** The agency that is asked; empty for the AMO and for an expert. */
    partyId: z.union([z.uuid(), z.literal("")]),
    name: z.string().trim().max(200),
    organisation: z.string().trim().max(200),
    email: z.union([z.email().max(254).toLowerCase(), z.literal("")]),
    question: z.string().trim().min(1).max(200),
    facts: z.string().trim().max(10_000),
    neededBy: z.iso.date(),
    links: z.array(AdviceLink).max(20),
  })
  .superRefine(({ askedOf, name, email, partyId }, context) => {
    const add = (path: string): void => context.addIssue({ code: "custom", path: [path], message: "invalid_type" });
    if (askedOf === "EXPERT" && name === "") add("name");
    if (askedOf === "EXPERT" && email === "") add("email");
    if (askedOf === "AGENCY" && partyId === "") add("partyId");
  });
export type RequestOpinionInput = z.infer<typeof RequestOpinionInput>;

/** An expert gets another link. */
export const RenewOpinionInput = z.object({ opinion: OpinionCode });
export type RenewOpinionInput = z.infer<typeof RenewOpinionInput>;

/** A question is taken back. */
export const WithdrawOpinionInput = z.object({ opinion: OpinionCode, reason: z.string().trim().max(5_000) });
export type WithdrawOpinionInput = z.infer<typeof WithdrawOpinionInput>;

/** The opinion of an expert, from the room that their link and their code opened: the hash of what that browser holds. */
export const GiveOpinionInput = AdviceWords.extend({
  warns: z.boolean(),
  room: z.string().regex(/^[0-9a-f]{64}$/),
});
export type GiveOpinionInput = z.infer<typeof GiveOpinionInput>;
