/** Raster images only: nothing in them can run. A PDF is given to the reader's own viewer, since a sandboxed page cannot show it. */
const shownInline: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);

/** True when the browser may show this type inside a page. */
export function mayShowInline(mediaType: string): boolean {
  return shownInline.has(mediaType);
}

const guards = {
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  // Who may read it can change tomorrow, so no cache keeps it.
  "Cache-Control": "private, no-store",
};

/**
 * The headers under which a stored file is given back. It is an attachment unless a safe raster image is asked for
 * inline; the browser may not guess another type, run anything in it, or let another site embed it.
 */
export function downloadHeaders(file: {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly inline?: boolean;
}): Record<string, string> {
  const inline = file.inline === true && mayShowInline(file.mediaType);
  return {
    ...guards,
    "Content-Type": /^[a-z]+\/[a-z0-9.+-]+$/.test(file.mediaType) ? file.mediaType : "application/octet-stream",
    "Content-Length": String(file.size),
    "Content-Disposition": contentDisposition(inline ? "inline" : "attachment", file.name),
  };
}

/** The headers under which a project's ledger is exported: JSON Lines of a length that is not known beforehand. */
export function exportHeaders(name: string): Record<string, string> {
  return {
    ...guards,
    "Content-Type": "application/jsonl; charset=utf-8",
    "Content-Disposition": contentDisposition("attachment", name),
  };
}

/** Lines as pieces of about 64 KiB in UTF-8, each line ended by LF: so that few pieces cross to the reader. */
export async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let piece = "";
  for await (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < 65_536) continue;
    yield Buffer.from(piece, "utf8");
    piece = "";
  }
  if (piece !== "") yield Buffer.from(piece, "utf8");
}

/** RFC 6266: a plain-ASCII `filename` for old readers and the exact name in `filename*` (RFC 8187). */
export function contentDisposition(kind: "attachment" | "inline", name: string): string {
  const whole = name.toWellFormed();
  const ascii = whole
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7E]/g, "_")
    // "%" in a quoted name is read as an escape by some browsers.
    .replace(/["\\%/]/g, "_");
  const exact = encodeURIComponent(whole).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${exact}`;
}
