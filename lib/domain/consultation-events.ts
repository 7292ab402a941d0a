import { z } from "zod";
import { code, count, digest, event, id, moment, signed, signedEvent } from "@/lib/domain/event-definition";

const consultation = { consultationId: id, consultation: code };
const offer = z.strictObject({
  offerId: id,
  /** Of what was sealed: the receipt that its candidate holds says the same. */
  digest,
  depositedAt: moment,
  /** False when what was kept is no longer what was sealed. */
  intact: z.boolean(),
});

/**
 * What a consultation leaves in the ledger, which every side reads: before the opening nothing of who offers or how many,
 * and never a score. Candidates are ids; what they ask, offer and are told is kept where they alone, and the client, read it.
 */
export const consultationEvents = {
  ConsultationDrafted: event(consultation, "title"),
  ConsultationPublished: event({
    ...consultation,
    baseline: count,
    /** Of criteria and weights, word for word: what offers are judged by. */
    criteriaDigest: digest,
    questionsUntil: moment,
    closesAt: moment,
    opensAt: moment,
  }),
  CandidateInvited: event({ ...consultation, candidateId: id }),
  ConsultationQuestionAnswered: event({ ...consultation, question: count }, "answer"),
  /** The box at its closing: a digest over all offers and a salt, which the opening tells. It says not how many there are. */
  ConsultationSealed: event({ ...consultation, seal: digest }),
  OpeningWitnessed: event(consultation),
  OffersOpened: event({
    ...consultation,
    seal: digest,
    salt: digest,
    offers: z.array(offer),
    count,
    witnessed: z.boolean(),
  }),
  InterestsDeclared: event({ ...consultation, conflict: z.boolean() }),
  /** `sheet`: of the points and reasons with a salt, so that they cannot be guessed from it. */
  OfferScored: event({ ...consultation, offerId: id, sheet: digest }),
  ConsultationAwarded: signedEvent({ ...consultation, offerId: id, offerDigest: digest, partyId: id }, "reasons"),
  /** The price that binds the provider from now on, in cents before tax; the words of it stand in its offer. */
  ProviderAwarded: event({
    ...consultation,
    ...signed,
    partyId: id,
    oneOffCents: z.int(),
    recurring: z.array(z.strictObject({ cents: count, every: z.enum(["MONTH", "YEAR"]), months: count })),
    taxBasisPoints: count,
    reverseCharge: z.boolean(),
  }),
  ConsultationUnsuccessful: event(consultation, "reason"),
  ExitPlanStarted: event({ partyId: id, items: z.array(code) }),
  ExitItemHandedBack: event({ partyId: id, itemId: id, item: code, doneOn: z.iso.date() }, "note"),
};
