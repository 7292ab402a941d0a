import type { Face } from "@/lib/pdf/cuts";
import type { Style } from "@/lib/pdf/lines";

/** Colours of look.md 2 (light) in sRGB; the text is black on paper (look.md 9). */
export const colours = {
  text: "#000000",
  second: "#484d56",
  third: "#636870",
  line: "#e0e2e5",
  rule: "#c9cbd0",
  ink: "#23438e",
  inkLine: "#acbee2",
  paper: "#ffffff",
} as const;

const millimetre = 72 / 25.4;

/** An A4 sheet in points: margins of 20 mm, a margin for the notes, closed by a double rule, and the column of the text. */
const [width, height, margin] = [595.28, 841.89, 20 * millimetre];
const rule = margin + 76;
export const sheet = {
  width,
  height,
  left: margin,
  right: width - margin,
  top: margin,
  /** Where the text begins on the sheets that follow. */
  next: margin + 26,
  /** Nothing of the record is set under it; the foot of the page is. */
  bottom: height - margin - 14,
  note: { left: margin, width: 66 },
  rule,
  text: { left: rule + 20, width: width - margin - rule - 20 },
  band: 8.25,
  seal: 40 * millimetre,
} as const;

function style(face: Face, size: number, leading: number, colour: string = colours.text): Style {
  return { face, size, leading, colour };
}

/** The sizes of look.md 3 on paper, seven tenths of a point for a pixel. */
export const styles = {
  head: style("sans", 8.6, 12, colours.ink),
  title: style("serif", 21, 26.6),
  text: style("serif", 10.4, 15.8),
  part: style("sans-strong", 9.6, 14),
  note: style("sans", 8.2, 11.6, colours.third),
  cell: style("serif", 9.4, 13),
  columnHead: style("sans", 7.8, 10.6, colours.third),
  name: style("serif-italic", 15, 20),
  fact: style("sans", 8.4, 12.2, colours.second),
  meaning: style("sans-strong", 8.4, 12.2),
  digest: style("mono", 7.6, 11.8, colours.second),
  command: style("mono", 7.8, 12),
  foot: style("sans", 7.2, 10, colours.third),
  footDigest: style("mono", 6.4, 9, colours.third),
} as const;
