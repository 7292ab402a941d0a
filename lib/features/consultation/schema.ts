import { z } from "zod";
import { ChangePrice } from "@/lib/domain/change-price";
import { CriterionKind } from "@/lib/domain/consultation";
import { MOST_OFFER_FILES } from "@/lib/domain/offer";
import { Digest } from "@/lib/kernel/ids";
import { onOneLine } from "@/lib/kernel/one-line";

/** The number of a consultation: C-001. */
export const ConsultationCode = z.string().regex(/^C-\d{3,6}$/);
/** A minute of the project's own zone, as forms write it: 2026-12-01T12:00. */
export const LocalMinute = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
const line = z.string().overwrite(onOneLine).trim().min(1).max(200);
const reason = z.string().trim().min(1).max(10_000);

/** A criterion: what offers are judged by, and for how much of a hundred. */
export const CriterionInput = z.object({
  kind: CriterionKind,
  name: line,
  detail: z.string().trim().max(2_000),
  weight: z.int().min(1).max(100),
});

/** A consultation, or another text of the draft that is there. `consultation` is empty for a new one. */
export const DraftConsultationInput = z.object({
  consultation: z.union([ConsultationCode, z.literal("")]),
  title: line,
  subject: z.string().trim().max(10_000),
  /** The number of the signed requirement set that offers are asked for. */
  baseline: z.int().min(1),
  questionsUntil: LocalMinute,
  closesAt: LocalMinute,
  opensAt: LocalMinute,
  criteria: z.array(CriterionInput).min(1).max(20),
  /** Files of one's own party that go with it, in this order. */
  documents: z.array(z.uuid()).max(50),
});
export type DraftConsultationInput = z.infer<typeof DraftConsultationInput>;

/** A consultation, and nothing else. */
export const ConsultationInput = z.object({ consultation: ConsultationCode });

/** Whom to ask for an offer. The same address again is a new link, as long as nobody has taken the first one up. */
export const InviteCandidateInput = z.object({
  consultation: ConsultationCode,
  organisation: line,
  name: line,
  email: z.string().trim().toLowerCase().max(254).check(z.email()),
});
export type InviteCandidateInput = z.infer<typeof InviteCandidateInput>;

/** The answer to a question, for all candidates. */
export const AnswerCandidatesInput = z.object({
  consultation: ConsultationCode,
  question: z.int().min(1),
  answer: reason,
});

/** One's interests in those who offer: none, or a conflict said in words. */
export const DeclareInterestsInput = z.object({
  consultation: ConsultationCode,
  conflict: z.boolean(),
  text: z.string().trim().max(2_000),
});

/** One evaluator's sheet on one offer: points out of 20 with the reason, for each judged criterion. */
export const ScoreOfferInput = z.object({
  consultation: ConsultationCode,
  offerId: z.uuid(),
  scores: z
    .array(
      z.object({
        criterion: z.int().min(1).max(20),
        points: z.int().min(0).max(20),
        reason: z.string().trim().min(1).max(4_000),
      }),
    )
    .min(1)
    .max(20),
});
export type ScoreOfferInput = z.infer<typeof ScoreOfferInput>;

/** The offer that is chosen, and why, signed. */
export const AwardConsultationInput = z.object({
  consultation: ConsultationCode,
  offerId: z.uuid(),
  reasons: reason,
  digest: Digest,
});

/** The same before it is signed: what the record of the choice is made of. */
export const AwardDraftInput = AwardConsultationInput.omit({ digest: true });

/** The end of a consultation without success, and why. */
export const EndConsultationInput = z.object({ consultation: ConsultationCode, reason });

/** The candidacy that the acting person takes up: the secret of its link. */
export const AcceptCandidacyInput = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

const id = z.uuid().describe("The id of the consultation, as its candidates' address carries it.");

/** A question to the client, answered to all candidates without the name of who asks. */
export const AskAsCandidateInput = z.object({ consultationId: id, text: z.string().trim().min(1).max(5_000) });

/** An offer: its price in the project's currency, its words, its files (base64, together at most 5 MiB). It is sealed at once. */
export const DepositOfferInput = z.object({
  consultationId: id,
  price: ChangePrice,
  text: z.string().trim().min(1).max(100_000),
  files: z
    .array(z.object({ name: z.string().min(1).max(200), base64: z.string().max(7_200_000) }))
    .max(MOST_OFFER_FILES),
  /** So that nothing can be guessed from the digest of what was sent: 64 random hexadecimal digits, chosen by the caller. */
  blind: Digest,
});
export type DepositOfferInput = z.infer<typeof DepositOfferInput>;

/** The offer of this candidate, taken back. */
export const WithdrawOfferInput = z.object({ consultationId: id });
