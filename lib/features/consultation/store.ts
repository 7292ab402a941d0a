import { randomBytes } from "node:crypto";
import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import type { DraftConsultationInput, InviteCandidateInput, ScoreOfferInput } from "@/lib/features/consultation/schema";
import type { Instant } from "@/lib/kernel/instant";
import { digestOf, sha256 } from "@/lib/ledger/canonical";
import { nextNumber } from "@/lib/ledger/sign";

/** Waits for one's turn on a consultation: acts on it follow one another. */
export async function lockConsultation(tx: Tx, projectId: string, code: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM consultation WHERE project_id = ${projectId}::uuid AND code = ${code} FOR UPDATE`;
}

/** The instants of a consultation. */
export type Moments = { readonly questionsUntil: Instant; readonly closesAt: Instant; readonly opensAt: Instant };

/** Writes a draft: a new one, or another text for the one that is there. Criteria and files come with it, whole. */
export async function writeConsultation(
  { tx, scope, now, newId }: Pick<ProjectContext, "tx" | "scope" | "now" | "newId">,
  standing: { readonly id: string; readonly code: string } | null,
  draft: Pick<DraftConsultationInput, "title" | "subject" | "criteria" | "documents"> &
    Moments & { baselineId: string },
): Promise<{ readonly id: string; readonly code: string }> {
  const { projectId } = scope;
  const { title, subject, baselineId } = draft;
  const data = {
    title,
    subject,
    baselineId,
    questionsUntil: new Date(draft.questionsUntil),
    closesAt: new Date(draft.closesAt),
    opensAt: new Date(draft.opensAt),
  };
  const number = standing === null ? await nextNumber(tx, projectId, "C") : 0;
  const { id, code } = standing ?? { id: newId(), code: `C-${String(number).padStart(3, "0")}` };
  if (standing === null) {
    const fixed = { projectId, id, code, number, status: "DRAFT", createdAt: new Date(now) };
    await tx.consultation.createMany({ data: [{ ...fixed, ...data }] });
  } else await tx.consultation.updateMany({ where: { projectId, id, status: "DRAFT" }, data });
  const of = { projectId, consultationId: id };
  await tx.consultationCriterion.deleteMany({ where: of });
  await tx.consultationDocument.deleteMany({ where: of });
  await tx.consultationCriterion.createMany({
    data: draft.criteria.map((criterion, index) => ({ ...of, ...criterion, number: index + 1 })),
  });
  await tx.consultationDocument.createMany({
    data: draft.documents.map((fileId, index) => ({ ...of, fileId, ordinal: index + 1 })),
  });
  return { id, code };
}

/** Moves a consultation on from where it stood. */
export async function moveConsultation(
  tx: Tx,
  { projectId, id, from }: { readonly projectId: string; readonly id: string; readonly from: string },
  data: Parameters<Tx["consultation"]["updateMany"]>[0]["data"],
): Promise<void> {
  const { count } = await tx.consultation.updateMany({ where: { projectId, id, status: from }, data });
  if (count !== 1) throw new Error("The consultation was no longer where it stood");
}

/** Saves whom an offer is asked of, and answers the secret of the link, of which only the hash is kept. */
export async function saveCandidate(
  { tx, scope, now, newId }: Pick<ProjectContext, "tx" | "scope" | "now" | "newId">,
  consultationId: string,
  { organisation, name, email }: Omit<InviteCandidateInput, "consultation">,
  standing: string | null,
): Promise<{ readonly id: string; readonly token: string }> {
  const { projectId } = scope;
  const token = randomBytes(32).toString("base64url");
  const data = { organisation, displayName: name, tokenHash: sha256(token), invitedAt: new Date(now) };
  if (standing !== null) {
    await tx.consultationCandidate.updateMany({ where: { projectId, id: standing }, data });
    return { id: standing, token };
  }
  const id = newId();
  const row = { projectId, id, consultationId, email, invitedBy: scope.memberId, ...data };
  await tx.consultationCandidate.createMany({ data: [row] });
  return { id, token };
}

/** Saves one evaluator's sheet on one offer; answers a digest of it that tells nothing. */
export async function saveSheet(
  { tx, scope, now }: Pick<ProjectContext, "tx" | "scope" | "now">,
  consultationId: string,
  { offerId, scores }: Pick<ScoreOfferInput, "offerId" | "scores">,
): Promise<string> {
  const { projectId, memberId } = scope;
  for (const { criterion, points, reason } of scores) {
    const key = { projectId, offerId, memberId, criterion };
    const said = { points, reason, scoredAt: new Date(now) };
    const { count } = await tx.offerScore.updateMany({ where: key, data: said });
    if (count === 0) await tx.offerScore.createMany({ data: [{ ...key, consultationId, ...said }] });
  }
  return digestOf({ salt: randomBytes(32).toString("hex"), offerId, memberId, scores });
}
