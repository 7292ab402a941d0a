import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font } from "fontkit";
import { unpackedFont } from "@/lib/pdf/unpacked-font";

/** The faces of look.md 3, in the static cuts that print: what is embedded never varies. */
export type Face = "serif" | "serif-strong" | "serif-italic" | "sans" | "sans-strong" | "mono";

/** One file of a face, unpacked: the part of Unicode that it covers. */
export type Cut = {
  readonly name: string;
  readonly file: Buffer;
  readonly covers: ReadonlySet<number>;
  readonly font: Font;
};

const serif = (cut: string): readonly string[] =>
  ["latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "vietnamese"].map(
    (script) => `source-serif-4/files/source-serif-4-${script}-${cut}`,
  );
const sans = (cut: string): readonly string[] =>
  ["latin", "latin-ext"].map((script) => `instrument-sans/files/instrument-sans-${script}-${cut}`);
const signs = "noto-sans-math/files/noto-sans-math-latin-400-normal";

/** Where each face looks for a sign, in order: its own cuts, those of the serif for other scripts, the signs of mathematics. */
const chains: Readonly<Record<Face, readonly string[]>> = {
  serif: [...serif("400-normal"), signs],
  "serif-strong": [...serif("600-normal"), signs],
  "serif-italic": [...serif("400-italic"), ...serif("400-normal"), signs],
  sans: [...sans("400-normal"), ...serif("400-normal"), signs],
  "sans-strong": [...sans("600-normal"), ...serif("600-normal"), signs],
  mono: [
    ...["latin", "latin-ext", "cyrillic"].map((script) => `geist-mono/files/geist-mono-${script}-400-normal`),
    ...serif("400-normal"),
    signs,
  ],
};

const read = new Map<string, Cut>();

function cutNamed(name: string): Cut {
  const known = read.get(name);
  if (known !== undefined) return known;
  const file = unpackedFont(readFileSync(join(process.cwd(), "node_modules", "@fontsource", `${name}.woff`)));
  const font = create(file);
  if (!("characterSet" in font)) throw new Error(`${name} holds several fonts`);
  const cut = { name, file, covers: new Set(font.characterSet), font };
  read.set(name, cut);
  return cut;
}

/** The first cut of a face, which covers Western European text. */
export function mainCut(face: Face): Cut {
  const [first = signs] = chains[face];
  return cutNamed(first);
}

/** The cut of a face that has every sign of `cluster`, or `null` when none has. */
export function cutOf(face: Face, cluster: string): Cut | null {
  const points = Array.from(cluster, (sign) => sign.codePointAt(0) ?? 0);
  for (const name of chains[face]) {
    const cut = cutNamed(name);
    if (points.every((point) => cut.covers.has(point))) return cut;
  }
  return null;
}
