// What a backup says of itself: enough to be refused when a byte of it is missing.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { canonical } from "@/lib/ledger/canonical";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().regex(/^[a-z_][a-z0-9_]*$/);
const Contents = z.strictObject({
  format: z.literal("aval-backup"),
  version: z.literal(1),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: sha256 })),
  tables: z.array(
    z.strictObject({ name, columns: z.array(name).min(1), rows: z.int().min(0), bytes: z.int().min(0), sha256 }),
  ),
  files: z.array(z.strictObject({ projectId: z.uuid(), sha256, bytes: z.int().min(0) })),
  /** Files that the database names and that the store had lost when the backup was taken. */
  lost: z.array(z.strictObject({ projectId: z.uuid(), sha256 })),
  heads: z.array(z.strictObject({ projectId: z.uuid(), seq: z.int(), hash: z.string() })),
});
export type Contents = z.infer<typeof Contents>;
export type BackupTable = Contents["tables"][number];

const Manifest = z.strictObject({ contents: Contents, sha256 });

/** Why a backup is not made or not brought back: a sentence for whoever asked. */
export class BackupRefused extends Error {}

export const manifestName = "manifest.json";

/** Where the rows of a table are, in the text format of COPY. */
export function tablePath(folder: string, table: string): string {
  return join(folder, "tables", `${table}.copy`);
}

/** Where a file is, in a backup as in the store: by project and SHA-256. */
export function filePath(root: string, file: { readonly projectId: string; readonly sha256: string }): string {
  return join(root, file.projectId, file.sha256.slice(0, 2), file.sha256);
}

/** The text of a manifest, with its own digest. */
export function manifestText(contents: Contents): string {
  const digest = createHash("sha256").update(canonical(contents)).digest("hex");
  return `${JSON.stringify({ contents, sha256: digest }, null, 2)}\n`;
}

/** The SHA-256 and the length of a file; null when there is none. */
export async function measure(path: string): Promise<{ readonly sha256: string; readonly bytes: number } | null> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path)) {
      const piece: Buffer = chunk;
      hash.update(piece);
      bytes += piece.length;
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  return { sha256: hash.digest("hex"), bytes };
}

/** Reads a backup's manifest and recomputes every digest in it: what is refused here has touched nothing. */
export async function readWhole(folder: string): Promise<Contents> {
  const text = await readFile(join(folder, manifestName), "utf8").catch(() => {
    throw new BackupRefused(`There is no whole backup in ${folder}: it has no ${manifestName}.`);
  });
  const contents = parsed(text);
  for (const table of contents.tables) await mustMatch(tablePath(folder, table.name), table, `the table ${table.name}`);
  for (const file of contents.files)
    await mustMatch(filePath(join(folder, "files"), file), file, `the file ${file.sha256}`);
  return contents;
}

function parsed(text: string): Contents {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BackupRefused(`The backup is damaged: ${manifestName} is not JSON.`);
  }
  const read = Manifest.safeParse(value);
  if (!read.success) throw new BackupRefused("The backup is damaged, or of a version that this Aval does not know.");
  const { contents, sha256: stated } = read.data;
  if (createHash("sha256").update(canonical(contents)).digest("hex") !== stated)
    throw new BackupRefused(`The backup is damaged: ${manifestName} has not its own digest.`);
  return contents;
}

async function mustMatch(
  path: string,
  stated: { readonly sha256: string; readonly bytes: number },
  what: string,
): Promise<void> {
  const found = await measure(path);
  if (found?.sha256 === stated.sha256 && found.bytes === stated.bytes) return;
  throw new BackupRefused(`The backup is damaged: ${what} ${found === null ? "is missing" : "is not what was saved"}.`);
}
