import type { ProjectContext } from "@/lib/commands/define-command";
import { evaluated } from "@/lib/domain/consultation";
import type { Event } from "@/lib/domain/event";
import type { AwardDraft } from "@/lib/features/consultation/queries-award";
import type { ConsultationState } from "@/lib/features/consultation/queries-state";
import type { SignedFact } from "@/lib/ledger/sign";

/** What a candidate is told at the end. */
export type Letter = {
  readonly candidateId: string;
  readonly outcome: "AWARDED" | "DECLINED" | "UNSUCCESSFUL" | "NO_OFFER" | "UNREADABLE";
  readonly points: number | null;
  readonly rank: number | null;
  readonly offers: number;
  readonly winner: string;
  readonly reason: string;
};

/** How a consultation ended: with the offer that was chosen and whose it is, or without one for a reason that all are told. */
export type End = { readonly offerId: string | null; readonly winner: string; readonly reason: string };

/**
 * The letters of a consultation that is over: to each candidate its own result, and whom the client chose. Points and rank
 * are told once enough evaluators have judged every offer: before, they are nobody's result.
 */
export function lettersFor(
  state: ConsultationState,
  { candidates, offers }: { readonly candidates: readonly { readonly id: string }[]; readonly offers: number },
  end: End,
): readonly Letter[] {
  const ranking = evaluated(state.facts).length === 0 ? state.ranking : [];
  return candidates.map(({ id: candidateId }) => {
    const offer = state.offers.find((one) => one.candidateId === candidateId);
    const ranked = ranking.find((one) => one.offerId === offer?.offerId);
    // Why the client chose somebody may speak of others: only the reason of an end without success is told to all.
    const reason = end.offerId === null ? end.reason : "";
    const base = { candidateId, offers, winner: end.winner, reason };
    const result = { points: ranked?.points ?? null, rank: ranked?.rank ?? null };
    // Ended unopened, it is told of no offer: the letter says that it ended, and nothing else.
    if (end.offerId === null && state.facts.status !== "OPENED")
      return { ...base, points: null, rank: null, outcome: "UNSUCCESSFUL" };
    if (offer === undefined && end.offerId === null)
      return { ...base, points: null, rank: null, outcome: "UNSUCCESSFUL" };
    if (offer === undefined) return { ...base, points: null, rank: null, outcome: "NO_OFFER" };
    if (!offer.intact) return { ...base, points: null, rank: null, outcome: "UNREADABLE" };
    if (end.offerId === null) return { ...base, ...result, outcome: "UNSUCCESSFUL" };
    return { ...base, ...result, outcome: end.offerId === offer.offerId ? "AWARDED" : "DECLINED" };
  });
}

/** Saves the letters beside the mails that carry them. */
export async function saveLetters(
  { tx, scope, now }: Pick<ProjectContext, "tx" | "scope" | "now">,
  consultationId: string,
  letters: readonly Letter[],
): Promise<void> {
  const { projectId } = scope;
  await tx.consultationLetter.createMany({
    data: letters.map((letter) => ({ projectId, consultationId, ...letter, sentAt: new Date(now) })),
  });
}

/** Binds the provider to the offer that was awarded: its contract baseline. */
export async function saveContract(
  { tx, scope, now }: Pick<ProjectContext, "tx" | "scope" | "now">,
  { state, offer, digest }: AwardDraft,
  bound: { readonly partyId: string; readonly documentId: string },
): Promise<void> {
  const { price, text, offerId } = offer;
  await tx.providerContract.createMany({
    data: [
      {
        projectId: scope.projectId,
        ...bound,
        consultationId: state.row.id,
        offerId,
        offerDigest: digest,
        baselineId: state.row.baselineId,
        oneOffCents: BigInt(price.oneOffCents),
        recurring: [...price.recurring],
        taxBasisPoints: price.taxBasisPoints,
        reverseCharge: price.reverseCharge,
        text,
        contractedAt: new Date(now),
      },
    ],
  });
}

/** What an award leaves in the ledger: the choice, signed, and the price that binds from now on. */
export function awardEvents(
  { state, offer, digest: offerDigest }: AwardDraft,
  { partyId, reasons, signed }: { readonly partyId: string; readonly reasons: string; readonly signed: SignedFact },
): readonly [Event, Event] {
  const named = { consultationId: state.row.id, consultation: state.row.code, partyId };
  const { documentId, record, digest } = signed;
  const { oneOffCents, recurring, taxBasisPoints, reverseCharge } = offer.price;
  const terms = recurring.map(({ cents, every, months }) => ({ cents, every, months }));
  const price = { oneOffCents, recurring: terms, taxBasisPoints, reverseCharge };
  return [
    {
      type: "ConsultationAwarded",
      payload: { ...named, offerId: offer.offerId, offerDigest, ...signed },
      texts: { reasons },
    },
    { type: "ProviderAwarded", payload: { ...named, ...price, documentId, record, digest } },
  ];
}
