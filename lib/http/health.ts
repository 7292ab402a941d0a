import type { Database } from "@/lib/db/client";
import { type MigrationState, migrationState } from "@/lib/db/migration-state";
import { env } from "@/lib/env";
import { isWritable } from "@/lib/files/storage";
import { door } from "@/lib/http/door";
import { requestId } from "@/lib/http/request-id";
import { logDefect } from "@/lib/log/log";

/** How long the database may take to answer a probe. */
const patienceMilliseconds = 3_000;

const noStore = { "Cache-Control": "no-store" };

type Checks = {
  readonly database: "reachable" | "unreachable";
  readonly migrations: MigrationState | "unknown";
  readonly storage: "writable" | "not-writable";
  /** Whether what falls due is done; `failing` names no project: the log does. It takes no server out of service. */
  readonly clocks: "in-order" | "failing" | "unknown";
};

/** The process answers: nothing else is asked, so that a database that is away does not restart every server. */
export function liveAnswer(): Response {
  return Response.json({ status: "live" }, { headers: noStore });
}

/**
 * Whether this server can do its work: the database answers and has exactly the migrations of this version, and evidence
 * can be stored. 503 with the checks otherwise (RFC 9457). Says states, never addresses or messages.
 */
export async function readyAnswer(): Promise<Response> {
  const { db } = door();
  const [migrations, clocks, isStorageWritable] = await Promise.all([
    inTime(migrationState(db)),
    inTime(askClocks(db)),
    isWritable(env().filesDir),
  ]);
  const checks: Checks = {
    database: migrations === "unknown" ? "unreachable" : "reachable",
    migrations,
    storage: isStorageWritable ? "writable" : "not-writable",
    clocks,
  };
  if (migrations === "current" && isStorageWritable) {
    return Response.json({ status: "ready", checks }, { headers: noStore });
  }
  const problem = { type: "about:blank", title: "Not ready", status: 503, instance: requestId(), checks };
  const headers = { ...noStore, "Content-Type": "application/problem+json", "Retry-After": "5" };
  return new Response(JSON.stringify(problem), { status: 503, headers });
}

/** Whether some project waits among the dead letters of the queue (decision 0018). */
async function askClocks(db: Database): Promise<"in-order" | "failing"> {
  const rows = await db.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM queue.job j WHERE j.name = 'clock-dead') AS found`;
  return rows[0]?.found === true ? "failing" : "in-order";
}

async function inTime<T>(asked: Promise<T>): Promise<T | "unknown"> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error("The database did not answer in time")), patienceMilliseconds);
  try {
    return await Promise.race([asked, late.promise]);
  } catch (error) {
    logDefect(error);
    asked.catch(() => undefined);
    return "unknown";
  } finally {
    clearTimeout(timer);
  }
}
