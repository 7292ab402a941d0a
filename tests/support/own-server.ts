import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { v7 } from "uuid";
import { beginSession } from "@/lib/auth/session";
import { issueToken, sessionCookie } from "@/lib/auth/token";
import { createProject } from "@/lib/features/project/commands/create-project";
import type { PersonId } from "@/lib/kernel/ids";
import { instantOf } from "@/lib/kernel/instant";
import { freePort } from "@/scripts/database.mjs";
import { serve } from "@/scripts/serve.mjs";
import { addPerson, mustAct, openDoor, type TestDoor } from "@/tests/support/act";
import { cloneDatabase } from "@/tests/support/database";
import { founding, told } from "@/tests/support/set-up";

/** A server that its test starts, signals and outlives, with one person and their project. */
export type OwnServer = {
  readonly url: string;
  readonly person: PersonId;
  readonly email: string;
  readonly code: string;
  /** The `Cookie` header of a live session of the person. */
  readonly cookie: string;
  readonly door: TestDoor;
  /** A connection as the owner of the database. */
  readonly owner: Client;
  readonly filesDir: string;
  readonly log: () => Promise<string>;
  readonly signal: (name: "SIGTERM" | "SIGINT") => void;
  readonly ended: Promise<number>;
  readonly remove: () => Promise<void>;
};

type Started = Pick<OwnServer, "signal" | "ended"> & { readonly kill: () => Promise<void> };

/** The built server by itself, as a container runs it; or all of `npm start`, beside a database of one's own. */
export type Way = "server" | "npm start";

/** Starts a server. What it prints goes to a file, which `log` reads. */
export async function startOwn(name: string, way: Way, more: Readonly<Record<string, string>>): Promise<OwnServer> {
  const database = await cloneDatabase(name);
  const folder = await mkdtemp(join(tmpdir(), "aval-own-"));
  const port = await freePort();
  if (port === undefined) throw new Error("No free port for a server");
  const logFile = join(folder, "server.log");
  const secret = randomBytes(32).toString("base64url");
  const env = {
    NODE_ENV: "production",
    DATABASE_URL: database.appUrl,
    AVAL_SECRET: secret,
    AVAL_DATA_DIR: folder,
    AVAL_FILES_DIR: join(folder, "files"),
    AVAL_LOG_LEVEL: "debug",
    ...more,
  };
  const output = openSync(logFile, "a");
  const started = await (way === "server" ? serveAlone(port, env, output) : npmStart(port, env, output, logFile));
  closeSync(output);
  const door = openDoor(database.appUrl, 2);
  door.moveTo(new Date().toISOString());
  const person = await addPerson(door.db, "Anna Distinctive");
  const { email } = await door.db.person.findUniqueOrThrow({ where: { id: person } });
  const code = told(await mustAct(door, createProject, person, { ...founding, name: "Projet distinctif" })).code ?? "";
  const now = instantOf(new Date());
  const session = await beginSession(door.db, {
    personId: person,
    method: "PASSWORD",
    userAgent: "Test",
    now,
    newId: () => v7(),
  });
  const url = `http://localhost:${port}`;
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  return {
    url,
    person,
    email: email ?? "",
    code,
    cookie: `${sessionCookie(url).name}=${await issueToken(session, secret)}`,
    door,
    owner,
    filesDir: env.AVAL_FILES_DIR,
    log: () => readFile(logFile, "utf8"),
    signal: started.signal,
    ended: started.ended,
    remove: async () => {
      await started.kill();
      await owner.end();
      await door.db.$disconnect();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function serveAlone(port: number, env: Record<string, string>, output: number): Promise<Started> {
  const program = [resolve(process.env.NEXT_DIST_DIR ?? ".next", "standalone/server.js")];
  const { child, ended, stop } = await serve(program, { port, env, output, seconds: 60 });
  return { signal: (name) => child.kill(name), ended, kill: stop };
}

async function npmStart(port: number, env: Record<string, string>, output: number, logFile: string): Promise<Started> {
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...process.env, ...env, PORT: `${port}` },
    stdio: ["ignore", output, output],
  });
  const ended = new Promise<number>((done) => child.once("exit", (code) => done(code ?? -1)));
  const kill = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
  };
  for (;;) {
    const printed = await readFile(logFile, "utf8");
    if (printed.includes("Aval is ready")) return { signal: (name) => child.kill(name), ended, kill };
    if (child.exitCode !== null) throw new Error(`npm start ended:\n${printed}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
