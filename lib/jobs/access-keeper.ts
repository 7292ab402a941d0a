import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { z } from "zod";
import type { Database, Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { AccessKind } from "@/lib/features/account/view-access";
import type { Instant } from "@/lib/kernel/instant";

/** A request that is over and has shown somebody what belongs to a project (scripts/edge.mjs, `noteReading`). */
const Read = z.object({
  id: z.string(),
  method: z.enum(["GET", "HEAD"]),
  route: z.string(),
  subject: z.string(),
  isAhead: z.literal(false),
  status: z.int().min(200).max(399),
  reading: z.object({ projectId: z.uuid(), personId: z.uuid() }),
});

type Access = {
  readonly projectId: string;
  readonly id: string;
  readonly personId: string;
  readonly kind: AccessKind;
  readonly route: string;
  readonly subject: string;
  readonly requestId: string;
  readonly readAt: Date;
};

/** What the keeper works with. */
export type KeeperDesk = { readonly db: Database; readonly now: () => Instant; readonly newId: () => string };

const batch = 500;
const mostWaiting = 20_000;
const mostFailures = 5;

/**
 * Keeps who read what: apart from the ledger, after the answer has left, many at a time. Nobody waits for it, and where
 * the database does not answer the oldest are let go rather than the memory filled.
 *
 * @returns `flush` writes what waits; `stop` does so a last time
 */
export function keepAccesses(
  desk: KeeperDesk,
  onError: (error: unknown) => void,
  everyMilliseconds = 2_000,
): { readonly flush: () => Promise<void>; readonly stop: () => Promise<void> } {
  let waiting: Access[] = [];
  let turn: Promise<void> = Promise.resolve();
  let failures = 0;
  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const some = waiting.slice(0, batch);
      try {
        await inAccessLog(desk.db, (tx) => tx.accessLog.createMany({ data: some }));
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures < mostFailures) throw error;
        failures = 0;
        // The database answers and one of them cannot be kept: it must not hold up the others for ever.
        await desk.db.$queryRaw`SELECT 1`;
        await writeSingly(desk.db, some, onError);
      }
      waiting = waiting.slice(some.length);
    }
  };
  const flush = (): Promise<void> => {
    turn = turn.then(write).catch(onError);
    return turn;
  };
  const hear = (message: unknown): void => {
    const read = Read.safeParse(message);
    if (!read.success || isChatter(read.data.route)) return;
    const { id: requestId, route, subject, reading } = read.data;
    waiting.push({
      ...reading,
      id: desk.newId(),
      kind: kindOf(route),
      route,
      subject,
      requestId,
      readAt: new Date(desk.now()),
    });
    if (waiting.length > mostWaiting) waiting = waiting.slice(-mostWaiting);
  };
  subscribe("aval:request", hear);
  const timer = setInterval(() => void flush(), everyMilliseconds).unref();
  return {
    flush,
    stop: async () => {
      unsubscribe("aval:request", hear);
      clearInterval(timer);
      await flush();
    },
  };
}

async function writeSingly(db: Database, some: readonly Access[], onError: (error: unknown) => void): Promise<void> {
  for (const one of some) await inAccessLog(db, (tx) => tx.accessLog.createMany({ data: [one] })).catch(onError);
}

/** What is forgotten `days` after it was read. */
export async function forgetAccesses(db: Database, now: Instant, days: number): Promise<void> {
  const before = new Date(Date.parse(now) - days * 86_400_000);
  await inAccessLog(db, (tx) => tx.accessLog.deleteMany({ where: { readAt: { lt: before } } }));
}

/** Opens the access log for one transaction: only there is it written and forgotten. */
function inAccessLog<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(db, { personId: null }, async (tx) => {
    await tx.$queryRaw`SELECT set_config('aval.access_log', 'on', true)`;
    return work(tx);
  });
}

/** A search asks at every key: what it opens is read afterwards, and that is kept. */
function isChatter(route: string): boolean {
  return route.endsWith("/search");
}

function kindOf(route: string): AccessKind {
  if (/\/records\//.test(route)) return "RECORD";
  if (/\/files\//.test(route)) return "FILE";
  if (/export/.test(route)) return "EXPORT";
  if (/\/ledger/.test(route)) return "LEDGER";
  return route.startsWith("/api/v1/") ? "API" : "PAGE";
}
