import { z } from "zod";
import type { ProjectPlace } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { dayOf } from "@/lib/domain/deadline";
import type { Event } from "@/lib/domain/event";
import { moneyEntries } from "@/lib/domain/money-entry";
import { type RetentionFacts, retentionDrawn, retentionMilestone } from "@/lib/domain/retention";
import type { Instant } from "@/lib/kernel/instant";

/** Where events stand in the ledger, in their order. */
type Recorded = readonly { readonly seq: number }[];

/**
 * Writes what an act says of money (`moneyEntries`), each entry under that of the ledger it comes from: the acts
 * themselves know nothing of it. Called under the head of the ledger, so that sums are judged one act after another. An
 * entry on a milestone is its agency's. Nothing is written for an act that says nothing of money.
 */
export async function keepMoney(
  tx: Tx,
  { place, now }: { readonly place: ProjectPlace; readonly now: Instant },
  events: readonly Event[],
  recorded: Recorded,
): Promise<void> {
  const rows = events.flatMap((event, at) =>
    moneyEntries(event).map((entry, ordinal) => ({ ...entry, ordinal, seq: recorded[at]?.seq ?? 0 })),
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO money_entry (project_id, seq, ordinal, kind, source, cents, tax_cents, party_id, milestone_id, reference, recurring, until_on, occurred_at)
    SELECT ${place.projectId}::uuid, e.seq, e.ordinal, e.kind, e.source, e.cents, e."taxCents", coalesce(e."partyId", m.agency_party_id), e."milestoneId",
      e.reference, e.recurring, e."untilOn", ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e (seq bigint, ordinal integer, kind text, source text, cents bigint, "taxCents" bigint,
      "partyId" uuid, "milestoneId" uuid, "partyOf" uuid, reference text, recurring boolean, "untilOn" date)
    LEFT JOIN milestone m ON m.project_id = ${place.projectId}::uuid AND m.id = coalesce(e."milestoneId", e."partyOf")`;
}

const Kept = z.object({
  milestoneId: z.uuid(),
  partyId: z.uuid(),
  basisPoints: z.int(),
  heldCents: z.bigint().transform(Number),
  untilOn: z.iso.date().nullable(),
});

/** What the charter draws from an act on a milestone: a retention that begins or ends. Asks nothing for any other act. */
export async function drawRetentions(
  tx: Tx,
  { place, now }: { readonly place: ProjectPlace; readonly now: Instant },
  events: readonly Event[],
): Promise<readonly Event[]> {
  const ids = events.map(retentionMilestone).filter((id) => id !== null);
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m.id AS "milestoneId", m.agency_party_id AS "partyId",
      coalesce((SELECT (c.parameters ->> 'retention')::integer FROM charter c WHERE c.project_id = m.project_id AND c.status = 'IN_FORCE'), 0) AS "basisPoints",
      coalesce(sum(e.cents), 0)::bigint AS "heldCents", max(e.until_on)::text AS "untilOn"
    FROM milestone m LEFT JOIN money_entry e ON e.project_id = m.project_id AND e.milestone_id = m.id AND e.kind = 'RETENTION'
      AND e.until_on >= ${dayOf(now, place.timeZone)}::date
    WHERE m.project_id = ${place.projectId}::uuid AND m.id = ANY (${ids}::uuid[]) GROUP BY m.project_id, m.id`;
  const kept = new Map<string, RetentionFacts>(
    rows.map((row) => {
      const { milestoneId, ...facts } = Kept.parse(row);
      return [milestoneId, facts];
    }),
  );
  return events.flatMap((event) => {
    const facts = kept.get(retentionMilestone(event) ?? "");
    return facts === undefined ? [] : retentionDrawn(event, facts);
  });
}
