import { open } from "node:fs/promises";
import { fileTypeFromBuffer, fileTypeFromFile } from "file-type";
import { extensionOf } from "@/lib/files/file-name";
import type { TypeRefusalReason, UploadRefusal } from "@/lib/files/refusal";
import { err, ok, type Result } from "@/lib/kernel/result";

type AcceptedType = {
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** What the first bytes must say; "text" means readable text, which has no signature. */
  readonly content: readonly string[] | "text";
};

const openXml = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

/**
 * What may be kept as evidence. HTML, SVG, XML, scripts, executables and Office files with macros are left out on
 * purpose: an approver opens these files because the product shows them.
 */
const acceptedTypes: readonly AcceptedType[] = [
  { extensions: ["pdf"], mediaType: "application/pdf", content: ["application/pdf"] },
  { extensions: ["png"], mediaType: "image/png", content: ["image/png", "image/apng"] },
  { extensions: ["jpg", "jpeg"], mediaType: "image/jpeg", content: ["image/jpeg"] },
  { extensions: ["webp"], mediaType: "image/webp", content: ["image/webp"] },
  { extensions: ["gif"], mediaType: "image/gif", content: ["image/gif"] },
  { extensions: ["txt", "log"], mediaType: "text/plain", content: "text" },
  { extensions: ["csv"], mediaType: "text/csv", content: "text" },
  { extensions: ["md"], mediaType: "text/markdown", content: "text" },
  { extensions: ["json"], mediaType: "application/json", content: "text" },
  { extensions: ["zip"], mediaType: "application/zip", content: ["application/zip"] },
  {
    extensions: ["docx"],
    mediaType: `${openXml}.wordprocessingml.document`,
    content: [`${openXml}.wordprocessingml.document`],
  },
  { extensions: ["xlsx"], mediaType: `${openXml}.spreadsheetml.sheet`, content: [`${openXml}.spreadsheetml.sheet`] },
  {
    extensions: ["pptx"],
    mediaType: `${openXml}.presentationml.presentation`,
    content: [`${openXml}.presentationml.presentation`],
  },
  { extensions: ["odt"], mediaType: `${openDocument}.text`, content: [`${openDocument}.text`] },
  { extensions: ["ods"], mediaType: `${openDocument}.spreadsheet`, content: [`${openDocument}.spreadsheet`] },
  { extensions: ["odp"], mediaType: `${openDocument}.presentation`, content: [`${openDocument}.presentation`] },
  { extensions: ["mp4"], mediaType: "video/mp4", content: ["video/mp4", "video/x-m4v"] },
  { extensions: ["mov"], mediaType: "video/quicktime", content: ["video/quicktime"] },
  { extensions: ["webm"], mediaType: "video/webm", content: ["video/webm"] },
];

/** The accepted extensions, for the `accept` attribute and for messages. */
export const acceptedExtensions: readonly string[] = acceptedTypes.flatMap((type) => type.extensions);

const signatures = new Set(acceptedTypes.flatMap((type) => (type.content === "text" ? [] : type.content)));

/** How much of a text file is looked at, in bytes. */
const sampleBytes = 65_536;

type TypeRefusal = Extract<UploadRefusal, { kind: "upload-type-refused" }>;

/** Refuses a name whose extension is not on the list, before a single byte is stored. */
export function admitName(name: string): Result<{ readonly mediaType: string }, TypeRefusal> {
  const type = typeOf(name);
  return type ? ok({ mediaType: type.mediaType }) : err(refused("extension-not-accepted", name, null));
}

/**
 * The media type of a stored file, from its extension and its content together; what the browser claims is not read.
 * Refuses content that is not what the extension says, and text that would run if it were opened as a page or a script.
 */
export async function admitContent(
  path: string,
  name: string,
): Promise<Result<{ readonly mediaType: string }, TypeRefusal>> {
  const type = typeOf(name);
  if (!type) return err(refused("extension-not-accepted", name, null));
  const detected = (await fileTypeFromFile(path))?.mime ?? null;
  return judged(type, name, { detected, sample: () => firstBytes(path) });
}

/** As `admitContent`, for a file that is never stored in clear: a sealed offer's. */
export async function admitBytes(
  bytes: Uint8Array,
  name: string,
): Promise<Result<{ readonly mediaType: string }, TypeRefusal>> {
  const type = typeOf(name);
  if (!type) return err(refused("extension-not-accepted", name, null));
  const detected = (await fileTypeFromBuffer(bytes))?.mime ?? null;
  return judged(type, name, { detected, sample: () => Promise.resolve(bytes.subarray(0, sampleBytes)) });
}

async function judged(
  type: AcceptedType,
  name: string,
  { detected, sample }: { readonly detected: string | null; readonly sample: () => Promise<Uint8Array> },
): Promise<Result<{ readonly mediaType: string }, TypeRefusal>> {
  if (type.content !== "text") {
    const same = detected !== null && type.content.includes(detected);
    return same ? ok({ mediaType: type.mediaType }) : err(refused("content-differs", name, detected));
  }
  // Two-letter signatures ("BM", "MZ") also begin honest sentences, so a text is judged by its characters.
  if (detected !== null && signatures.has(detected)) return err(refused("content-differs", name, detected));
  const text = readableText(await sample());
  if (text === null) return err(refused("content-differs", name, detected));
  if (runsWhenOpened(text)) return err(refused("active-content", name, detected));
  return ok({ mediaType: type.mediaType });
}

function typeOf(name: string): AcceptedType | undefined {
  const extension = extensionOf(name);
  return extension === null ? undefined : acceptedTypes.find((type) => type.extensions.includes(extension));
}

function refused(reason: TypeRefusalReason, name: string, detected: string | null): TypeRefusal {
  return { kind: "upload-type-refused", reason, extension: extensionOf(name), detected, accepted: acceptedExtensions };
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(sampleBytes), 0, sampleBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function readableText(bytes: Uint8Array): string | null {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  const text = new TextDecoder(utf16 ?? "utf-8").decode(bytes);
  return /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(text) ? null : text;
}

const activeOpening =
  /^(?:<!doctype|<!entity|<\?|<%|<(?:html|head|body|svg|script|iframe|object|embed|style|link|meta|base|frameset)\b|#!)/i;

/** True when the text opens like a page, a drawing, an XML document or a script, after blanks and comments. */
function runsWhenOpened(text: string): boolean {
  let rest = text.trimStart();
  while (rest.startsWith("<!--")) {
    const end = rest.indexOf("-->", 4);
    if (end < 0) return true;
    rest = rest.slice(end + 3).trimStart();
  }
  return activeOpening.test(rest);
}
