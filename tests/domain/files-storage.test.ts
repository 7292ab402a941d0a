import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asBody, openStored, removeUnfinished, storeInspected, storeStream } from "@/lib/files/storage";
import { err } from "@/lib/kernel/result";

const projectId = "0199f0a0-0000-7000-8000-000000000001";
const otherProject = "0199f0a0-0000-7000-8000-000000000002";
const hello = Buffer.from("bonjour");
const helloDigest = createHash("sha256").update(hello).digest("hex");

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "aval-files-"));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function* endless(seen: { bytes: number }): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(65_536);
  for (;;) {
    seen.bytes += chunk.byteLength;
    yield chunk;
  }
}

describe("storing files by content", () => {
  it("keeps a file under its digest in the folder of its project", async () => {
    const stored = await storeStream({ root, projectId, stream: Readable.from([hello]), maxBytes: 100 });
    expect(stored).toEqual({ ok: true, value: { sha256: helloDigest, size: 7 } });
    const path = join(root, projectId, helloDigest.slice(0, 2), helloDigest);
    expect(await readFile(path, "utf8")).toBe("bonjour");
    expect(await filesUnder(root)).toEqual([helloDigest]);
  });

  it("the same content twice, even at once, is one file", async () => {
    const store = (): ReturnType<typeof storeStream> =>
      storeStream({ root, projectId, stream: Readable.from([hello]), maxBytes: 100 });
    const results = await Promise.all([store(), store(), store(), store()]);
    expect(results.every((result) => result.ok)).toBe(true);
    expect((await store()).ok).toBe(true);
    expect(await filesUnder(root)).toEqual([helloDigest]);
  });

  it("a stream without end is refused at the limit, leaving nothing on disk", async () => {
    const seen = { bytes: 0 };
    const maxBytes = 1_000_000;
    const result = await storeStream({ root, projectId, stream: endless(seen), maxBytes });
    expect(result).toEqual({ ok: false, error: { kind: "upload-too-large", maxBytes } });
    expect(seen.bytes).toBeLessThan(maxBytes + 10 * 65_536);
    expect(await filesUnder(root)).toEqual([]);
  });

  it("a file of exactly the limit is taken, one byte more is not", async () => {
    const of = (maxBytes: number): ReturnType<typeof storeStream> =>
      storeStream({ root, projectId, stream: Readable.from([hello]), maxBytes });
    expect((await of(7)).ok).toBe(true);
    expect((await of(6)).ok).toBe(false);
  });

  it("an interrupted transfer leaves nothing behind", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield hello;
      throw new Error("connection lost");
    }
    await expect(storeStream({ root, projectId, stream: broken(), maxBytes: 100 })).rejects.toThrow("connection lost");
    const stop = new AbortController();
    const seen = { bytes: 0 };
    const running = storeStream({ root, projectId, stream: endless(seen), maxBytes: 1e9, signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    await expect(running).rejects.toThrow();
    expect(await filesUnder(root)).toEqual([]);
  });

  it("an inspection that refuses discards the file", async () => {
    const request = { root, projectId, stream: Readable.from([hello]), maxBytes: 100 };
    const result = await storeInspected(request, async (path, file) => {
      expect(await readFile(path, "utf8")).toBe("bonjour");
      return err({ kind: "no", size: file.size });
    });
    expect(result).toEqual({ ok: false, error: { kind: "no", size: 7 } });
    expect(await filesUnder(root)).toEqual([]);
  });

  it("no part of a path can leave the root", async () => {
    for (const bad of ["../other", "..", "", "/etc", `${projectId}/..`, `${projectId}\u0000`]) {
      const request = { root, projectId: bad, stream: Readable.from([hello]), maxBytes: 100 };
      await expect(storeStream(request)).rejects.toThrow();
      await expect(openStored({ root, projectId: bad, sha256: helloDigest })).rejects.toThrow();
    }
    for (const bad of [
      "../../secret",
      helloDigest.toUpperCase(),
      helloDigest.slice(1),
      `${helloDigest}/`,
      `${helloDigest}\n`,
    ]) {
      await expect(openStored({ root, projectId, sha256: bad })).rejects.toThrow();
    }
    expect(await filesUnder(root)).toEqual([]);
  });

  it("gives back what was stored, to its own project only", async () => {
    await storeStream({ root, projectId, stream: Readable.from([hello]), maxBytes: 100 });
    const opened = await openStored({ root, projectId, sha256: helloDigest });
    expect(opened.ok && opened.value.size).toBe(7);
    expect(opened.ok && (await new Response(asBody(opened.value.stream)).text())).toBe("bonjour");
    const elsewhere = await openStored({ root, projectId: otherProject, sha256: helloDigest });
    expect(elsewhere).toEqual({ ok: false, error: { kind: "file-missing" } });
  });

  it("a damaged file is mended by the next upload of its content", async () => {
    await storeStream({ root, projectId, stream: Readable.from([hello]), maxBytes: 100 });
    const path = join(root, projectId, helloDigest.slice(0, 2), helloDigest);
    await writeFile(path, "cut");
    await storeStream({ root, projectId, stream: Readable.from([hello]), maxBytes: 100 });
    expect((await stat(path)).size).toBe(7);
  });

  it("sweeps what a killed server left half written, and nothing recent", async () => {
    expect(await removeUnfinished(root, 0)).toBe(0);
    await storeStream({ root, projectId, stream: Readable.from([hello]), maxBytes: 100 });
    const [old, recent] = [join(root, "unfinished", "old"), join(root, "unfinished", "recent")];
    await writeFile(old, "x");
    await writeFile(recent, "x");
    await utimes(old, new Date(0), new Date(0));
    expect(await removeUnfinished(root, 3_600_000)).toBe(1);
    expect((await filesUnder(root)).toSorted()).toEqual([helloDigest, "recent"].toSorted());
  });
});
