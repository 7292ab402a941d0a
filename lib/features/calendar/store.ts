import type { Tx } from "@/lib/db/client";
import type { NonWorking } from "@/lib/domain/term";
import type { Closure } from "@/lib/features/calendar/queries-closures";
import type { Instant } from "@/lib/kernel/instant";

/** Saves a version of a calendar, which nothing changes afterwards. */
export async function saveCalendarVersion(
  tx: Tx,
  version: {
    readonly projectId: string;
    readonly number: number;
    readonly calendar: string;
    readonly beside: string[];
    readonly library: string;
    readonly firstOn: string;
    readonly lastOn: string;
    readonly hash: string;
    readonly nonWorking: NonWorking;
  },
  now: Instant,
): Promise<void> {
  const { firstOn, lastOn, nonWorking, ...row } = version;
  const days = Object.fromEntries(nonWorking);
  await tx.calendarVersion.createMany({
    data: [{ ...row, firstOn: new Date(firstOn), lastOn: new Date(lastOn), days, fixedAt: new Date(now) }],
  });
}

/** Saves days of closure. */
export async function saveClosure(
  tx: Tx,
  closure: { readonly projectId: string; readonly id: string; readonly partyId: string } & Omit<
    Closure,
    "id" | "partyId" | "withdrawn"
  >,
  now: Instant,
): Promise<void> {
  const { firstOn, lastOn, ...rest } = closure;
  await tx.calendarClosure.createMany({
    data: [{ ...rest, firstOn: new Date(firstOn), lastOn: new Date(lastOn), declaredAt: new Date(now) }],
  });
}

/** Takes days of closure back. */
export async function withdrawClosureRow(tx: Tx, projectId: string, id: string, now: Instant): Promise<void> {
  await tx.calendarClosure.updateMany({
    where: { projectId, id, withdrawnAt: null },
    data: { withdrawnAt: new Date(now) },
  });
}

/** Saves by which calendar a party works; `null` takes it back. */
export async function savePartyCalendar(
  tx: Tx,
  row: { readonly projectId: string; readonly id: string; readonly partyId: string; readonly calendar: string | null },
  now: Instant,
): Promise<void> {
  await tx.partyCalendar.createMany({ data: [{ ...row, namedAt: new Date(now) }] });
}
