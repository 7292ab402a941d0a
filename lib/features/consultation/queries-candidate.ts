import { z } from "zod";
import type { PersonScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { ConsultationStatus } from "@/lib/domain/consultation";
import { ProjectStatus } from "@/lib/domain/project";
import { RecordContent } from "@/lib/domain/record";
import { Criterion, openOffer } from "@/lib/features/consultation/queries-state";
import type {
  CandidacyLine,
  CandidacyView,
  CandidateConsultationView,
  LetterView,
} from "@/lib/features/consultation/view";
import { openSealed } from "@/lib/files/seal";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { Currency } from "@/lib/kernel/money";
import { sha256 } from "@/lib/ledger/canonical";

/** Where a candidate offers: what it must know of a project that it is no member of. */
export const Place = z.object({
  projectId: z.uuid(),
  consultationId: z.uuid(),
  candidateId: z.uuid(),
  organisation: z.string(),
  project: z.string(),
  language: z.enum(["fr", "en"]),
  currency: Currency,
  timeZone: z.string(),
  projectStatus: ProjectStatus,
  client: z.string().nullable(),
  baseline: z.int(),
});
export type Place = z.infer<typeof Place>;

const Candidacy = z.object({
  state: z.enum(["OPEN", "ACCEPTED", "OVER"]),
  consultation: z.uuid(),
  title: z.string(),
  project: z.string(),
  organisation: z.string(),
  displayName: z.string(),
  email: z.string(),
  client: z.string().nullable(),
  closesAt: z.string(),
  timeZone: z.string(),
  hasAccount: z.boolean(),
});

/** What the holder of a candidate's link is asked for; `null` without such a link. */
export async function getCandidacy(tx: Tx, token: string, now: Instant): Promise<CandidacyView | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const rows = await tx.$queryRaw<{ found: unknown }[]>`
    SELECT aval_candidacy(${sha256(token)}, ${now}::timestamptz) AS found`;
  const found = rows[0]?.found ?? null;
  return found === null ? null : Candidacy.parse(found);
}

/** Whether a person was ever asked for an offer, and took it up: then they have a page of offers. */
export async function isCandidate(tx: Tx, { personId }: PersonScope): Promise<boolean> {
  return (await tx.consultationCandidate.findFirst({ where: { personId }, select: { id: true } })) !== null;
}

const Line = z.object({
  place: Place,
  title: z.string(),
  status: ConsultationStatus,
  closesAt: z.date(),
  standing: z.boolean(),
});

/** The consultations in which a person is a candidate, the last to close first. */
export async function listCandidacies(tx: Tx, { personId }: PersonScope): Promise<readonly CandidacyLine[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT aval_enter_candidacy(c.id, false) AS place, c.title, c.status, c.closes_at AS "closesAt",
      EXISTS (SELECT 1 FROM offer o WHERE o.project_id = k.project_id AND o.candidate_id = k.id AND o.withdrawn_at IS NULL AND o.replaced_at IS NULL) AS standing
    FROM consultation_candidate k JOIN consultation c ON c.project_id = k.project_id AND c.id = k.consultation_id
    WHERE k.person_id = ${personId}::uuid ORDER BY c.closes_at DESC, c.id LIMIT 100`;
  return rows.map((row) => {
    const { place, closesAt, ...line } = Line.parse(row);
    const { consultationId, project, timeZone } = place;
    return { ...line, consultationId, project, timeZone, client: place.client ?? "", closesAt: instantOf(closesAt) };
  });
}

/** Enters a consultation to read it as one of its candidates; `null` for everybody else. */
export async function readPlace(tx: Tx, consultationId: string): Promise<Place | null> {
  const rows = await tx.$queryRaw<{ place: unknown }[]>`
    SELECT aval_enter_candidacy(${consultationId}::uuid, false) AS place`;
  const place = rows[0]?.place ?? null;
  return place === null ? null : Place.parse(place);
}

const File = z.object({
  project_id: z.uuid(),
  id: z.uuid(),
  name: z.string(),
  media_type: z.string(),
  bytes: z.bigint(),
  sha256: z.string(),
});

/** The published files of a consultation, for one of its candidates; none for anybody else. */
export async function listCandidateFiles(tx: Tx, consultationId: string): Promise<readonly z.infer<typeof File>[]> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT * FROM aval_candidate_files(${consultationId}::uuid)`;
  return z.array(File).parse(rows);
}

const SetRow = z.object({ code: z.string(), digest: z.string(), content: z.string() });

