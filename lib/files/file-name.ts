/** Longest name kept, in UTF-8 bytes: file systems allow 255, and a copy may add a suffix. */
export const maxFileNameBytes = 200;

/** Longest name looked at, in characters: the rest of a longer one is left out of its middle. */
const longestRead = 1_000;

/** Longest extension kept whole when a name is shortened, in characters. */
const maxExtensionLength = 12;

const reservedOnWindows = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i;

/**
 * The name under which an uploaded file is shown and given back, or null when nothing usable is left.
 * Accents stay. Folders, control characters, bidi overrides and other invisible characters go: they can make
 * "exe.gpj" read as "jpg.exe". Characters that Windows forbids become "_"; its device names get a "_" in front.
 * The length is cut in bytes, between whole characters, keeping the extension. Applying it twice changes nothing.
 */
export function safeFileName(raw: string): string | null {
  const read = raw.length > longestRead ? raw.slice(0, longestRead / 2) + raw.slice(-longestRead / 2) : raw;
  const last = read.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const visible = last
    .normalize("NFC")
    .replace(/[\p{Zl}\p{Zp}\t\n\v\f\r]/gu, " ")
    .replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, "");
  const harmless = visible
    .normalize("NFC")
    .replace(/[<>:"|?*\u2044\u2215\u29F8\uFF0F\uFF3C]/gu, "_")
    .replace(/\s+/gu, " ");
  const trimmed = trimEnds(harmless);
  const named = reservedOnWindows.test(trimmed) ? `_${trimmed}` : trimmed;
  const short = trimEnds(shorten(named));
  return short === "" ? null : short;
}

/** The extension in lower case without the dot, or null. Only the last one counts: "a.pdf.exe" is an "exe". */
export function extensionOf(name: string): string | null {
  const dot = name.lastIndexOf(".");
  if (dot <= 0 || dot === name.length - 1) return null;
  return name.slice(dot + 1).toLowerCase();
}

function trimEnds(name: string): string {
  return name.replace(/^[\s.]+/u, "").replace(/[\s.]+$/u, "");
}

function shorten(name: string): string {
  if (byteLength(name) <= maxFileNameBytes) return name;
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot - 1 <= maxExtensionLength ? name.slice(dot) : "";
  const stem = name.slice(0, name.length - extension.length);
  let room = maxFileNameBytes - byteLength(extension);
  let kept = "";
  for (const character of stem) {
    room -= byteLength(character);
    if (room < 0) break;
    kept += character;
  }
  return `${kept.replace(/[\s.]+$/u, "")}${extension}`;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
