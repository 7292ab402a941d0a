import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "pg";
import { z } from "zod";
import { PersonId } from "@/lib/kernel/ids";

const Signature = z.object({
  commandId: z.uuid(),
  personId: PersonId,
  proofId: z.uuid(),
  project: z.string(),
  milestone: z.string(),
  digest: z.string(),
});

/** The signatures that a process is sent, in order. */
export const Signatures = z.array(Signature);
export type Signatures = z.infer<typeof Signatures>;

/** Numbers from 0 to 1 that are the same in every run with the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A process that signs, from its birth to its end by `kill -9`. */
export class SigningProcess {
  readonly name: string;
  readonly #child: ChildProcess;
  readonly #journal: string;
  #begun = 0;
  #isDone = false;
  #changed = Promise.withResolvers<void>();

  private constructor(name: string, child: ChildProcess, journal: string) {
    this.name = name;
    this.#child = child;
    this.#journal = journal;
    child.on("message", (said) => {
      if (said === "begun") this.#begun += 1;
      if (said === "done") this.#isDone = true;
      this.#changed.resolve();
      this.#changed = Promise.withResolvers();
    });
    child.once("exit", () => this.#changed.resolve());
  }

  /** Starts `program` (signing-process), which signs in the database of `url` at the instant `now`; ready when it is connected. */
  static async start(
    name: string,
    to: { program: string; url: string; folder: string; now: string },
  ): Promise<SigningProcess> {
    const url = new URL(to.url);
    url.searchParams.set("application_name", name);
    const journal = join(to.folder, `${name}.journal`);
    const child = spawn(process.execPath, [to.program, url.href, journal, to.now], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const started = new SigningProcess(name, child, journal);
    const [said] = await Promise.race([once(child, "message"), once(child, "exit")]);
    if (said !== "ready") throw new Error(`${name} did not start`);
    return started;
  }

  /** Sends the signatures to make. */
  sign(signatures: Signatures): void {
    this.#child.send(signatures);
  }

  /** How many signatures have begun. */
  get beginnings(): number {
    return this.#begun;
  }

  /** Waits until the `count`-th signature has begun, or all are made. */
  async begun(count: number): Promise<void> {
    while (this.#begun < count && !this.#isDone && this.#child.exitCode === null) await this.#changed.promise;
  }

  /** Waits until all are made. */
  async done(): Promise<void> {
    while (!this.#isDone) {
      if (this.#child.exitCode !== null) throw new Error(`${this.name} ended by itself`);
      await this.#changed.promise;
    }
  }

  /** Stops the process where it stands, so that one can look; `thaw` lets it go on. */
  freeze(): void {
    this.#child.kill("SIGSTOP");
  }

  /** Lets a frozen process go on. */
  thaw(): void {
    this.#child.kill("SIGCONT");
  }

  /** Kills it (-9); answers when it is gone. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }

  /** What its journal says: which commands were begun, acknowledged, refused. */
  journal(): Record<"begun" | "acknowledged" | "refused", string[]> {
    const lines = readFileSync(this.#journal, "utf8").split("\n");
    const of = (what: string): string[] =>
      lines.filter((line) => line.startsWith(`${what} `)).map((line) => line.split(" ")[1] ?? "");
    return { begun: of("begun"), acknowledged: of("acknowledged"), refused: of("refused") };
  }
}

/** Connections of the superuser to one database, which no server's end can make fail elsewhere. */
export function watcher(url: string): Pool {
  const pool = new Pool({ connectionString: url, application_name: "watcher", max: 4 });
  pool.on("error", () => undefined);
  return pool;
}

/** The last statement of the transaction that this process has open; `null` when it has none. */
export async function openStatement(pool: Pool, name: string): Promise<string | null> {
  const { rows } = await pool.query<{ query: string }>(
    "SELECT query FROM pg_stat_activity WHERE application_name = $1 AND xact_start IS NOT NULL",
    [name],
  );
  return rows[0]?.query ?? null;
}

/** Waits until PostgreSQL has noticed that a process is gone: what it had not committed is then rolled back. */
export async function forgotten(pool: Pool, name: string): Promise<void> {
  for (;;) {
    const { rows } = await pool.query("SELECT 1 FROM pg_stat_activity WHERE application_name = $1", [name]);
    if (rows.length === 0) return;
    await sleep(2);
  }
}

/** Kills the server of a cluster (-9): its first process alone, or all of them at once. */
export function killPostgres(cluster: string, all: boolean): void {
  const pid = Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]);
  const children = spawnSync("pgrep", ["-P", `${pid}`], { encoding: "utf8" })
    .stdout.split("\n")
    .filter(Boolean);
  process.kill(pid, "SIGKILL");
  if (!all) return;
  for (const child of children) {
    try {
      process.kill(Number(child), "SIGKILL");
    } catch {
      // Gone by itself, having lost its parent.
    }
  }
}
