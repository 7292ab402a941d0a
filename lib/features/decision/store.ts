import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import { decisionCode } from "@/lib/domain/decision";
import type { Tally } from "@/lib/domain/tally";
import type { ProposeDecisionInput } from "@/lib/features/decision/schema";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { nextNumber } from "@/lib/ledger/sign";

type Ctx = Pick<ProjectContext, "tx" | "scope" | "now" | "newId">;

/** What is put to the vote, on which point, and by what it would take effect. */
export type NewDecision = Pick<ProposeDecisionInput, "title" | "text" | "grounds" | "options"> & {
  /** The year of its meeting, in the project's zone. */
  readonly year: number;
  readonly meetingId: string;
  readonly pointId: string;
  readonly matter: string;
  readonly effect: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly code: string } | null;
  readonly revokesId: string | null;
};

/** Saves what is put to the vote with its options; answers its id and number. */
export async function saveDecision(
  { tx, scope, now, newId }: Ctx,
  { options, subject, ...decision }: NewDecision,
): Promise<{ readonly id: string; readonly code: string }> {
  const { projectId, memberId: proposedBy } = scope;
  const number = await nextNumber(tx, projectId, `D-${decision.year}`);
  const [id, code] = [newId(), decisionCode(decision.year, number)];
  const about = {
    subjectKind: subject?.kind ?? null,
    subjectId: subject?.id ?? null,
    subjectCode: subject?.code ?? null,
  };
  const proposed = { projectId, id, number, code, status: "PROPOSED", proposedBy, proposedAt: new Date(now) };
  await tx.committeeDecision.createMany({ data: [{ ...decision, ...about, ...proposed }] });
  await tx.committeeDecisionOption.createMany({
    data: options.map((option, index) => ({ projectId, decisionId: id, ordinal: index + 1, ...option })),
  });
  return { id, code };
}

/** A voice, and the seat for which it speaks. */
export type NewVote = {
  readonly decisionId: string;
  readonly seatMemberId: string;
  readonly partyId: string;
  readonly side: string;
  readonly ballot: string;
  readonly reason: string;
};

/** Saves a voice of whoever acts. */
export async function saveVote({ tx, scope, now, newId }: Ctx, vote: NewVote): Promise<void> {
  const { projectId, personId, memberId } = scope;
  await tx.committeeVote.createMany({
    data: [{ projectId, id: newId(), personId, memberId, ...vote, castAt: new Date(now) }],
  });
}

/** Writes what was pronounced on a decision that was put to the vote, with the voices as they were counted. */
export async function pronounce(
  { tx, scope, now }: Omit<Ctx, "newId">,
  id: string,
  { status, tally, reason }: { readonly status: string; readonly tally: Tally; readonly reason: string },
): Promise<void> {
  const { projectId, memberId: decidedBy } = scope;
  const { favour, against, abstained, casting } = tally;
  const { count } = await tx.committeeDecision.updateMany({
    where: { projectId, id, status: "PROPOSED" },
    data: { status, favour, against, abstained, casting, reason, decidedBy, decidedAt: new Date(now) },
  });
  if (count !== 1) throw new Error("The decision was no longer put to the vote");
}

/** Ends a decision that stood, by the one that says so. */
export async function revoke(
  tx: Tx,
  { projectId, id, by }: { readonly projectId: string; readonly id: string; readonly by: string },
): Promise<void> {
  const { count } = await tx.committeeDecision.updateMany({
    where: { projectId, id, status: "ADOPTED" },
    data: { status: "REVOKED", revokedById: by },
  });
  if (count !== 1) throw new Error("The decision to revoke no longer stood");
}

/** Waits for one's turn on a decision that may be revoked from another room; answers it as it stands then. */
export async function lockDecision(
  tx: Tx,
  projectId: string,
  code: string,
): Promise<{
  readonly id: string;
  readonly status: string;
  readonly matter: string;
  readonly decidedAt: Instant | null;
} | null> {
  const rows = await tx.$queryRaw<{ id: string; status: string; matter: string; decidedAt: Date | null }[]>`
    SELECT id, status, matter, decided_at AS "decidedAt" FROM committee_decision
    WHERE project_id = ${projectId}::uuid AND code = ${code} FOR UPDATE`;
  const [found] = rows;
  return found === undefined
    ? null
    : { ...found, decidedAt: found.decidedAt === null ? null : instantOf(found.decidedAt) };
}
