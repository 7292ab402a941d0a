import type { Cut, Face } from "@/lib/pdf/cuts";
import { type Piece, piecesOf, signsOf } from "@/lib/pdf/pieces";

/** How a text is set: sizes in points, colour as "#rrggbb". */
export type Style = { readonly face: Face; readonly size: number; readonly leading: number; readonly colour: string };

/** A line ready to be set, and its width in points without the spaces at its end. */
export type Line = { readonly pieces: readonly Piece[]; readonly width: number };

/** The width of a text in a cut, in points. */
export type Measure = (text: string, cut: Cut, size: number) => number;

type Word = { readonly pieces: readonly Piece[]; readonly solid: number; readonly space: number };

/** What is added to each word space, in em (look.md 3). */
export function wordSpace(face: Face): number {
  return face === "sans" || face === "sans-strong" ? 0.06 : face === "mono" ? -0.12 : 0;
}

/** Raised letters: "1er". */
export const raised = { size: 0.62, rise: 0.34 } as const;

/** A line may end after a space, in a word between two parts joined by a hyphen, and where the writer allows it. Never in a code (EX-044). */
const afterSpace = /(?<=[ \t\u200b\u00ad])(?![ \t])/;
const afterJoint = /(?<=[\p{L}’']{2}[-–—])(?=\p{L}{2})|(?<=[–—])(?=\p{L})/u;
const inAddress = /(?<=[/?&=._-])(?=[^/?&=._-])/;

function partsOf(word: string): readonly string[] {
  const isAddress = /:\/\/|^www\./.test(word) || (word.length > 30 && /[/._-]/.test(word));
  return word.split(isAddress ? inAddress : afterJoint);
}

/**
 * Breaks a text into lines of at most `width` points. What is longer than a line is cut between two signs: nothing is
 * left out or set outside. A last line of one short word is avoided when the others can be a little shorter.
 */
export function linesOf(text: string, style: Style, width: number, measure: Measure): readonly Line[] {
  const paragraphs = text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  return paragraphs.flatMap((paragraph, index) => {
    // A space ends what a new line ends, for those who hear or copy the text.
    const whole = index < paragraphs.length - 1 ? `${paragraph} ` : paragraph;
    const parts = whole.split(afterSpace).flatMap(partsOf);
    const words = parts.flatMap((part) => fitting(part, style, width, measure));
    return unhung(words, fill(words, width), width);
  });
}

/** The lines whose last one is least short, among those that are only a little narrower. */
function unhung(words: readonly Word[], lines: readonly Line[], width: number): readonly Line[] {
  const lastOf = (some: readonly Line[]): number => some.at(-1)?.width ?? 0;
  let best = lines;
  for (const share of lines.length < 2 ? [] : [0.97, 0.94, 0.91, 0.88]) {
    if (lastOf(best) >= width * 0.2) return best;
    const narrower = fill(words, width * share);
    if (narrower.length === lines.length && lastOf(narrower) > lastOf(best)) best = narrower;
  }
  return best;
}

/** The same number of lines, as even as they can be: for titles. */
export function balancedLines(text: string, style: Style, width: number, measure: Measure): readonly Line[] {
  const wanted = linesOf(text, style, width, measure);
  let [low, high] = [width / 2, width];
  while (high - low > 2) {
    const middle = (low + high) / 2;
    if (linesOf(text, style, middle, measure).length > wanted.length) low = middle;
    else high = middle;
  }
  return linesOf(text, style, high, measure);
}

/** The width of the longest part of a text that is not broken, in points. */
export function longestWord(text: string, style: Style, measure: Measure): number {
  const words = text.split(afterSpace).flatMap(partsOf);
  return words.reduce((most, word) => Math.max(most, wordOf(word, style, measure).solid), 0);
}

function wordOf(text: string, style: Style, measure: Measure): Word {
  const solidText = text.replace(/[ \t\u200b\u00ad]+$/, "");
  const widthOf = (pieces: readonly Piece[]): number =>
    pieces.reduce((sum, { text: set, cut, raised: up }) => {
      const spaces = (set.match(/[ \u00a0]/g)?.length ?? 0) * wordSpace(style.face) * style.size;
      return sum + measure(set, cut, up ? style.size * raised.size : style.size) + spaces;
    }, 0);
  const pieces = ordinal(piecesOf(style.face, text));
  const solid = widthOf(ordinal(piecesOf(style.face, solidText)));
  return { pieces, solid, space: Math.max(0, widthOf(pieces) - solid) };
}

/** "1er" has its two letters raised. */
function ordinal(pieces: readonly Piece[]): readonly Piece[] {
  const [only] = pieces;
  const found = only === undefined || pieces.length > 1 ? null : /^(.*\b1)(er)(\b.*)$/.exec(only.text);
  if (only === undefined || found === null) return pieces;
  const [, before = "", letters = "", after = ""] = found;
  return [
    { ...only, text: before },
    { ...only, text: letters, raised: true },
    ...(after === "" ? [] : [{ ...only, text: after }]),
  ];
}

function fitting(text: string, style: Style, width: number, measure: Measure): readonly Word[] {
  const word = wordOf(text, style, measure);
  if (word.solid <= width) return [word];
  const words: Word[] = [];
  let part = "";
  const isWide = (sign: string): boolean => wordOf(sign, style, measure).solid > width;
  // A sign of many parts (an emoji written by its numbers) is itself cut between two of them.
  for (const sign of signsOf(text).flatMap((one) => (one.length > 1 && isWide(one) ? Array.from(one) : [one]))) {
    if (part !== "" && wordOf(part + sign, style, measure).solid > width) {
      words.push(wordOf(part, style, measure));
      part = sign;
    } else part += sign;
  }
  return part === "" ? words : [...words, wordOf(part, style, measure)];
}

function fill(words: readonly Word[], width: number): readonly Line[] {
  const lines: { pieces: Piece[]; width: number; space: number; words: number }[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && line.width + line.space + word.solid <= width + 0.01) {
      line.pieces.push(...word.pieces);
      line.width += line.space + word.solid;
      line.space = word.space;
      line.words += 1;
    } else lines.push({ pieces: [...word.pieces], width: word.solid, space: word.space, words: 1 });
  }
  return lines.length === 0 ? [{ pieces: [], width: 0 }] : lines;
}
