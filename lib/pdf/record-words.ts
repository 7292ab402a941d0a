import type { RecordBlock, RecordContent, RecordSection } from "@/lib/domain/record";
import { type Line, linesOf, type Style } from "@/lib/pdf/lines";
import type { Paper, Tag } from "@/lib/pdf/paper";
import { sheet, styles } from "@/lib/pdf/sheet";
import { setTable } from "@/lib/pdf/table";

const afterBlock = 5;
const beforePart = 13;
const indent = 13;
/** A note of more lines than this does not stand in the margin. */
const longestNote = 8;
/** The heads of a table and its first row. */
const tableStart = 60;
/** A part shorter than this is not split between two sheets. */
const keptWhole = 170;

/** Sets the words of a record, part by part, each with its note in the margin and its bookmark. Lets others work between two parts. */
export async function setWords(paper: Paper, { sections }: Pick<RecordContent, "sections">): Promise<void> {
  for (const section of sections) {
    await setPart(paper, section);
    await paper.breathe();
  }
}

async function setPart(paper: Paper, section: RecordSection): Promise<void> {
  const tag = paper.tag(paper.root, "Sect");
  const { note, detail, blocks } = section;
  const whole = heightOf(paper, blocks);
  const isShort = whole <= keptWhole;
  const least = blocks[0]?.type === "text" ? 2 * styles.text.leading : tableStart;
  const end = beginPart(paper, tag, { note, detail, keep: isShort ? whole : least });
  for (const [index, block] of blocks.entries()) await setBlock(paper, tag, block, blocks[index + 1]);
  end();
}

/**
 * Begins a part: its heading stands in the margin, beside its first line. `keep` is what must follow on the same sheet.
 * Call what it answers when the part is over: the next one begins under the note.
 */
export function beginPart(
  paper: Paper,
  tag: Tag,
  { note, detail, keep }: { readonly note: string; readonly detail: string; readonly keep: number },
): () => void {
  const lines = [note, detail].filter((text) => text !== "");
  const set = linesOf(lines.join("\n"), styles.note, sheet.note.width, paper.measure);
  if (set.length > longestNote) return beginLongPart(paper, tag, lines.join(", "));
  const height = set.length * styles.note.leading;
  if (!paper.isFresh && !paper.need(beforePart + Math.max(keep, height))) paper.y += beforePart;
  const top = paper.y + 2.4;
  const page = paper.page;
  paper.as(paper.tag(tag, "H2"), () => {
    paper.doc.outline.addItem(lines.join(", "));
    paper.lines(set, sheet.note.left + sheet.note.width, top, styles.note, "right");
  });
  return () => {
    if (paper.page === page) paper.y = Math.max(paper.y, top + height);
  };
}

/** What is too long for the margin heads the column of the text. */
function beginLongPart(paper: Paper, tag: Tag, text: string): () => void {
  if (!paper.isFresh && !paper.need(beforePart + 3 * styles.text.leading)) paper.y += beforePart;
  paper.doc.outline.addItem(text);
  setText(paper, paper.tag(tag, "H2"), text, { ...styles.note, size: styles.text.size, leading: styles.text.leading });
  paper.y += afterBlock;
  return () => {};
}

function heightOf(paper: Paper, blocks: readonly RecordBlock[]): number {
  return blocks.reduce((sum, block) => {
    if (block.type === "table") return sum + tableStart + block.rows.length * 22;
    const texts = block.type === "text" ? [block.text] : block.items;
    return sum + texts.reduce((all, text) => all + textHeight(paper, text), afterBlock);
  }, 0);
}

function textHeight(paper: Paper, text: string): number {
  return linesOf(text, styles.text, sheet.text.width, paper.measure).length * styles.text.leading;
}

async function setBlock(paper: Paper, tag: Tag, block: RecordBlock, next: RecordBlock | undefined): Promise<void> {
  switch (block.type) {
    case "text": {
      // What announces a list or a table stands with it.
      if (next !== undefined && next.type !== "text" && textHeight(paper, block.text) < 48)
        paper.need(48 + 2 * styles.text.leading);
      setText(paper, paper.tag(tag, "P"), block.text);
      paper.y += afterBlock;
      return;
    }
    case "list": {
      const list = paper.tag(tag, "L");
      for (const item of block.items) setItem(paper, paper.tag(list, "LI"), item);
      paper.y += afterBlock;
      return;
    }
    case "table":
      await setTable(paper, tag, block);
      paper.y += afterBlock;
  }
}

function setItem(paper: Paper, item: Tag, text: string): void {
  const lines = linesOf(text, styles.text, sheet.text.width - indent, paper.measure);
  paper.need(Math.min(lines.length, 2) * styles.text.leading);
  const top = paper.y;
  const [bullet] = linesOf("•", styles.text, indent, paper.measure);
  paper.as(paper.tag(item, "Lbl"), () => {
    if (bullet !== undefined) paper.lines([bullet], sheet.text.left + 2, top, styles.text);
  });
  setLines(paper, paper.tag(item, "LBody"), lines, { x: sheet.text.left + indent, style: styles.text });
}

/** Sets a paragraph in the column of the text. */
export function setText(paper: Paper, tag: Tag, text: string, style: Style = styles.text): void {
  const lines = linesOf(text, style, sheet.text.width, paper.measure);
  setLines(paper, tag, lines, { x: sheet.text.left, style });
}

/** Sets lines over as many sheets as they need; a single line is never left alone at the foot or at the head of one. */
export function setLines(
  paper: Paper,
  tag: Tag,
  lines: readonly Line[],
  { x, style }: { readonly x: number; readonly style: Style },
): void {
  let left = lines;
  while (left.length > 0) {
    const fits = Math.floor((paper.room + 0.01) / style.leading);
    let count = Math.min(fits, left.length);
    if (count < left.length && left.length - count === 1) count -= 1;
    if (count < Math.min(2, left.length)) {
      paper.turn();
      continue;
    }
    const now = left.slice(0, count);
    paper.as(tag, () => {
      paper.y = paper.lines(now, x, paper.y, style);
    });
    left = left.slice(count);
    if (left.length > 0) paper.turn();
  }
}
