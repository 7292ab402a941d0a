import { type Line, linesOf, longestWord, type Style } from "@/lib/pdf/lines";
import type { Paper, Tag } from "@/lib/pdf/paper";
import { colours, sheet, styles } from "@/lib/pdf/sheet";

/** A table as a record has it: words only. */
export type TableWords = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** How a table of figures stands: its first column in the margin or in the text, which columns end at their right, and whether the last row is a sum. */
export type TableLayout = { readonly margin: boolean; readonly ends: readonly number[]; readonly sum: boolean };

type Cell = { readonly lines: readonly Line[]; readonly style: Style };
type Column = { readonly x: number; readonly width: number; readonly end: boolean };

const gap = 9;
const pad = 4.2;
const digestWidth = 156;
/** A text breaks; a code, a date or a figure does not. */
const shortCell = 16;
const leastText = 56;
/** After so many rows, others work. */
const rowsAtOnce = 40;

const words: TableLayout = { margin: false, ends: [], sum: false };
const inMargin: Style = { ...styles.note, leading: styles.cell.leading, colour: colours.second };
const summed: Style = { ...styles.cell, face: "serif-strong" };

const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
const styleOf = (text: string): Style => (isDigest(text) ? styles.digest : styles.cell);

/**
 * Sets a table in the column of the text: hairlines between rows, heads again on each sheet, no row split unless it is
 * taller than a sheet. Lets others work between some rows and the next.
 */
export async function setTable(
  paper: Paper,
  parent: Tag,
  { head, rows }: TableWords,
  layout: TableLayout = words,
): Promise<void> {
  const columns = await columnsOf(paper, { head, rows }, layout);
  const heads = cellsOf(paper, head, columns, () => styles.columnHead);
  const cells = (row: readonly string[]): readonly Cell[] =>
    cellsOf(paper, row, columns, (text, column) => lookOf(text, column, layout.sum && row === rows.at(-1), layout));
  paper.need(heightOf(heads) + heightOf(cells(rows[0] ?? [])));
  const table = paper.tag(parent, "Table");
  setHead(paper, heads, columns, paper.tag(paper.tag(table, "THead"), "TR"));
  const body = paper.tag(table, "TBody");
  for (const [index, texts] of rows.entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) await paper.breathe();
    const row = cells(texts);
    if (index > 0) {
      if (paper.need(heightOf(row))) setHead(paper, heads, columns, null);
      else paper.hairline(sheet.text.left, paper.y, sheet.text.width);
    }
    setRow(paper, { cells: row, heads, columns }, paper.tag(body, "TR"));
  }
  paper.y += 4;
}

function lookOf(text: string, column: number, isSum: boolean, { margin }: TableLayout): Style {
  if (margin && column === 0) return inMargin;
  return isSum ? summed : styleOf(text);
}

function cellsOf(
  paper: Paper,
  row: readonly string[],
  columns: readonly Column[],
  look: (text: string, column: number) => Style,
): readonly Cell[] {
  return columns.map(({ width }, index) => {
    const text = row[index] ?? "";
    const style = look(text, index);
    const lines = isDigest(text)
      ? linesOf(text.replace(/(.{32})(?=.)/, "$1\u200b"), style, width, paper.measure)
      : null;
    return { lines: lines ?? linesOf(text, style, width, paper.measure), style };
  });
}

function heightOf(cells: readonly Cell[]): number {
  return Math.max(0, ...cells.map(({ lines, style }) => lines.length * style.leading)) + 2 * pad;
}

/** The heads of the columns; where they are repeated they are no part of the text (`row` is `null`). */
function setHead(paper: Paper, heads: readonly Cell[], columns: readonly Column[], row: Tag | null): void {
  const top = paper.y + pad;
  for (const [index, { lines, style }] of heads.entries()) {
    const draw = (): void => setCell(paper, { lines, style }, columns[index], top);
    if (row === null) paper.aside(draw);
    else paper.as(paper.tag(row, "TH", { scope: "Column" }), draw);
  }
  paper.y += heightOf(heads);
  paper.hairline(sheet.text.left, paper.y, sheet.text.width, colours.rule);
}

function setCell(paper: Paper, { lines, style }: Cell, column: Column | undefined, top: number): void {
  const { x, width, end } = column ?? { x: 0, width: 0, end: false };
  paper.lines(lines, end ? x + width : x, top, style, end ? "right" : "left");
}

