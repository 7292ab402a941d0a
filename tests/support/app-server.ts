import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { embeddedMark } from "@/lib/db/embedded-mark";
import { freePort } from "@/scripts/database.mjs";
import { serve } from "@/scripts/serve.mjs";
import { type Cluster, cloneFrom, clonePlayed, type TestDatabase } from "@/tests/support/cluster";
import { type Mailbox, openMailbox } from "@/tests/support/mailbox";

const ClusterInEnvironment = z.object({
  superUrl: z.string(),
  ownerUrl: z.string(),
  appUrl: z.string(),
  folder: z.string(),
});

/** `AVAL_E2E_DEV=1`, while writing a journey: the sources by `next dev` in place of the build. One worker, NEXT_DIST_DIR of one's own. */
const fromSources = process.env.AVAL_E2E_DEV === "1";

/** The built application, running with a database, a file folder and a mailbox of its own. */
export type App = {
  readonly url: string;
  readonly database: TestDatabase;
  readonly filesDir: string;
  readonly mailbox: Mailbox;
  /** What the application must be given to be run beside this one: for scripts the test calls itself. */
  readonly env: Readonly<Record<string, string>>;
  /** What the server printed so far. */
  readonly log: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

/**
 * Starts the built application (`npm run build` must have been run).
 *
 * @param demo with the demo projects and one-click roles; otherwise an empty installation that mails by SMTP
 */
export async function startApp(name: string, { demo }: { demo: boolean }): Promise<App> {
  const cluster = ClusterInEnvironment.parse(JSON.parse(process.env.AVAL_TEST_CLUSTER ?? "{}"));
  const [{ database, secret }, folder, mailbox, port] = await Promise.all([
    demo ? cloneDemo(cluster, name) : cloneEmpty(cluster, name),
    mkdtemp(join(tmpdir(), "aval-e2e-")),
    openMailbox(),
    freePort(),
  ]);
  if (port === undefined) throw new Error("No free port for the test application");
  const filesDir = join(folder, "files");
  const logFile = join(folder, "server.log");
  const env = {
    NODE_ENV: fromSources ? "development" : "production",
    DATABASE_URL: database.appUrl,
    AVAL_SECRET: secret,
    AVAL_EMBEDDED: demo ? embeddedMark(database.appUrl, secret) : "",
    AVAL_FILES_DIR: filesDir,
    AVAL_KEYS_DIR: join(folder, "keys"),
    AVAL_DEMO: demo ? "1" : "0",
    SMTP_URL: demo ? "" : mailbox.url,
    AVAL_REPLIES_ADDRESS: "seances@aval.example",
    AVAL_REPLIES_SECRET: randomBytes(24).toString("hex"),
    AVAL_REPLIES_SERVER: "mx.aval.example",
  };
  const cleanUp = async (): Promise<void> => {
    await Promise.all([database.drop(), mailbox.close()]);
    await rm(folder, { recursive: true, force: true });
  };
  const log = openSync(logFile, "a");
  try {
    if (demo) await cp(folderOfDemo(cluster), folder, { recursive: true });
    const dist = process.env.NEXT_DIST_DIR ?? ".next";
    const program = fromSources
      ? ["node_modules/next/dist/bin/next", "dev", "-p", `${port}`, "-H", "127.0.0.1"]
      : [resolve(dist, "standalone/server.js")];
    const server = await serve(program, { port, env, output: log, seconds: 120 });
    const stop = async (): Promise<void> => {
      await server.stop();
      await cleanUp();
    };
    const readLog = (): Promise<string> => readFile(logFile, "utf8");
    return { url: `http://localhost:${port}`, database, filesDir, mailbox, env, log: readLog, stop };
  } catch (error) {
    const printed = await readFile(logFile, "utf8");
    await cleanUp();
    throw new Error(`The application did not start for ${name}:\n${printed}`, { cause: error });
  } finally {
    closeSync(log);
  }
}

/** A database, and the secret of the application that is to run beside it. */
type Beginning = { readonly database: TestDatabase; readonly secret: string };

async function cloneEmpty(cluster: Cluster, name: string): Promise<Beginning> {
  return { database: await cloneFrom(cluster, name), secret: randomBytes(32).toString("base64url") };
}

/** The demo as the first who asked for it told it, with the secret under which it sealed what is sealed in it. */
async function cloneDemo(cluster: Cluster, name: string): Promise<Beginning> {
  const { database, said } = await clonePlayed(cluster, { name, played: "demo" }, async ({ appUrl, ownerUrl }) => {
    const secret = randomBytes(32).toString("base64url");
    fillDemo({
      NODE_ENV: fromSources ? "development" : "production",
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
      AVAL_SECRET: secret,
      AVAL_EMBEDDED: embeddedMark(appUrl, secret),
      AVAL_FILES_DIR: join(folderOfDemo(cluster), "files"),
      AVAL_KEYS_DIR: join(folderOfDemo(cluster), "keys"),
      AVAL_DEMO: "1",
      SMTP_URL: "",
    });
    return secret;
  });
  return { database, secret: said };
}

/** What the demo keeps beside its database. */
function folderOfDemo({ folder }: Cluster): string {
  return join(folder, "demo");
}

function fillDemo(env: Record<string, string>): void {
  const filled = spawnSync(process.execPath, ["node_modules/tsx/dist/cli.mjs", "scripts/demo.ts"], {
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  if (filled.status !== 0) throw new Error(`The demo could not be filled:\n${filled.stdout}${filled.stderr}`);
}
