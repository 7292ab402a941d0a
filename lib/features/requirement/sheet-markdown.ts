import { fromMarkdown } from "mdast-util-from-markdown";
import { chapterJoint } from "@/lib/domain/requirement-list";
import { type SheetRefusal, type SheetRemark, sheetLimits } from "@/lib/features/requirement/sheet";
import { asColumns, type RawDocument, type StatedRow } from "@/lib/features/requirement/sheet-document";
import { importLengths } from "@/lib/features/requirement/sheet-map";
import { guidanceBlanked } from "@/lib/features/requirement/sheet-markdown-guidance";
import { beginsCriteria, identified, labelled } from "@/lib/features/requirement/sheet-markdown-labels";
import { cleanText, decode } from "@/lib/features/requirement/sheet-text";
import type { SheetField } from "@/lib/features/requirement/sheet-values";
import { err, ok, type Result } from "@/lib/kernel/result";

/** A specification of a thousand pages is smaller, in bytes. */
const largestText = 2 * 1024 * 1024;
/** Blocks inside blocks, beyond which a text is made to be slow, not to be read. */
const deepestQuote = 50;

/** Only blocks are told apart; what stands inside a line is kept as it was written. */
const blocksOnly = {
  disable: {
    null: [
      ...["attention", "autolink", "codeText", "htmlText", "labelEnd", "labelStartImage", "labelStartLink"],
      ...["characterEscape", "characterReference", "hardBreakEscape", "definition", "codeIndented"],
    ],
  },
};

type Block = ReturnType<typeof fromMarkdown>["children"][number];
type Item = Extract<Block, { type: "list" }>["children"][number];

/**
 * Reads a specification written in Markdown. Headings are chapters; a paragraph, or an item of a list that nothing
 * introduces, is a requirement; a list that a paragraph introduces with a colon is its criteria. docs/import.md says
 * every convention. What does not come in is told, line by line.
 */
export function readMarkdown(bytes: Uint8Array): Result<RawDocument, SheetRefusal> {
  if (bytes.byteLength > largestText) return err({ kind: "sheet-too-large", maxBytes: largestText });
  const decoded = decode(bytes);
  if (decoded === null) return err({ kind: "sheet-unreadable" });
  const { text, remarks } = guidanceBlanked(decoded.replace(/\r\n?/g, "\n").replace(/^\uFEFF/, ""));
  if (nestsTooDeep(text)) return err({ kind: "sheet-unreadable" });
  const reader = new DocumentReader(text, [...remarks]);
  for (const block of fromMarkdown(text, { extensions: [blocksOnly] }).children) {
    reader.take(block);
    if (reader.refusal !== null) return err(reader.refusal);
  }
  reader.end();
  if (reader.refusal !== null) return err(reader.refusal);
  if (reader.rows.length === 0) return err({ kind: "sheet-empty" });
  const told = reader.remarks.toSorted((a, b) => a.line - b.line);
  return ok(asColumns(reader.rows, { remarks: told, relations: [], chapters: [] }));
}

/** One mark of a quote or of a list at the head of a line. */
const mark = /[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s))/y;

function nestsTooDeep(text: string): boolean {
  return text.split("\n").some((line) => {
    mark.lastIndex = 0;
    let count = 0;
    while (count <= deepestQuote && mark.test(line)) count += 1;
    return count > deepestQuote || /^[ \t]{400,}\S/.test(line);
  });
}

type Draft = {
  readonly line: number;
  readonly texts: string[];
  readonly criteria: string[];
  readonly said: Map<SheetField, string>;
  /** A heading names it: what follows is part of it. */
  readonly headed: boolean;
};
type Heading = { readonly depth: number; readonly name: string; readonly line: number; filled: boolean };

/** Walks the blocks of a document, one after the other. */
class DocumentReader {
  readonly rows: StatedRow[] = [];
  readonly remarks: SheetRemark[];
  /** Why the rest is not read: what a file multiplies is refused before it is made. */
  refusal: SheetRefusal | null = null;
  readonly #text: string;
  readonly #headings: Heading[] = [];
  /** The chapters above, as one text; `null` until somebody asks. */
  #chapter: string | null = null;
  #draft: Draft | null = null;
  #awaitsCriteria = false;

  constructor(text: string, remarks: SheetRemark[]) {
    this.#text = text;
    this.remarks = remarks;
  }

  take(block: Block): void {
    if (block.type === "heading") this.#heading(block.depth, this.#inside(block), lineOf(block));
    else if (block.type === "paragraph") this.#paragraph(this.#source(block), lineOf(block));
    else if (block.type === "list") this.#list(block.children);
    else if (block.type === "thematicBreak") this.#close();
    else if (block.type === "blockquote") {
      const text = beginning(this.#source(block));
      this.remarks.push({ kind: "callout-left-out", line: lineOf(block), text });
    } else if (block.type !== "html" || !block.value.startsWith("<!--"))
      this.#append(this.#source(block), lineOf(block));
  }

  end(): void {
    this.#close();
    this.#leave(0);
  }

  #source(node: Block | Item["children"][number]): string {
    return this.#text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  }

  #inside(block: Extract<Block, { type: "heading" }>): string {
    const [first, last] = [block.children[0], block.children.at(-1)];
    return this.#text.slice(first?.position?.start.offset ?? 0, last?.position?.end.offset ?? 0).trim();
  }

