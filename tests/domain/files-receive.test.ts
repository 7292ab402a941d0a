import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { receiveUpload } from "@/lib/files/receive";
import { asBody } from "@/lib/files/storage";

const projectId = "0199f0a0-0000-7000-8000-000000000001";
const url = "http://aval.test/upload";
const boundary = "limite";
const multipart = { "content-type": `multipart/form-data; boundary=${boundary}` };

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "aval-receive-"));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function kept(): Promise<number> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

function receive(request: Request, maxBytes = 10_000): ReturnType<typeof receiveUpload> {
  return receiveUpload({ request, root, projectId, maxBytes });
}

async function form(...parts: readonly (readonly [string, string | File])[]): Promise<Request> {
  const data = new FormData();
  for (const [name, value] of parts) data.append(name, value);
  const encoded = new Response(data);
  const headers = { "content-type": encoded.headers.get("content-type") ?? "" };
  return new Request(url, { method: "POST", headers, body: await encoded.arrayBuffer() });
}

const part = (name: string, filename: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\nContent-Type: text/html\r\n\r\n`;

/** A request whose body comes from a stream, as a browser's does: its length is not known. */
function streamed(source: UnderlyingDefaultSource<Uint8Array>, signal?: AbortSignal): Request {
  const init = { method: "POST", headers: multipart, body: new ReadableStream(source), duplex: "half" };
  return new Request(url, signal ? { ...init, signal } : init);
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function raw(body: string): Request {
  return new Request(url, { method: "POST", headers: multipart, body });
}

async function refusal(request: Request | Promise<Request>, maxBytes?: number): Promise<unknown> {
  const result = await receive(await request, maxBytes);
  expect(await kept()).toBe(0);
  return result.ok ? "accepted" : result.error;
}

describe("receiving one file", () => {
  it("stores it and tells its digest, size, type and safe name, whatever the browser claims", async () => {
    const file = new File(["bonjour à tous"], "../Été\u202E.txt", { type: "text/html" });
    const result = await receive(await form(["label", "Procès-verbal"], ["file", file], ["after", "1"]));
    expect(result.ok && { ...result.value, fields: Object.fromEntries(result.value.fields) }).toEqual({
      sha256: createHash("sha256").update("bonjour à tous").digest("hex"),
      size: 15,
      mediaType: "text/plain",
      name: "Été.txt",
      fields: { label: "Procès-verbal", after: "1" },
    });
    expect(await kept()).toBe(1);
  });

  it("a body without end is refused at the limit, and no longer read", async () => {
    let sent = 0;
    const request = streamed({
      start: (controller) => controller.enqueue(bytes(part("file", "film.txt"))),
      pull: (controller) => {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(97));
      },
    });
    expect(await refusal(request, 1_000_000)).toEqual({ kind: "upload-too-large", maxBytes: 1_000_000 });
    expect(sent).toBeLessThan(3_000_000);
  });

  it("an announced 2 GB is refused before a byte is read", async () => {
    const request = new Request(url, {
      method: "POST",
      headers: { ...multipart, "content-length": "2147483648" },
      body: "x",
    });
    expect(await refusal(request)).toEqual({ kind: "upload-too-large", maxBytes: 10_000 });
    expect(request.bodyUsed).toBe(false);
  });

  it.each([
    ["page.html", "extension-not-accepted"],
    ["dessin.svg", "extension-not-accepted"],
    ["rapport.pdf.exe", "extension-not-accepted"],
    ["photo.png", "content-differs"],
    ["notes.txt", "active-content"],
  ])("HTML sent as %s is refused: %s", async (name, reason) => {
    const file = new File(["<!doctype html><script>alert(1)</script>"], name, { type: "image/png" });
    expect(await refusal(form(["file", file]))).toMatchObject({ kind: "upload-type-refused", reason });
  });

  it("a form whose file has no name, no content or no file at all is refused", async () => {
    const nothingChosen = part("file", "").replace("text/html", "application/octet-stream");
    const noFile = { kind: "upload-malformed", reason: "no-file" };
    expect(await refusal(raw(`${nothingChosen}\r\n--${boundary}--\r\n`))).toEqual(noFile);
    expect(await refusal(raw(`${part("file", "../..")}x\r\n--${boundary}--\r\n`))).toEqual({
      kind: "upload-name-missing",
    });
    expect(await refusal(form(["file", new File([], "vide.txt")]))).toEqual({ kind: "upload-empty" });
    expect(await refusal(form(["label", "x"]))).toEqual(noFile);
  });

  it("two files, too many fields or a huge field are refused", async () => {
    const file = (): File => new File(["bonjour"], "a.txt");
    const two = await receive(await form(["file", file()], ["file", file()]));
    expect(two).toEqual({ ok: false, error: { kind: "upload-malformed", reason: "several-files" } });
    const fields = Array.from({ length: 30 }, (_, index) => [`f${index}`, "x"] as const);
    expect(await refusal(form(...fields, ["file", file()]))).toEqual({
      kind: "upload-malformed",
      reason: "fields-too-large",
    });
    const huge = form(["label", "x".repeat(5_000)], ["file", file()]);
    expect(await refusal(huge)).toEqual({ kind: "upload-malformed", reason: "fields-too-large" });
  });

  it("what is no multipart form is refused", async () => {
    const json = new Request(url, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
    expect(await refusal(json)).toEqual({ kind: "upload-malformed", reason: "not-multipart" });
    const bare = new Request(url, { method: "POST", headers: { "content-type": "multipart/form-data" }, body: "x" });
    expect(await refusal(bare)).toEqual({ kind: "upload-malformed", reason: "not-multipart" });
    const empty = new Request(url, { method: "POST", headers: multipart });
    expect(await refusal(empty)).toEqual({ kind: "upload-malformed", reason: "not-multipart" });
  });

  it("a connection that breaks, ends early or is given up leaves nothing", async () => {
    const broken = streamed({
      start: (controller) => controller.enqueue(bytes(`${part("file", "a.txt")}bonjour`)),
      pull: (controller) => controller.error(new Error("ECONNRESET")),
    });
    expect(await refusal(broken)).toEqual({ kind: "upload-aborted" });
    expect(await refusal(raw(`${part("file", "a.txt")}bonjour`))).toEqual({ kind: "upload-aborted" });
    expect(await refusal(raw(`--${boundary}\r\nContent-Disposition: form-data; name="fi`))).toMatchObject({
      kind: expect.stringMatching(/aborted|malformed/),
    });
    const given = new AbortController();
    const silent = streamed(
      { start: (controller) => controller.enqueue(bytes(`${part("file", "a.txt")}bon`)) },
      given.signal,
    );
    setTimeout(() => given.abort(), 30);
    expect(await refusal(silent)).toEqual({ kind: "upload-aborted" });
  });

  it("over a real connection the sender still hears the refusal", async () => {
    const server = createServer(async (incoming, response) => {
      const headers = new Headers({ "content-type": incoming.headers["content-type"] ?? "" });
      const init = { method: "POST", headers, body: asBody(incoming), duplex: "half" };
      const result = await receive(new Request(url, init), 8_000_000);
      response.end(JSON.stringify(result.ok ? "accepted" : result.error));
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const answer = async (name: string, size: number): Promise<unknown> => {
      const body = new FormData();
      body.append("file", new File(["a".repeat(size)], name));
      return (await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body })).json();
    };
    try {
      expect(await answer("page.html", 5_000_000)).toMatchObject({ kind: "upload-type-refused" });
      expect(await answer("long.txt", 9_000_000)).toMatchObject({ kind: "upload-too-large" });
      expect(await answer("court.txt", 5_000_000)).toBe("accepted");
      expect(await kept()).toBe(1);
    } finally {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
  });

  it("a failure of our own disk is not blamed on the sender", async () => {
    await rm(root, { recursive: true });
    await writeFile(root, "a file where the folder should be");
    await expect(receive(await form(["file", new File(["bonjour"], "a.txt")]))).rejects.toThrow();
  });
});
