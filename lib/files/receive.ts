import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { admitContent, admitName } from "@/lib/files/accept";
import { safeFileName } from "@/lib/files/file-name";
import type { UploadRefusal } from "@/lib/files/refusal";
import { type StoredFile, storeInspected } from "@/lib/files/storage";
import { err, ok, type Result } from "@/lib/kernel/result";

/** The default size limit of one file: 100 MiB. */
export const defaultMaxUploadBytes = 100 * 1024 * 1024;

const fieldLimits = { fieldNameSize: 100, fieldSize: 4096, fields: 10, files: 1, headerPairs: 20 } as const;

/** How long the rest of a refused body is read, in milliseconds. */
const discardMs = 30_000;

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** What multipart framing and the small fields may add around the file, in bytes. */
const framingBytes = 64 * 1024;

/** What the parser says, in its own words, when the form stops before its end or cannot be read. */
const parserMessages = new Set(["Unexpected end of form", "Unexpected end of file", "Malformed part header"]);

/** A file received and stored, with the short text fields sent beside it. */
export type ReceivedUpload = StoredFile & {
  readonly name: string;
  readonly mediaType: string;
  readonly fields: ReadonlyMap<string, string>;
};

/** The request, where to store its file, and the most it may weigh, in bytes (`defaultMaxUploadBytes` when not said). */
export type UploadRequest = {
  readonly request: Request;
  readonly root: string;
  readonly projectId: string;
  readonly maxBytes?: number;
};

/**
 * Receives exactly one file from a multipart form, as it arrives: the size is refused at the limit, the name and type
 * before anything is stored, and a connection that drops leaves nothing behind. Check the person's right to send it first.
 */
export async function receiveUpload(upload: UploadRequest): Promise<Result<ReceivedUpload, UploadRefusal>> {
  const maxBytes = upload.maxBytes ?? defaultMaxUploadBytes;
  const announced = Number(upload.request.headers.get("content-length") ?? "0");
  if (announced > maxBytes + framingBytes) return err({ kind: "upload-too-large", maxBytes });
  const parser = openParser(upload.request);
  const body = upload.request.body;
  if (!parser || !body) return err({ kind: "upload-malformed", reason: "not-multipart" });

  const reader = body.getReader();
  const transfer = new Transfer({ ...upload, maxBytes });
  parser.on("file", (_field, stream, info) => transfer.take(stream, info.filename));
  parser.on("field", (name, value, info) => transfer.note(name, value, info.nameTruncated || info.valueTruncated));
  parser.on("filesLimit", () => transfer.stop({ kind: "upload-malformed", reason: "several-files" }));
  parser.on("fieldsLimit", () => transfer.stop({ kind: "upload-malformed", reason: "fields-too-large" }));
  try {
    await pipeline(Readable.from(transfer.watched(reader)), parser, { signal: transfer.signal });
  } catch (error) {
    transfer.broke(error);
  }
  await discardRest(reader, maxBytes + framingBytes);
  return transfer.outcome();
}

/**
 * Reads what is left and throws it away, up to a bound of bytes and time. Closing a connection on which a browser is
 * still sending makes it show a network failure in place of our refusal.
 */
async function discardRest(reader: Reader, maxBytes: number): Promise<void> {
  const timer = setTimeout(() => letGo(reader), discardMs);
  let left = maxBytes;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.byteLength;
      if (left < 0) return letGo(reader);
    }
  } catch {
    // The sender went away: nothing is left to read.
  } finally {
    clearTimeout(timer);
  }
}

function letGo(reader: Reader): void {
  reader.cancel().catch(() => undefined);
}

type Stored = Omit<ReceivedUpload, "fields">;

/** One upload on its way: the first refusal wins and stops everything else. */
class Transfer {
  readonly #upload: Required<UploadRequest>;
  readonly #abort = new AbortController();
  readonly #fields = new Map<string, string>();
  #refusal: UploadRefusal | null = null;
  #failure: { readonly error: unknown } | null = null;
  #storing: Promise<Stored | null> | null = null;

  constructor(upload: Required<UploadRequest>) {
    this.#upload = upload;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  stop(refusal: UploadRefusal): void {
    this.#refusal ??= refusal;
    this.#abort.abort();
  }

  note(name: string, value: string, truncated: boolean): void {
    if (truncated) this.stop({ kind: "upload-malformed", reason: "fields-too-large" });
    else this.#fields.set(name, value);
  }

  take(stream: Readable, filename: string | undefined): void {
    // A browser sends a nameless, empty part when no file was chosen.
    if (filename === undefined) this.stop({ kind: "upload-malformed", reason: "no-file" });
    const name = safeFileName(filename ?? "");
    const admitted = name === null ? err({ kind: "upload-name-missing" } as const) : admitName(name);
    // The parser ends the part with an error when the transfer breaks, and reports the same on itself.
    stream.on("error", () => undefined);
    if (name !== null && admitted.ok) {
      this.#storing = this.#store(stream, name);
      return;
    }
    if (!admitted.ok) this.stop(admitted.error);
    stream.resume();
  }

  /** The body as it arrives; an error here means that the sender went away. */
  async *watched(reader: Reader): AsyncGenerator<Uint8Array> {
    const gone = (): void => {
      this.stop({ kind: "upload-aborted" });
      letGo(reader);
    };
    this.#upload.request.signal.addEventListener("abort", gone, { once: true });
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done || this.signal.aborted) return;
        yield value;
      }
    } catch {
      this.stop({ kind: "upload-aborted" });
    } finally {
      this.#upload.request.signal.removeEventListener("abort", gone);
    }
  }

  /** The parser gave up: the form ended too soon, or was never one. A failure of our own disk is kept apart. */
  broke(error: unknown): void {
    const early =
      this.#upload.request.signal.aborted || (error instanceof Error && error.message === "Unexpected end of form");
    this.stop(early ? { kind: "upload-aborted" } : { kind: "upload-malformed", reason: "unreadable" });
  }

  async outcome(): Promise<Result<ReceivedUpload, UploadRefusal>> {
    const stored = await this.#storing;
    if (this.#failure) throw this.#failure.error;
    if (this.#refusal) return err(this.#refusal);
    if (!stored) return err({ kind: "upload-malformed", reason: "no-file" });
    return ok({ ...stored, fields: this.#fields });
  }

  async #store(stream: Readable, name: string): Promise<Stored | null> {
    const { root, projectId, maxBytes } = this.#upload;
    try {
      const result = await storeInspected<Stored, UploadRefusal>(
        { root, projectId, maxBytes, stream, signal: this.#abort.signal },
        async (path, file) => {
          if (file.size === 0) return err({ kind: "upload-empty" });
          const admitted = await admitContent(path, name);
          return admitted.ok ? ok({ ...file, name, mediaType: admitted.value.mediaType }) : admitted;
        },
      );
      if (result.ok) return result.value;
      this.stop(result.error);
    } catch (error) {
      const interrupted = this.signal.aborted || (error instanceof Error && parserMessages.has(error.message));
      if (interrupted) return null;
      // A full disk or a wrong path is ours, and must surface.
      this.#failure = { error };
      this.#abort.abort();
    }
    return null;
  }
}

function openParser(request: Request): busboy.Busboy | null {
  try {
    return busboy({ headers: Object.fromEntries(request.headers), limits: fieldLimits, defParamCharset: "utf8" });
  } catch {
    return null;
  }
}
