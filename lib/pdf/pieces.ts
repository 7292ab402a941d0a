import { type Cut, cutOf, type Face, mainCut } from "@/lib/pdf/cuts";

/**
 * A stretch of text set in one cut. `actual` is the text that it stands for, when the faces do not have it: it is what
 * a screen reader says and what is copied.
 */
export type Piece = {
  readonly text: string;
  readonly cut: Cut;
  readonly actual: string | null;
  readonly raised: boolean;
};

const nbsp = "\u00a0";
/** What the faces lack and another sign or nothing stands for, without a change of meaning. */
const shownAs: ReadonlyMap<string, string> = new Map([
  ["\u202f", nbsp],
  ["\u2007", nbsp],
  ["\u2009", nbsp],
  ["\u2011", "-"],
  ["\t", " "],
  ["\u00ad", ""],
  ["\u200b", ""],
  ["\u2060", ""],
  ["\ufeff", ""],
]);

const clusters = new Intl.Segmenter("fr", { granularity: "grapheme" });

/** The signs that a person sees as one each. */
export function signsOf(text: string): readonly string[] {
  return Array.from(clusters.segment(text), ({ segment }) => segment);
}

/** "[U+1F600]": how a sign that no face has is written, so that nothing signed is left out. */
function numbered(signs: string): string {
  const points = Array.from(
    signs,
    (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  return `[${points.join(" ")}]`;
}

/** What is never drawn as it is: signs without a shape, which could hide or turn what is signed, and writing from right to left, which this typesetter does not order. */
const undrawn =
  /[\p{Cc}\p{Cf}\p{Co}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

function isCovered(cut: Cut, text: string): boolean {
  if (undrawn.test(text)) return false;
  for (const sign of text) if (!cut.covers.has(sign.codePointAt(0) ?? 0)) return false;
  return true;
}

/** Cuts a text into pieces, each in the first cut of the face that has its signs. */
export function piecesOf(face: Face, text: string): readonly Piece[] {
  const whole = text.toWellFormed().normalize("NFC");
  const main = mainCut(face);
  if (isCovered(main, whole)) return whole === "" ? [] : [{ text: whole, cut: main, actual: null, raised: false }];
  const pieces: Piece[] = [];
  for (const sign of signsOf(whole)) {
    const shown = shownAs.get(sign) ?? sign;
    if (shown !== "") add(pieces, face, sign, shown);
  }
  return pieces;
}

function add(pieces: Piece[], face: Face, sign: string, shown: string): void {
  const cut = undrawn.test(shown) ? null : cutOf(face, shown);
  const last = pieces.at(-1);
  if (cut === null) {
    const actual = `${last?.actual ?? ""}${sign}`;
    if (last?.actual != null) pieces.pop();
    pieces.push({ text: numbered(actual), cut: mainCut(face), actual, raised: false });
  } else if (last !== undefined && last.actual === null && last.cut === cut) {
    pieces[pieces.length - 1] = { ...last, text: last.text + shown };
  } else {
    pieces.push({ text: shown, cut, actual: null, raised: false });
  }
}

/** True when some text has signs that no face has, and that are therefore written by their number. */
export function hasNumbered(face: Face, texts: readonly string[]): boolean {
  return texts.some((text) => piecesOf(face, text.replace(/\s+/g, " ")).some((piece) => piece.actual !== null));
}
