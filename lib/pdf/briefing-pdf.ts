import { type BriefingLine, type BriefingPart, type BriefingSheet, linesOnPaper } from "@/lib/features/briefing/view";
import { type Line, linesOf, type Style } from "@/lib/pdf/lines";
import { Paper, type Tag } from "@/lib/pdf/paper";
import { collect } from "@/lib/pdf/record-pdf";
import { colours, sheet, styles } from "@/lib/pdf/sheet";
import { contractTexts } from "@/lib/text/contract";
import type { Locale } from "@/lib/text/locale";

const title: Style = { face: "sans-strong", size: 15, leading: 20, colour: colours.text };
const lead: Style = { face: "sans", size: 9.2, leading: 13, colour: colours.second };
const head: Style = { face: "sans-strong", size: 8.6, leading: 12, colour: colours.text };
const text: Style = { face: "sans", size: 7.6, leading: 10, colour: colours.text };
const meta: Style = { ...text, colour: colours.third };
const strong: Style = { ...text, face: "sans-strong" };

const columnGap = 22;
const columnWidth = (sheet.right - sheet.left - columnGap) / 2;
const pad = 2.2;
const headHeight = head.leading + 5;
const partGap = 9;
/** A line is two lines high at most: one page holds as many as it says. */
const mostLines = 2;

type Set = { readonly lines: readonly Line[]; readonly end: Line | null; readonly endStyle: Style };
type Fitted = { readonly part: BriefingPart; readonly sets: readonly Set[]; readonly more: number };

/**
 * The briefing as a PDF of one sheet, in two columns: tagged, in the reader's language. What one sheet does not hold is
 * counted at the end of its part. It bears no seal, and says so.
 */
export async function writeBriefingPdf(briefing: BriefingSheet, language: Locale): Promise<Uint8Array<ArrayBuffer>> {
  const { project, at } = briefing;
  const paper = new Paper({ title: briefing.title, subject: project.name, language, at: new Date(at) });
  const bytes = collect(paper);
  const say = contractTexts(language);
  const width = sheet.right - sheet.left;
  paper.y = sheet.top;
  block(paper, "H1", cutTo(paper, briefing.title, title, width), { x: sheet.left, style: title });
  paper.y += 3;
  block(paper, "P", cutTo(paper, briefing.lead, lead, width), { x: sheet.left, style: lead });
  paper.y += 2;
  const facts = briefing.facts.map(({ name, value }) => `${name} ${value}`).join(" · ");
  block(paper, "P", cutTo(paper, facts, meta, width), { x: sheet.left, style: meta });
  const top = paper.y + 12;
  const foot = sheet.bottom + 4;
  for (const [parts, x] of [
    [briefing.left, sheet.left],
    [briefing.right, sheet.left + columnWidth + columnGap],
  ] as const) {
    paper.y = top;
    for (const one of fitted(paper, parts, foot - 10 - top))
      setPart(paper, one, x, (count) => say("briefing.more", { count }));
  }
  paper.y = foot;
  paper.hairline(sheet.left, paper.y, width, colours.rule);
  paper.y += 4;
  block(paper, "P", cutTo(paper, briefing.note, styles.foot, width), { x: sheet.left, style: styles.foot });
  paper.doc.end();
  return bytes;
}

type Place = { readonly x: number; readonly style: Style };

function block(paper: Paper, tag: string, lines: readonly Line[], { x, style }: Place): void {
  const element = paper.tag(paper.root, tag);
  paper.as(element, () => {
    paper.y = paper.lines(lines, x, paper.y, style);
  });
}

/** The lines of a text, two at most: what is longer ends with a sign that says so. */
function cutTo(paper: Paper, words: string, style: Style, width: number): readonly Line[] {
  let lines = linesOf(words, style, width, paper.measure);
  let kept = words;
  while (lines.length > mostLines && kept.includes(" ")) {
    kept = kept.slice(0, kept.lastIndexOf(" "));
    lines = linesOf(`${kept}…`, style, width, paper.measure);
  }
  return lines.slice(0, mostLines);
}

/** What of some parts stands in a column: the longest part gives up its last lines first. */
function fitted(paper: Paper, parts: readonly BriefingPart[], height: number): readonly Fitted[] {
  let kept: readonly Fitted[] = parts.map((part) => {
    const sets = part.lines.slice(0, linesOnPaper[part.name]).map((line) => setOf(paper, line));
    return { part, sets, more: part.lines.length - sets.length };
  });
  while (kept.reduce((sum, one) => sum + heightOf(one), 0) > height) {
    const longest = kept.reduce((most, one) => (one.sets.length > most.sets.length ? one : most));
    if (longest.sets.length === 0) return kept;
    kept = kept.map((one) => (one === longest ? { ...one, sets: one.sets.slice(0, -1), more: one.more + 1 } : one));
  }
  return kept;
}

function setOf(paper: Paper, { code, text: words, end, late }: BriefingLine): Set {
  const endStyle = late ? strong : meta;
  const last = linesOf(end, endStyle, columnWidth, paper.measure)[0];
  const told = end === "" || last === undefined ? null : last;
  const room = columnWidth - (told === null ? 0 : told.width + 8);
  return {
    lines: cutTo(paper, code === "" ? words : `${code} ${words}`, late ? strong : text, room),
    end: told,
    endStyle,
  };
}

function heightOf({ sets, more }: Fitted): number {
  const lines = sets.reduce((sum, { lines: set }) => sum + set.length * text.leading + 2 * pad, 0);
  const rest = more > 0 || sets.length === 0 ? text.leading + pad : 0;
  return headHeight + lines + rest + partGap;
}

function setPart(paper: Paper, { part, sets, more }: Fitted, x: number, told: (count: number) => string): void {
  const section = paper.tag(paper.root, "Sect");
  const one = (parent: Tag, tag: string, words: string, style: Style): void => {
    const [line] = linesOf(words, style, columnWidth, paper.measure);
    if (line !== undefined) paper.as(paper.tag(parent, tag), () => paper.lines([line], x, paper.y, style));
    paper.y += style.leading;
  };
  one(section, "H2", part.title, head);
  paper.y += 2;
  paper.hairline(x, paper.y, columnWidth, colours.rule);
  paper.y += 3;
  if (sets.length > 0) {
    const list = paper.tag(section, "L");
    for (const [index, set] of sets.entries()) {
      if (index > 0) paper.hairline(x, paper.y, columnWidth);
      setLine(paper, set, x, list);
    }
  }
  if (more > 0 || sets.length === 0) {
    paper.y += pad / 2;
    one(section, "P", more > 0 ? told(more) : part.none, meta);
    paper.y += pad / 2;
  }
  paper.y += partGap;
}

function setLine(paper: Paper, { lines, end, endStyle }: Set, x: number, list: Tag): void {
  const body = paper.tag(paper.tag(list, "LI"), "LBody");
  paper.y += pad;
  const top = paper.y;
  paper.as(body, () => {
    paper.y = paper.lines(lines, x, top, endStyle === strong ? strong : text);
    if (end !== null) paper.lines([end], x + columnWidth, top, endStyle, "right");
  });
  paper.y = top + lines.length * text.leading + pad;
}