/** A consultation as one of its candidates sees it; `null` for everybody else. */
export async function getCandidateConsultation(
  tx: Tx,
  _scope: PersonScope,
  consultationId: string,
  now: Instant,
): Promise<CandidateConsultationView | null> {
  if (!z.uuid().safeParse(consultationId).success) return null;
  const place = await readPlace(tx, consultationId);
  if (place === null) return null;
  const { projectId, candidateId, organisation, project, currency, timeZone, client, baseline } = place;
  const of = { projectId, consultationId };
  const [row, criteria, files, sets, questions, own, offers, opened, letter] = await Promise.all([
    tx.consultation.findUniqueOrThrow({ where: { projectId_id: { projectId, id: consultationId } } }),
    tx.consultationCriterion.findMany({ where: of, orderBy: { number: "asc" } }),
    listCandidateFiles(tx, consultationId),
    tx.$queryRaw<unknown[]>`SELECT * FROM aval_candidate_set(${consultationId}::uuid)`,
    tx.consultationQuestion.findMany({ where: of, orderBy: { number: "asc" } }),
    tx.consultationAsker.findMany({ where: { projectId, candidateId } }),
    tx.offer.findMany({
      where: { projectId, candidateId, withdrawnAt: null, replacedAt: null },
      select: { id: true, version: true, digest: true, depositedAt: true },
    }),
    tx.openedOffer.findMany({ where: { projectId, candidateId } }),
    tx.consultationLetter.findMany({ where: { projectId, candidateId } }),
  ]);
  const set = SetRow.parse(sets[0]);
  const asked = own.map(({ questionId }) => questionId);
  // One's own come last until they are answered: their place would tell what their number does.
  const told = questions.toSorted((a, b) => Number(a.answeredAt === null) - Number(b.answeredAt === null));
  const [offer] = offers;
  const clear = opened.map(openOffer).find((one) => one.offerId === offer?.id && one.intact);
  return {
    consultationId,
    title: row.title,
    client: client ?? "",
    project,
    status: ConsultationStatus.parse(row.status),
    closesAt: instantOf(row.closesAt),
    timeZone,
    standing: offer !== undefined,
    now,
    subject: row.subject,
    organisation,
    currency,
    questionsUntil: instantOf(row.questionsUntil),
    opensAt: instantOf(row.opensAt),
    openedAt: row.openedAt === null ? null : instantOf(row.openedAt),
    criteria: criteria.map((one) => Criterion.parse(one)),
    documents: files.map(({ id, name, bytes }) => ({ id, name, bytes: Number(bytes) })),
    baseline,
    set: { code: set.code, digest: set.digest, record: RecordContent.parse(JSON.parse(set.content)) },
    questions: told.map(({ id, number, text, answer, answeredAt }) => ({
      number: answeredAt === null ? null : number,
      text,
      answer,
      answeredAt: answeredAt === null ? null : instantOf(answeredAt),
      mine: asked.includes(id),
    })),
    offer:
      offer === undefined
        ? null
        : {
            offerId: offer.id,
            version: offer.version,
            digest: offer.digest,
            depositedAt: instantOf(offer.depositedAt),
            content:
              clear === undefined
                ? null
                : { price: { ...clear.price, totalCents: clear.totalCents }, text: clear.text, files: clear.files },
          },
    letter: letter[0] === undefined ? null : letterView(letter[0]),
  };
}

const Outcome = z.enum(["AWARDED", "DECLINED", "UNSUCCESSFUL", "NO_OFFER", "UNREADABLE"]);

function letterView(row: Awaited<ReturnType<Tx["consultationLetter"]["findMany"]>>[number]): LetterView {
  const { points, rank, offers, winner, reason } = row;
  return { outcome: Outcome.parse(row.outcome), points, rank, offers, winner, reason, sentAt: instantOf(row.sentAt) };
}

/** A file inside an opened offer, for who may read the offer; `null` for everybody else, and before the opening. */
export async function readOfferFile(
  tx: Tx,
  wanted: { readonly offerId: string; readonly index: number },
): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Buffer } | null> {
  const opened = await tx.openedOffer.findFirst({ where: { offerId: wanted.offerId } });
  if (opened === null || opened.key === null) return null;
  const { projectId, consultationId, offerId, key } = opened;
  const [offer, consultation] = await Promise.all([
    tx.offer.findUnique({ where: { projectId_id: { projectId, id: offerId } } }),
    tx.consultation.findUnique({ where: { projectId_id: { projectId, id: consultationId } } }),
  ]);
  if (offer === null || offer.sealed === null || consultation === null) return null;
  const place = { projectId, consultationId, offerId, opensAt: instantOf(consultation.opensAt) };
  const content = openSealed(key, place, { sealed: offer.sealed, digest: offer.digest });
  const file = content.ok ? content.value.files[wanted.index] : undefined;
  return file === undefined
    ? null
    : { name: file.name, mediaType: file.mediaType, bytes: Buffer.from(file.base64, "base64") };
}