  #heading(depth: number, name: string, line: number): void {
    this.#close();
    this.#leave(depth);
    const named = identified(name);
    if (named === null) {
      this.#headings.push({ depth, name: name.replace(/\s+/g, " "), line, filled: false });
      this.#chapter = null;
      return;
    }
    this.#draft = this.#begun(line, true);
    this.#draft.said.set("externalReference", named.reference);
    this.#draft.said.set("title", named.rest);
  }

  /** Leaves the chapters at this depth and below; one that held nothing is told. */
  #leave(depth: number): void {
    let last = this.#headings.at(-1);
    while (last !== undefined && last.depth >= depth) {
      if (!last.filled) this.remarks.push({ kind: "chapter-empty", line: last.line, text: last.name });
      this.#headings.pop();
      this.#chapter = null;
      last = this.#headings.at(-1);
      // What a chapter holds, holds it too: an empty part is told once, by its own name.
      if (last !== undefined) last.filled = true;
    }
  }

  #paragraph(text: string, line: number): void {
    if (beginsCriteria(text) && this.#draft !== null) {
      this.#awaitsCriteria = true;
      return;
    }
    const { words, fields } = labelled(text);
    if (words !== "" && this.#draft?.headed !== true) this.#begin(words, line);
    else if (words !== "") this.#append(words, line);
    if (this.#draft === null && fields.size > 0) this.#begin(text, line);
    else for (const [field, value] of fields) this.#draft?.said.set(field, value);
  }

  #list(items: readonly Item[]): void {
    const draft = this.#draft;
    const texts = items.map((item) => ({ text: this.#itemText(item), line: item.position?.start.line ?? 1 }));
    const labels = texts.map(({ text }) => labelled(text));
    if (draft !== null && labels.every(({ words }) => words === "")) {
      for (const { fields } of labels) for (const [field, value] of fields) draft.said.set(field, value);
    } else if (
      draft !== null &&
      (this.#awaitsCriteria || introduces(draft) || (draft.headed && draft.texts.length > 0))
    ) {
      draft.criteria.push(...texts.map(({ text }) => oneLine(text.replace(/^\[[ xX]\]\s+/, ""))));
      this.#awaitsCriteria = false;
    } else {
      for (const { text, line } of texts) this.#begin(text, line);
      this.#close();
    }
  }

  /** The words of an item as they stand, without the indent of their list. */
  #itemText(item: Item): string {
    const from = item.children[0]?.position?.start;
    const to = item.children.at(-1)?.position?.end;
    if (from === undefined || to === undefined) return "";
    const indent = from.column - 1;
    const lines = this.#text.slice(from.offset, to.offset).split("\n");
    return lines
      .map((line, index) => (index === 0 ? line : line.slice(Math.min(indent, /^\s*/.exec(line)?.[0].length ?? 0))))
      .join("\n");
  }

  #begun(line: number, headed: boolean): Draft {
    const last = this.#headings.at(-1);
    if (last !== undefined) last.filled = true;
    return { line, headed, texts: [], criteria: [], said: new Map() };
  }

  #begin(text: string, line: number): void {
    this.#close();
    const { words, fields } = labelled(text);
    const draft = this.#begun(line, false);
    const named = identified(words);
    if (named !== null) draft.said.set("externalReference", named.reference);
    draft.texts.push(named?.rest ?? (words === "" ? text : words));
    if (words !== "") for (const [field, value] of fields) draft.said.set(field, value);
    this.#draft = draft;
  }

  #append(text: string, line: number): void {
    if (this.#draft === null) this.#begin(text, line);
    else this.#draft.texts.push(text);
  }

  #close(): void {
    const draft = this.#draft;
    this.#draft = null;
    this.#awaitsCriteria = false;
    if (draft === null) return;
    const chapter = this.#place(draft.line);
    if (chapter === null) return;
    const title = draft.said.get("title") ?? "";
    const text = cleanText(draft.texts.join("\n\n"));
    const said = new Map(draft.said);
    // A heading alone states its need itself.
    said.set("statement", text === "" ? title : text);
    if (text === "") said.delete("title");
    said.set("chapter", chapter);
    said.set("criteria", draft.criteria.join("\n"));
    this.rows.push({ line: draft.line, said });
  }

  /** The chapters above: one text for all the rows of a place. `null` once the file says too much. */
  #place(line: number): string | null {
    const limit = importLengths.chapter;
    const length = this.#headings.reduce((sum, { name }) => sum + name.length, 0);
    if (this.rows.length >= sheetLimits.rows) this.refusal ??= { kind: "sheet-too-many-rows", limit: sheetLimits.rows };
    else if (length + Math.max(0, this.#headings.length - 1) * chapterJoint.length > limit)
      this.refusal ??= { kind: "sheet-cell-too-long", line, column: "chapter", limit };
    if (this.refusal !== null) return null;
    this.#chapter ??= this.#headings.map(({ name }) => name).join(chapterJoint);
    return this.#chapter;
  }
}

function introduces({ texts, criteria }: Draft): boolean {
  return criteria.length === 0 && (texts.at(-1) ?? "").trimEnd().endsWith(":");
}

function lineOf(block: Block): number {
  return block.position?.start.line ?? 1;
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s*\n\s*/g, " ");
}

function beginning(text: string): string {
  const words = oneLine(text.replace(/^[>\s]+/gm, " "));
  return words.length <= 80 ? words : `${words.slice(0, 79).toWellFormed()}…`;
}
