// Writes the export of the demo project, and its signed records, into a folder. Run by scripts/demo-export.mjs.
import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { enterProject } from "@/lib/auth/scope";
import { connect, type Database } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { findExport } from "@/lib/features/ledger/queries-export";
import { listRecords } from "@/lib/features/ledger/queries-records";
import { getRecordProof } from "@/lib/features/signature/queries-proof";
import { recordProofText } from "@/lib/features/signature/view-proof";
import { inPieces } from "@/lib/files/download";
import { readReceipt, verifyFile } from "@/scripts/verify-ledger";

type Reader = { readonly personId: string; readonly code: string };
type Written = { readonly name: string; readonly text: string };

const folder = process.argv[2] ?? "";
const db = connect(process.env.DATABASE_URL ?? "", 2);
try {
  await writeDemo(db, folder);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await db.$disconnect();
}

async function writeDemo(database: Database, place: string): Promise<void> {
  const reader = await findDemo(database);
  const lines = await findExport(database, { ...reader, now: new Date().toISOString() });
  if (lines === null) throw new Error("The demo project cannot be read.");
  const records = await readRecords(database, reader);
  await clear(place);
  const path = join(place, `${reader.code}.jsonl`);
  await pipeline(Readable.from(inPieces(lines)), createWriteStream(path));
  for (const { name, text } of records) await writeFile(join(place, name), text);
  const verdict = await verifyFile(
    path,
    records.map(({ name, text }) => readReceipt(text, name)),
  );
  if (!verdict.valid) throw new Error(`The export does not verify: entry ${verdict.entry}, ${verdict.why}.`);
  console.log(`  ${path}\n  ${verdict.entries} entries, head ${verdict.head.seq} ${verdict.head.hash}`);
  console.log(`  ${records.length} receipts (${records[0]?.name} to ${records.at(-1)?.name})`);
}

/** The demo's first project, and a person who may read it. */
async function findDemo(database: Database): Promise<Reader> {
  const [role] = await database.demoRole.findMany({ orderBy: { ordinal: "asc" }, take: 1 });
  if (role === undefined) throw new Error("There is no demo in this database.");
  return transact(database, { personId: role.personId, readOnly: true }, async (tx) => {
    const project = await tx.project.findFirstOrThrow({ orderBy: { createdAt: "asc" } });
    return { personId: role.personId, code: project.code };
  });
}

/** Every signed record as its signatories can fetch it. */
function readRecords(database: Database, { personId, code }: Reader): Promise<readonly Written[]> {
  return transact(database, { personId, readOnly: true }, async (tx) => {
    const scope = await enterProject(tx, personId, code);
    if (scope === null) throw new Error("The demo project cannot be entered.");
    const { records } = await listRecords(tx, scope, { size: 1000 });
    const proofs: Written[] = [];
    for (const { code: record } of records) {
      const proof = await getRecordProof(tx, scope, record);
      if (proof !== null) proofs.push({ name: `${record}.json`, text: recordProofText(proof) });
    }
    return proofs.toReversed();
  });
}

/** Makes the folder; what an earlier export left in it goes, anything else is not ours to touch. */
async function clear(place: string): Promise<void> {
  await mkdir(place, { recursive: true });
  const names = await readdir(place);
  for (const name of names) {
    if (await isOurs(join(place, name))) continue;
    throw new Error(`${place} is not empty: it holds ${name}. Name a folder of its own for the export.`);
  }
  await Promise.all(names.map((name) => rm(join(place, name))));
}

async function isOurs(path: string): Promise<boolean> {
  if (!/(^|[\\/])(PV-[^\\/]*\.json|[^\\/]*\.jsonl)$/.test(path)) return false;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(65_536) });
    return /"format":\s*"aval-(ledger|record)"/.test(buffer.toString("utf8", 0, bytesRead));
  } finally {
    await file.close();
  }
}
