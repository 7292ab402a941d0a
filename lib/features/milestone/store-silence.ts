import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { Due } from "@/lib/domain/deadline";
import { requirementActs } from "@/lib/domain/requirement";
import type { ProvenReminder } from "@/lib/domain/silence";
import type { Instant } from "@/lib/kernel/instant";

/** A tacit acceptance with all that it stands on. */
export type TacitRow = {
  readonly projectId: string;
  readonly id: string;
  readonly milestoneId: string;
  readonly submissionId: string;
  readonly clockId: string;
  readonly noticeId: string | null;
  readonly charterId: string;
  readonly charterVersion: number;
  readonly article: string;
  readonly startSeq: number;
  readonly effect: Due;
  readonly checkedAt: Instant;
  readonly warrantyEndsOn: string;
  readonly rebuttal: Due;
  readonly reminders: readonly ProvenReminder[];
};

/** Saves it. The database refuses one without its clause, its ended period and its two reminders (invariant 8). */
export async function saveTacitAcceptance(tx: Tx, row: TacitRow): Promise<void> {
  const { effect, rebuttal, reminders, startSeq, checkedAt, warrantyEndsOn, ...data } = row;
  const { projectId, id } = row;
  await tx.tacitAcceptance.createMany({
    data: [
      {
        ...data,
        startSeq: BigInt(startSeq),
        effectOn: new Date(effect.on),
        effectBefore: new Date(effect.before),
        checkedAt: new Date(checkedAt),
        warrantyEndsOn: new Date(warrantyEndsOn),
        rebuttalOn: new Date(rebuttal.on),
        rebuttalBefore: new Date(rebuttal.before),
      },
    ],
  });
  await tx.tacitReminder.createMany({
    data: reminders.map((one) => ({
      projectId,
      tacitAcceptanceId: id,
      reminderId: one.id,
      step: one.step,
      deliveryId: one.deliveryId,
      deliveredAt: new Date(one.deliveredAt),
    })),
  });
}

const IdRow = z.object({ id: z.uuid() });

/** Moves the requirements that a milestone covers along one act of theirs; answers which moved. */
export async function moveCovered(
  tx: Tx,
  move: { readonly projectId: string; readonly milestoneId: string; readonly now: Instant },
  act: "accept" | "reopen",
): Promise<readonly string[]> {
  const { from, to } = requirementActs[act];
  const rows = await tx.$queryRaw<unknown[]>`
    UPDATE requirement r SET status = ${to}, changed_at = ${move.now}::timestamptz
    FROM milestone_requirement c
    WHERE c.project_id = r.project_id AND c.requirement_id = r.id AND c.project_id = ${move.projectId}::uuid
      AND c.milestone_id = ${move.milestoneId}::uuid AND r.status = ANY (${[...from]}::text[]) RETURNING r.id`;
  return rows.map((row) => IdRow.parse(row).id);
}
