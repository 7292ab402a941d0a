import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { Ability } from "@/lib/domain/ability";
import { type Clearance, ConsultationStatus } from "@/lib/domain/consultation";
import { completeEvaluators } from "@/lib/domain/consultation-ranking";
import { abilitiesOf } from "@/lib/features/consultation/queries-abilities";
import { type ConsultationState, listCandidates, loadConsultation } from "@/lib/features/consultation/queries-state";
import type {
  ConsultationActName,
  ConsultationLine,
  ConsultationView,
  EvaluatorView,
  OfferView,
} from "@/lib/features/consultation/view";
import { namesIn } from "@/lib/features/party/queries";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** The consultations of a project that this person may see, the newest first. */
export async function listConsultations(tx: Tx, { projectId }: ProjectScope): Promise<readonly ConsultationLine[]> {
  const rows = await tx.$queryRaw<
    { code: string; title: string; status: string; baseline: number; closesAt: Date; opensAt: Date }[]
  >`
    SELECT c.code, c.title, c.status, b.number AS baseline, c.closes_at AS "closesAt", c.opens_at AS "opensAt"
    FROM consultation c JOIN baseline b ON b.project_id = c.project_id AND b.id = c.baseline_id
    WHERE c.project_id = ${projectId}::uuid ORDER BY c.number DESC LIMIT 200`;
  return rows.map((row) => ({
    ...row,
    status: ConsultationStatus.parse(row.status),
    closesAt: instantOf(row.closesAt),
    opensAt: instantOf(row.opensAt),
  }));
}

/** A consultation with what this person may do; `null` without such a one, and for whom it is not. */
export async function getConsultation(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<{ readonly view: ConsultationView; readonly abilities: Record<ConsultationActName, Ability> } | null> {
  const state = await loadConsultation(tx, scope, code, now);
  if (state === null) return null;
  const { projectId } = scope;
  const { row, facts } = state;
  const of = { projectId, consultationId: row.id };
  const [baseline, candidates, questions, documents, offers, members, names, parties, signed] = await Promise.all([
    tx.baseline.findUniqueOrThrow({
      where: { projectId_id: { projectId, id: row.baselineId } },
      select: { number: true },
    }),
    listCandidates(tx, projectId, row.id),
    tx.consultationQuestion.findMany({ where: of, orderBy: { number: "asc" } }),
    tx.$queryRaw<{ id: string; name: string; bytes: bigint }[]>`
      SELECT f.id, f.name, f.bytes FROM consultation_document d JOIN stored_file f ON f.project_id = d.project_id AND f.id = d.file_id
      WHERE d.project_id = ${projectId}::uuid AND d.consultation_id = ${row.id}::uuid ORDER BY d.ordinal`,
    tx.offer.findMany({
      where: { ...of, withdrawnAt: null, replacedAt: null },
      orderBy: [{ depositedAt: "asc" }, { id: "asc" }],
      select: { id: true, candidateId: true, digest: true, depositedAt: true },
    }),
    tx.member.findMany({ where: { projectId, side: { in: ["CLIENT", "AMO"] } }, orderBy: { id: "asc" } }),
    namesIn(tx, projectId),
    tx.party.findMany({ where: { projectId }, select: { id: true, name: true } }),
    row.documentId === null
      ? null
      : tx.signedDocument.findUnique({
          where: { projectId_id: { projectId, id: row.documentId } },
          select: { code: true },
        }),
  ]);
  const nameOf = (memberId: string): string =>
    names.get(members.find(({ id }) => id === memberId)?.personId ?? "")?.displayName ?? "";
  const organisationOf = (candidateId: string): string =>
    candidates.find(({ id }) => id === candidateId)?.organisation ?? "";
  const evaluators = members
    .filter(({ endedAt }) => endedAt === null)
    .map(
      ({ id, partyId }): EvaluatorView => ({
        name: nameOf(id),
        party: parties.find((party) => party.id === partyId)?.name ?? "",
        clearance: clearanceIn(state, id),
      }),
    );
  const awarded = offers.find(({ id }) => id === row.awardedOfferId);
  const at = (date: Date | null): string | null => (date === null ? null : instantOf(date));
  return {
    abilities: abilitiesOf(scope, state, now),
    view: {
      project: { code: scope.code, name: scope.name, timeZone: scope.timeZone, currency: scope.currency },
      now,
      line: {
        code,
        title: row.title,
        status: facts.status,
        baseline: baseline.number,
        closesAt: facts.closesAt,
        opensAt: facts.opensAt,
      },
      subject: row.subject,
      questionsUntil: facts.questionsUntil,
      publishedAt: at(row.publishedAt),
      sealedAt: at(row.sealedAt),
      seal: row.seal,
      witnessedAt: at(row.witnessedAt),
      openedAt: at(row.openedAt),
      endedAt: at(row.endedAt),
      endReason: row.endReason,
      record: signed?.code ?? null,
      awarded: awarded === undefined ? null : organisationOf(awarded.candidateId),
      criteria: state.criteria,
      documents: documents.map(({ id, name, bytes }) => ({ id, name, bytes: Number(bytes) })),
      candidates: candidates.map(({ id, organisation, displayName, email, personId }) => ({
        id,
        organisation,
        name: displayName,
        email,
        joined: personId !== null,
      })),
      questions: questions.map(({ number, text, answer, answeredAt }) => ({
        number,
        text,
        answer,
        answeredAt: at(answeredAt),
      })),
      offers: offers.map((offer) => ({
        offerId: offer.id,
        organisation: organisationOf(offer.candidateId),
        digest: offer.digest,
        depositedAt: instantOf(offer.depositedAt),
        content: contentOf(state, offer.id, scope.memberId, nameOf),
      })),
      evaluators,
      clearance: facts.clearance,
      complete: completeEvaluators(
        state.offers.filter((one) => one.intact),
        state.criteria,
        state.scores,
      ).length,
    },
  };
}

function clearanceIn({ conflicted, declared }: ConsultationState, memberId: string): Clearance {
  if (conflicted.has(memberId)) return "CONFLICT";
  return declared.has(memberId) ? "CLEAR" : "UNDECLARED";
}

function contentOf(
  { offers, scores, ranking }: ConsultationState,
  offerId: string,
  me: string,
  nameOf: (memberId: string) => string,
): OfferView["content"] {
  const offer = offers.find((one) => one.offerId === offerId);
  if (offer === undefined) return null;
  const { intact, price, totalCents, text, files } = offer;
  return {
    intact,
    price: { ...price, totalCents },
    text,
    files,
    scores: scores
      .filter((score) => score.offerId === offerId)
      .map(({ criterion, points, reason, evaluator }) => ({
        criterion,
        points,
        reason,
        evaluator: nameOf(evaluator),
        mine: evaluator === me,
      })),
    ranked: ranking.find((one) => one.offerId === offerId) ?? null,
  };
}
