import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Digest, ProjectId } from "@/lib/kernel/ids";
import { err, ok, type Result } from "@/lib/kernel/result";

/** A file in the store: its SHA-256 and its size in bytes. */
export type StoredFile = { readonly sha256: Digest; readonly size: number };

/** What to store: `stream` is read once, and never further than `maxBytes`. `signal` stops it. */
export type StoreRequest = {
  readonly root: string;
  readonly projectId: string;
  readonly stream: AsyncIterable<Uint8Array>;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
};

type TooLarge = { readonly kind: "upload-too-large"; readonly maxBytes: number };

class LimitReached extends Error {}

const unfinishedFolder = "unfinished";

/**
 * Stores a stream under its SHA-256, in the folder of its project. The same content twice is one file.
 * Refuses at the first byte beyond the limit. Nothing is left behind by a refusal or a failure.
 */
export async function storeStream(request: StoreRequest): Promise<Result<StoredFile, TooLarge>> {
  return storeInspected(request, async (_path, file) => ok(file));
}

/**
 * As `storeStream`, but lets `inspect` look at the complete file before it is kept; its refusal discards the file.
 * The content is on disk before the name is: a power cut leaves either the whole file or none.
 */
export async function storeInspected<T, E>(
  request: StoreRequest,
  inspect: (path: string, file: StoredFile) => Promise<Result<T, E>>,
): Promise<Result<T, TooLarge | E>> {
  ProjectId.parse(request.projectId);
  const folder = join(request.root, unfinishedFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = join(folder, randomUUID());
  try {
    const file = await writeMeasured(request, unfinished);
    const inspected = await inspect(unfinished, file);
    if (inspected.ok) await keep(unfinished, request, file);
    return inspected;
  } catch (error) {
    if (error instanceof LimitReached) return err({ kind: "upload-too-large", maxBytes: request.maxBytes });
    throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Opens a stored file, or says that it is missing. The caller reads the stream to its end or destroys it. */
export async function openStored(place: {
  readonly root: string;
  readonly projectId: string;
  readonly sha256: string;
}): Promise<Result<{ readonly stream: Readable; readonly size: number }, { readonly kind: "file-missing" }>> {
  const { path } = placeOf(place.root, place.projectId, place.sha256);
  const handle = await open(path, "r").catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (!handle) return err({ kind: "file-missing" });
  const { size } = await handle.stat();
  return ok({ stream: handle.createReadStream(), size });
}

/** A Node stream as the body of a web `Response`; destroyed when the reader goes away. */
export function asBody(stream: Readable): ReadableStream<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(new Uint8Array(next.value));
    },
    cancel() {
      stream.destroy();
    },
  });
}

/** Removes what a killed server left half written, older than `olderThanMs`. Returns how many files went. */
export async function removeUnfinished(root: string, olderThanMs: number): Promise<number> {
  const folder = join(root, unfinishedFolder);
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  let removed = 0;
  for (const name of names) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs < olderThanMs) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

async function writeMeasured(request: StoreRequest, path: string): Promise<StoredFile> {
  const hash = createHash("sha256");
  let size = 0;
  async function* measured(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      size += chunk.byteLength;
      if (size > request.maxBytes) throw new LimitReached();
      hash.update(chunk);
      yield chunk;
    }
  }
  const target = createWriteStream(path, { flags: "wx", mode: 0o600, flush: true });
  const options = request.signal ? { signal: request.signal } : {};
  await pipeline(request.stream, measured, target, options);
  return { sha256: Digest.parse(hash.digest("hex")), size };
}

async function keep(unfinished: string, request: StoreRequest, file: StoredFile): Promise<void> {
  const { folder, path } = placeOf(request.root, request.projectId, file.sha256);
  const existing = await stat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (existing?.size === file.size) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(unfinished, path);
  await flushFolder(folder);
}

/** Both parts are checked here, so no caller can build a path that leaves the root. */
function placeOf(root: string, projectId: string, sha256: string): { readonly folder: string; readonly path: string } {
  const digest = Digest.parse(sha256);
  const folder = join(root, ProjectId.parse(projectId).toLowerCase(), digest.slice(0, 2));
  return { folder, path: join(folder, digest) };
}

async function flushFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and writes its entries through anyway.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** True when something can be written to the store and taken away again. */
export async function isWritable(root: string): Promise<boolean> {
  const probe = join(root, unfinishedFolder, randomUUID());
  try {
    await mkdir(join(root, unfinishedFolder), { recursive: true, mode: 0o700 });
    await writeFile(probe, "ready");
    await rm(probe);
    return true;
  } catch {
    return false;
  }
}
