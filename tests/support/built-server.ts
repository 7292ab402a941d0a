import { randomBytes } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { v7 } from "uuid";
import { beginSession } from "@/lib/auth/session";
import { issueToken, sessionCookie } from "@/lib/auth/token";
import type { PersonId } from "@/lib/kernel/ids";
import { instantOf } from "@/lib/kernel/instant";
import { freePort } from "@/scripts/database.mjs";
import { serve } from "@/scripts/serve.mjs";
import type { TestDoor } from "@/tests/support/act";

/** The built server on a database that a test has played. */
export type BuiltServer = {
  readonly url: string;
  /** The `Cookie` header of a session that begins now. */
  readonly cookieOf: (personId: PersonId) => Promise<string>;
  /** What the server printed so far, down to its least important lines. */
  readonly log: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** Starts it (`npm run build` must have been run), with what else its environment is to hold. */
export async function serveBuilt(
  door: TestDoor,
  databaseUrl: string,
  more: Readonly<Record<string, string>>,
): Promise<BuiltServer> {
  const folder = await mkdtemp(join(tmpdir(), "aval-built-"));
  const port = (await freePort()) ?? 0;
  const secret = randomBytes(32).toString("base64url");
  const logFile = join(folder, "server.log");
  const own = { NODE_ENV: "production", DATABASE_URL: databaseUrl, AVAL_SECRET: secret, AVAL_LOG_LEVEL: "debug" };
  const env = { ...own, AVAL_FILES_DIR: join(folder, "files"), ...more };
  const output = openSync(logFile, "a");
  const program = [resolve(process.env.NEXT_DIST_DIR ?? ".next", "standalone/server.js")];
  const { stop } = await serve(program, { port, env, output, seconds: 120 });
  closeSync(output);
  const url = `http://localhost:${port}`;
  return {
    url,
    cookieOf: async (personId) => {
      const now = instantOf(new Date());
      const session = await beginSession(door.db, { personId, method: "PASSWORD", userAgent: "Test", now, newId: v7 });
      return `${sessionCookie(url).name}=${await issueToken(session, secret)}`;
    },
    log: () => readFile(logFile, "utf8"),
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
