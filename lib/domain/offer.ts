import { z } from "zod";
import type { Ruling } from "@/lib/domain/act";
import { ChangePrice, totalCents } from "@/lib/domain/change-price";
import { type ConsultationStatus, offersOpen, questionsOpen } from "@/lib/domain/consultation";
import { type ProjectStatus, projectIsOpen } from "@/lib/domain/project";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";
import { err, ok } from "@/lib/kernel/result";

/** Files that come with one offer. */
export const MOST_OFFER_FILES = 10;
/** All files of one offer together, in bytes: what fits into the one length that every sealed offer has. */
export const MOST_OFFER_BYTES = 5 * 1024 * 1024;

/** A file inside an offer: its name, its type by its content, and its bytes in base64. */
export const OfferFile = z.strictObject({
  name: z.string().min(1).max(200),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
  base64: z.base64(),
});
export type OfferFile = z.infer<typeof OfferFile>;

/** What is sealed: the price, the words, the files. */
export const OfferContent = z.strictObject({
  format: z.literal("aval.offer/1"),
  price: ChangePrice,
  text: z.string().min(1).max(100_000),
  files: z.array(OfferFile).max(MOST_OFFER_FILES),
});
export type OfferContent = z.infer<typeof OfferContent>;

/** What must be known when a candidate acts. */
export type CandidateFacts = {
  readonly projectStatus: ProjectStatus;
  readonly status: ConsultationStatus;
  readonly now: Instant;
  readonly questionsUntil: Instant;
  readonly closesAt: Instant;
  /** When the box was sealed; `null` while it is not. */
  readonly sealedAt: Instant | null;
  /** An offer of this candidate stands. */
  readonly standing: boolean;
};

/** A published consultation of a project that is not over. */
function whilePublished({ projectStatus, status }: CandidateFacts): readonly Refusal[] {
  return [
    ...projectIsOpen(projectStatus),
    ...unless(status === "PUBLISHED", {
      kind: "wrong-status",
      article: "CR-03",
      status,
      expected: ["PUBLISHED"],
    }),
  ];
}

/** The box still takes and gives: before the closing, and not once it is sealed, however early the act began. */
function boxOpen(facts: CandidateFacts): readonly Refusal[] {
  return facts.sealedAt === null ? offersOpen(facts) : [refuse("offers-closed", { until: facts.closesAt })];
}

function ruled<T>(value: T, refusals: readonly Refusal[]): Ruling<T> {
  return refusals.length === 0 ? ok(value) : err(refusals);
}

/** Decides an offer, or another in its place: before the closing to the millisecond, priced (CR-09), not too large. */
export function decideDeposit(
  facts: CandidateFacts,
  offer: { readonly price: ChangePrice; readonly bytes: number },
): Ruling<"SEALED"> {
  return ruled("SEALED", [
    ...whilePublished(facts),
    ...boxOpen(facts),
    ...unless(totalCents(offer.price) > 0, refuse("offer-unpriced", {})),
    ...unless(offer.bytes <= MOST_OFFER_BYTES, refuse("offer-too-large", { maxBytes: MOST_OFFER_BYTES })),
  ]);
}

/** Decides a withdrawal: before the closing, of an offer that stands. */
export function decideWithdrawal(facts: CandidateFacts): Ruling<"WITHDRAWN"> {
  return ruled("WITHDRAWN", [
    ...whilePublished(facts),
    ...boxOpen(facts),
    ...unless(facts.standing, refuse("no-offer-standing", {})),
  ]);
}

/** Decides a question: in its time, while the consultation runs. */
export function decideQuestion(facts: CandidateFacts): Ruling<"ASKED"> {
  return ruled("ASKED", [...whilePublished(facts), ...questionsOpen(facts)]);
}
