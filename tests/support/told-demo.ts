import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { z } from "zod";
import { enterProject } from "@/lib/auth/scope";
import { connect, type Database } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { type Ask, exportLedger } from "@/lib/features/ledger/queries-export";
import { getRecordProof } from "@/lib/features/signature/queries-proof";
import { recordProofText } from "@/lib/features/signature/view-proof";
import { instant } from "@/lib/kernel/instant";
import { tellDemo } from "@/scripts/demo/tell";
import type { TestDatabase } from "@/tests/support/cluster";
import { clonePlayedDatabase, folderOfRun } from "@/tests/support/database";

const now = instant("2026-11-22T09:30:00.000Z");
const secret = "s".repeat(40);
const Project = z.object({ id: z.string(), code: z.string(), member: z.string() });

/** The demo, told in a database of its own: three projects played through the commands, with their signed records. */
export type ToldDemo = {
  readonly database: TestDatabase;
  readonly filesDir: string;
  readonly owner: Client;
  readonly db: Database;
  readonly main: z.infer<typeof Project>;
  readonly aside: z.infer<typeof Project>;
  readonly close: () => Promise<void>;
};

const Told = z.object({ main: z.string(), aside: z.string() });

/** The demo in a database and a folder of its own: a copy of the one that is told once in a run. `name` says for whom. */
export async function toldDemo(name: string): Promise<ToldDemo> {
  // Offers are sealed in it under a key that the environment makes.
  process.env.DATABASE_URL ??= "postgresql://nobody@127.0.0.1:1/none";
  process.env.AVAL_SECRET ??= secret;
  const toldFiles = join(folderOfRun(), "told-demo-files");
  const { database, said } = await clonePlayedDatabase(name, "demo", async ({ appUrl }) => {
    const db = connect(appUrl, 4);
    const mail = { url: "https://aval.example", from: "Aval <aval@example.test>" };
    const maxUploadBytes = 1024 * 1024;
    const silently = (): undefined => undefined;
    const projects = await tellDemo({
      ...mail,
      db,
      secret,
      filesDir: toldFiles,
      maxUploadBytes,
      told: now,
      say: silently,
    });
    await db.$disconnect();
    return JSON.stringify(projects);
  });
  const told = Told.parse(JSON.parse(said));
  const filesDir = await mkdtemp(join(tmpdir(), "aval-told-"));
  await cp(toldFiles, filesDir, { recursive: true });
  const db = connect(database.appUrl, 4);
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const project = async (code: string): Promise<z.infer<typeof Project>> => {
    const { rows } = await owner.query(
      "SELECT p.id, p.code, m.person_id AS member FROM project p JOIN member m ON m.project_id = p.id WHERE p.code = $1 AND m.ended_at IS NULL LIMIT 1",
      [code],
    );
    return Project.parse(rows[0]);
  };
  const close = async (): Promise<void> => {
    await Promise.all([owner.end(), db.$disconnect()]);
    await database.drop();
    await rm(filesDir, { recursive: true, force: true });
  };
  return { database, filesDir, owner, db, main: await project(told.main), aside: await project(told.aside), close };
}

/** Asks as the owner of the database. */
export function asOwner(owner: Client): Ask {
  return async (sql, values) => (await owner.query(sql, [...values])).rows;
}

/** All lines of a project's export. */
export async function exportOf(demo: ToldDemo, project: { readonly id: string }): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of exportLedger(asOwner(demo.owner), project.id, now)) lines.push(line);
  return lines;
}

/** Every signed record of a project as its signatories get it: number and JSON text. */
export async function receiptsOf(
  demo: ToldDemo,
  project: z.infer<typeof Project>,
): Promise<readonly { readonly record: string; readonly text: string }[]> {
  const { rows } = await demo.owner.query("SELECT code FROM signed_document WHERE project_id = $1 ORDER BY code", [
    project.id,
  ]);
  const codes = z.array(z.object({ code: z.string() })).parse(rows);
  return transact(demo.db, { personId: project.member, readOnly: true }, async (tx) => {
    const scope = await enterProject(tx, project.member, project.code);
    if (scope === null) throw new Error("Not a member");
    const receipts: { record: string; text: string }[] = [];
    for (const { code } of codes) {
      const proof = await getRecordProof(tx, scope, code);
      if (proof !== null) receipts.push({ record: code, text: recordProofText(proof) });
    }
    return receipts;
  });
}
