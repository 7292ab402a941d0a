import type { PersonScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { startOfDay } from "@/lib/domain/deadline";
import type { Instant } from "@/lib/kernel/instant";

/** A matter of a project, as it is set aside. */
export type SnoozedMatter = {
  readonly projectId: string;
  readonly kind: string;
  readonly subject: string;
  readonly partyId: string;
};

/** Sets a matter aside for a person until the beginning of a day; another day takes the place of the one before. */
export async function saveSnooze(
  tx: Tx,
  { personId }: PersonScope,
  saved: SnoozedMatter & { readonly until: string; readonly timeZone: string; readonly now: Instant },
): Promise<void> {
  const { projectId, kind, subject, partyId, until, timeZone, now } = saved;
  const at = startOfDay(until, timeZone);
  await tx.$executeRaw`
    INSERT INTO snooze (project_id, person_id, kind, subject, party_id, until_on, until_at, created_at)
    VALUES (${projectId}::uuid, ${personId}::uuid, ${kind}, ${subject}, ${partyId}::uuid, ${until}::date, ${at}::timestamptz, ${now}::timestamptz)
    ON CONFLICT (project_id, person_id, kind, subject, party_id)
    DO UPDATE SET until_on = excluded.until_on, until_at = excluded.until_at, created_at = excluded.created_at`;
}

/** Takes a matter up again; false when it was not set aside. */
export async function endSnooze(tx: Tx, { personId }: PersonScope, matter: SnoozedMatter): Promise<boolean> {
  const { count } = await tx.snooze.deleteMany({ where: { ...matter, personId } });
  return count === 1;
}
