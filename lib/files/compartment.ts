import { randomBytes } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rm, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { decrypt, encrypt } from "@/lib/files/seal";
import { canonical, type Json, sha256 } from "@/lib/ledger/canonical";

/** Where a box belongs: in another place it does not open. `threadPartyId`: the party that alone hears it; none, for all. */
export type BoxPlace = {
  readonly projectId: string;
  readonly mediationId: string;
  readonly id: string;
  readonly threadPartyId: string | null;
};

const keyBytes = 32;
/** Every box is so many times this long: how much was written is told roughly, and no more. */
const step = 1024;
const lengthBytes = 4;

function fileOf(dir: string, mediationId: string): string {
  return join(dir, `${z.uuid().parse(mediationId)}.key`);
}

/** The name of a key that tells nothing of it: SHA-256, in hexadecimal. */
function fingerprintOf(key: Uint8Array): string {
  return sha256(`aval.mediation-key/1 ${Buffer.from(key).toString("hex")}`);
}

/**
 * Makes the key of a mediation: a file of its own, beside the database and never in a backup. One that is there is kept:
 * the act that made it may have been undone. Answers its fingerprint.
 */
export async function makeCompartmentKey(dir: string, mediationId: string): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await keepWhole(fileOf(dir, mediationId), randomBytes(keyBytes));
  const key = await readCompartmentKey(dir, mediationId);
  if (key === null) throw new Error("The key of a mediation was not kept");
  return fingerprintOf(key);
}

/** Writes a file that is not there yet, as a whole or not at all: what stops half-way has no name that anybody reads. */
async function keepWhole(file: string, bytes: Uint8Array): Promise<void> {
  const half = `${file}.${randomBytes(8).toString("hex")}.half`;
  try {
    await writeFile(half, bytes, { flag: "wx", mode: 0o600, flush: true });
    await link(half, file).catch((error: unknown) => {
      if (!isCode(error, "EEXIST")) throw error;
    });
  } finally {
    await rm(half, { force: true });
  }
}

/** The key of a mediation; `null` when there is none any more. */
export async function readCompartmentKey(dir: string, mediationId: string): Promise<Buffer | null> {
  try {
    const key = await readFile(fileOf(dir, mediationId));
    return key.length === keyBytes ? key : null;
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** Destroys the key of a mediation: written over, removed, and looked for. Answers its fingerprint; `null` if it was gone. */
export async function destroyCompartmentKey(dir: string, mediationId: string): Promise<string | null> {
  const key = await readCompartmentKey(dir, mediationId);
  if (key !== null) {
    const file = await open(fileOf(dir, mediationId), "r+");
    try {
      await file.write(randomBytes(keyBytes), 0, keyBytes, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await unlink(fileOf(dir, mediationId));
    // The same bytes under the name they were first written by, were that left behind: now written over too.
    const left = (await readdir(dir)).filter((name) => name.startsWith(`${mediationId}.key.`));
    await Promise.all(left.map((name) => rm(join(dir, name), { force: true })));
  }
  if ((await readCompartmentKey(dir, mediationId)) !== null) throw new Error("The key of a mediation is still there");
  return key === null ? null : fingerprintOf(key);
}

/** Shuts what is said into a box (AES-256-GCM) of a round length, bound to its place. */
export function shutBox(key: Uint8Array, place: BoxPlace, said: Json): Buffer {
  return shutBytes(key, place, Buffer.from(JSON.stringify(said), "utf8"));
}

/** Opens a box with its key; `null` when it is not what was shut, there. */
export function openBox(key: Uint8Array, place: BoxPlace, box: Uint8Array): unknown {
  const body = openBytes(key, place, box);
  return body === null ? null : JSON.parse(body.toString("utf8"));
}

/** As `shutBox`, for the bytes of a file. */
export function shutBytes(key: Uint8Array, place: BoxPlace, body: Uint8Array): Buffer {
  const plain = Buffer.alloc(Math.ceil((body.length + lengthBytes) / step) * step);
  plain.writeUInt32BE(body.length, 0);
  plain.set(body, lengthBytes);
  return encrypt(key, plain, Buffer.from(canonical({ ...place }), "utf8"));
}

/** As `openBox`, for the bytes of a file. */
export function openBytes(key: Uint8Array, place: BoxPlace, box: Uint8Array): Buffer | null {
  const plain = decrypt(key, Buffer.from(box), Buffer.from(canonical({ ...place }), "utf8"));
  if (plain === null) return null;
  const length = plain.readUInt32BE(0);
  return plain.subarray(lengthBytes, lengthBytes + length);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