type Row = { readonly cells: readonly Cell[]; readonly heads: readonly Cell[]; readonly columns: readonly Column[] };

function setRow(paper: Paper, { cells, heads, columns }: Row, row: Tag): void {
  const tags = cells.map(() => paper.tag(row, "TD"));
  let left = cells;
  for (;;) {
    const room = paper.room - 2 * pad;
    const parts = left.map(({ lines, style }) => Math.min(lines.length, Math.max(1, Math.floor(room / style.leading))));
    const shown = left.map(({ lines, style }, index) => ({ lines: lines.slice(0, parts[index]), style }));
    for (const [index, { lines, style }] of shown.entries()) {
      const tag = tags[index];
      if (tag !== undefined && lines.length > 0)
        paper.as(tag, () => setCell(paper, { lines, style }, columns[index], paper.y + pad));
    }
    paper.y += heightOf(shown);
    left = left.map(({ lines, style }, index) => ({ lines: lines.slice(parts[index]), style }));
    if (left.every(({ lines }) => lines.length === 0)) return;
    paper.turn();
    setHead(paper, heads, columns, null);
  }
}

/** Each column gets what its longest word needs; what is left goes to those with more to say. */
async function columnsOf(paper: Paper, whole: TableWords, layout: TableLayout): Promise<readonly Column[]> {
  const from = layout.margin ? 1 : 0;
  const head = whole.head.slice(from);
  const rows = whole.rows.map((row) => row.slice(from));
  const count = rows.reduce((most, row) => Math.max(most, row.length), head.length);
  const space = sheet.text.width - gap * (count - 1);
  const wants = Array.from({ length: count }, (_, column) => ({
    least: widest(paper, head[column] ?? "", styles.columnHead, true),
    most: widest(paper, head[column] ?? "", styles.columnHead, false),
  }));
  for (const [index, row] of rows.entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) await paper.breathe();
    for (const [column, want] of wants.entries()) {
      const text = row[column] ?? "";
      want.least = Math.max(want.least, wanted(paper, text, true));
      want.most = Math.max(want.most, wanted(paper, text, false));
    }
  }
  const ends = layout.ends.map((column) => column - from);
  const placedWords = placed(
    wants.map(({ least, most }) => ({ least: Math.min(least, space / count), most })),
    space,
    ends,
  );
  return layout.margin ? [{ x: sheet.note.left, width: sheet.note.width, end: true }, ...placedWords] : placedWords;
}

/** Figures end at the right of the sheet: what is left stands before the first of them, or between them where there is nothing else. */
function placed(
  wants: readonly { readonly least: number; readonly most: number }[],
  space: number,
  ends: readonly number[],
): readonly Column[] {
  const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
  const spare = Math.max(0, space - sum(wants.map(({ least }) => least)));
  const isRoomy = sum(wants.map(({ most }) => most)) <= space;
  const weight = wants.map(({ least, most }) => Math.sqrt(Math.max(0, most - least)));
  const weights = sum(weight);
  const loose = isRoomy && ends.length > 0 ? space - sum(wants.map(({ most }) => most)) : 0;
  const before = Math.min(...ends) - 1;
  let x: number = sheet.text.left;
  return wants.map(({ least, most }, index) => {
    const more = before < 0 ? loose / wants.length : index === before ? loose : 0;
    const width = isRoomy ? most + more : least + (weights === 0 ? 0 : (spare * (weight[index] ?? 0)) / weights);
    const column = { x, width: width + 0.1, end: ends.includes(index) };
    x += width + gap;
    return column;
  });
}

function wanted(paper: Paper, text: string, isLeast: boolean): number {
  if (isDigest(text)) return digestWidth;
  const width = widest(paper, text, styles.cell, isLeast && text.length > shortCell);
  return isLeast && text.length > shortCell ? Math.max(leastText, Math.min(width, 110)) : width;
}

/** The longest line of a text, or its longest word. */
function widest(paper: Paper, text: string, style: Style, byWord: boolean): number {
  if (byWord) return longestWord(text, style, paper.measure);
  return linesOf(text, style, 1e6, paper.measure).reduce((most, { width }) => Math.max(most, width), 0);
}
