import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { RecurringAmount, totalCents } from "@/lib/domain/change-price";
import { type Clearance, type ConsultationFacts, ConsultationStatus, CriterionKind } from "@/lib/domain/consultation";
import { completeEvaluators, type Ranked, rankOffers, type Score } from "@/lib/domain/consultation-ranking";
import { loadUnansweredAdvice } from "@/lib/features/advice/queries-block";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** A file of an opened offer. */
export const OpenedFile = z.object({ name: z.string(), mediaType: z.string(), bytes: z.int() });

export const Criterion = z.object({
  number: z.int(),
  kind: CriterionKind,
  name: z.string(),
  detail: z.string(),
  weight: z.int(),
});
export type Criterion = z.infer<typeof Criterion>;

/** An opened offer, as those who may judge read it. */
export type OpenOffer = {
  readonly offerId: string;
  readonly candidateId: string;
  readonly intact: boolean;
  readonly price: {
    readonly oneOffCents: number;
    readonly recurring: readonly RecurringAmount[];
    readonly taxBasisPoints: number;
    readonly reverseCharge: boolean;
  };
  readonly totalCents: number;
  readonly text: string;
  readonly files: readonly z.infer<typeof OpenedFile>[];
};

/** One evaluator's points on one criterion of one offer. */
export type GivenScore = Score & { readonly reason: string };

type Row = NonNullable<Awaited<ReturnType<typeof findConsultation>>>;

/** A consultation with all that row-level security lets this person see of it. */
export type ConsultationState = {
  readonly row: Row;
  readonly criteria: readonly Criterion[];
  readonly offers: readonly OpenOffer[];
  readonly scores: readonly GivenScore[];
  readonly ranking: readonly Ranked[];
  readonly conflicted: ReadonlySet<string>;
  readonly declared: ReadonlySet<string>;
  readonly facts: ConsultationFacts;
};

/** True for the sides that see how providers are chosen: an agency of the project may be a competitor. */
export function mayConsult({ side }: Pick<ProjectScope, "side">): boolean {
  return side === "CLIENT" || side === "AMO";
}

function findConsultation(tx: Tx, projectId: string, code: string) {
  return tx.consultation.findUnique({ where: { projectId_code: { projectId, code } } });
}

/** An opened offer from its row; what could not be opened has no price. */
export function openOffer(row: Awaited<ReturnType<Tx["openedOffer"]["findMany"]>>[number]): OpenOffer {
  const price = {
    oneOffCents: Number(row.oneOffCents ?? 0),
    recurring: z.array(RecurringAmount).parse(row.recurring ?? []),
    taxBasisPoints: row.taxBasisPoints ?? 0,
    reverseCharge: row.reverseCharge ?? false,
  };
  return {
    offerId: row.offerId,
    candidateId: row.candidateId,
    intact: row.intact,
    price,
    totalCents: totalCents(price),
    text: row.text ?? "",
    files: z.array(OpenedFile).parse(row.files ?? []),
  };
}

/** Where a consultation stands for this person; `null` without such a one, and for whom it is not. */
export async function loadConsultation(
  tx: Tx,
  scope: Pick<ProjectScope, "projectId" | "memberId" | "status" | "side">,
  code: string,
  now: Instant,
): Promise<ConsultationState | null> {
  // Whoever won the award may read its row still, as a candidate: from the agency's side that is no way in.
  if (!mayConsult(scope)) return null;
  const { projectId } = scope;
  const row = await findConsultation(tx, projectId, code);
  if (row === null) return null;
  const of = { projectId, consultationId: row.id };
  const [criteria, opened, given, declarations, witnesses, judges, candidates, unansweredAdvice] = await Promise.all([
    tx.consultationCriterion.findMany({ where: of, orderBy: { number: "asc" } }),
    tx.openedOffer.findMany({ where: of, orderBy: { offerId: "asc" } }),
    tx.offerScore.findMany({ where: of, orderBy: [{ criterion: "asc" }, { memberId: "asc" }] }),
    tx.interestDeclaration.findMany({ where: of, orderBy: { id: "asc" } }),
    tx.memberRole.count({ where: { projectId, role: "AMO", endedAt: null } }),
    tx.member.findMany({
      where: { projectId, side: { in: ["CLIENT", "AMO"] }, endedAt: null },
      select: { id: true },
    }),
    tx.consultationCandidate.count({ where: of }),
    loadUnansweredAdvice(tx, projectId, [{ kind: "CONSULTATION", code }]),
  ]);
  const conflicted = new Set(declarations.filter(({ conflict }) => conflict).map(({ memberId }) => memberId));
  const declared = new Set(declarations.map(({ memberId }) => memberId));
  const offers = opened.map(openOffer);
  // Whoever declares a conflict later judges no more: their sheets do not count.
  const scores = given
    .filter(({ memberId }) => !conflicted.has(memberId))
    .map(({ offerId, memberId: evaluator, criterion, points, reason }) => ({
      offerId,
      evaluator,
      criterion,
      points,
      reason,
    }));
  const counted = criteria.map((one) => Criterion.parse(one));
  const intact = offers.filter((offer) => offer.intact);
  return {
    row,
    criteria: counted,
    offers,
    scores,
    ranking: rankOffers(intact, counted, scores),
    conflicted,
    declared,
    facts: {
      status: ConsultationStatus.parse(row.status),
      projectStatus: scope.status,
      now,
      title: row.title,
      subject: row.subject,
      criteria: counted,
      questionsUntil: instantOf(row.questionsUntil),
      closesAt: instantOf(row.closesAt),
      opensAt: instantOf(row.opensAt),
      sealed: row.seal !== null,
      witnessExpected: witnesses > 0,
      witnessed: row.witnessedAt !== null,
      clearance: clearanceOf(scope.memberId, declared, conflicted),
      completeEvaluators: completeEvaluators(intact, counted, scores).length,
      possibleEvaluators: judges.filter(({ id }) => !conflicted.has(id)).length,
      candidates,
      unansweredAdvice,
    },
  };
}

function clearanceOf(memberId: string, declared: ReadonlySet<string>, conflicted: ReadonlySet<string>): Clearance {
  if (conflicted.has(memberId)) return "CONFLICT";
  return declared.has(memberId) ? "CLEAR" : "UNDECLARED";
}

/** The candidates of a consultation, with the organisation that each answers for. */
export function listCandidates(
  tx: Tx,
  projectId: string,
  consultationId: string,
): ReturnType<Tx["consultationCandidate"]["findMany"]> {
  return tx.consultationCandidate.findMany({ where: { projectId, consultationId }, orderBy: { id: "asc" } });
}
