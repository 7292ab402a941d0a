import { setImmediate } from "node:timers/promises";
import type { Cut } from "@/lib/pdf/cuts";
import { type Line, type Measure, raised, type Style, wordSpace } from "@/lib/pdf/lines";
import { type Identity, SealedDocument } from "@/lib/pdf/sealed-document";
import { colours, sheet } from "@/lib/pdf/sheet";

/** An element of the structure that assistive software reads: H1, P, Table… */
export type Tag = PDFKit.PDFStructureElement;

/** `scope` is what the heads of a table are heads of; the types of the library do not know it. */
type TagOptions = PDFKit.Mixins.StructureElementOptions & { readonly scope?: "Column" };

/** Sheets of paper with a pen on them: `y` is where the next thing goes. Lengths in points, from the top left corner. */
export class Paper {
  readonly doc: SealedDocument;
  readonly root: Tag;
  readonly measure: Measure;
  y: number = sheet.top;
  private readonly named = new Set<string>();

  constructor(identity: Identity) {
    this.doc = new SealedDocument(identity);
    this.root = this.doc.struct("Document");
    this.doc.addStructure(this.root);
    this.measure = (text, cut, size) => this.pen(cut, size).widthOfString(text);
    this.turn();
  }

  /** Adds an element to the structure. */
  tag(parent: Tag, type: string, options: TagOptions = {}): Tag {
    const element = this.doc.struct(type, options);
    parent.add(element);
    return element;
  }

  /** Lets whatever else waits in this process be done: a long record holds nobody up. */
  async breathe(): Promise<void> {
    await setImmediate();
  }

  /** Draws what belongs to an element, on the page of now. */
  as(element: Tag, draw: () => void): void {
    element.add(draw);
  }

  /** Draws what is not part of the text: rules, marks, what repeats. */
  aside(draw: () => void): void {
    this.side("Layout", draw);
  }

  /** The same, for what belongs to the layout or to the numbering of pages. */
  side(type: "Layout" | "Pagination", draw: () => void): void {
    this.doc.markContent("Artifact", { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** Goes to a new sheet. */
  turn(): void {
    this.doc.addPage({ size: [sheet.width, sheet.height], margin: 0 });
    this.y = this.page === 1 ? sheet.top : sheet.next;
  }

  /** The number of this sheet, from 1. */
  get page(): number {
    return this.doc.bufferedPageRange().count;
  }

  /** True while nothing is set on this sheet. */
  get isFresh(): boolean {
    return this.y <= sheet.next;
  }

  /** What is left of this sheet. */
  get room(): number {
    return sheet.bottom - this.y;
  }

  /** Turns the page unless there is room. True when it was turned. */
  need(height: number): boolean {
    if (this.room >= height || this.isFresh) return false;
    this.turn();
    return true;
  }

  /** Sets a line with its left end and its base line at a place. */
  line({ pieces }: Line, x: number, base: number, style: Style): void {
    let at = x;
    for (const piece of pieces) {
      const size = piece.raised ? style.size * raised.size : style.size;
      const y = piece.raised ? base - style.size * raised.rise : base;
      const words = wordSpace(style.face) === 0 ? [piece.text] : piece.text.split(/(?<=[ \u00a0])/);
      if (piece.actual !== null) this.doc.markContent("Span", { actual: piece.actual });
      for (const word of words) {
        this.pen(piece.cut, size)
          .fillColor(style.colour)
          .text(word, at, y, { lineBreak: false, baseline: "alphabetic" });
        const spaces = (word.match(/[ \u00a0]/g)?.length ?? 0) * wordSpace(style.face) * style.size;
        at += this.measure(word, piece.cut, size) + spaces;
      }
      if (piece.actual !== null) this.doc.endMarkedContent();
    }
  }

  /** Sets lines one under the other, from the height `top`; right-aligned to `x` when asked. Answers where they end. */
  lines(lines: readonly Line[], x: number, top: number, style: Style, align: "left" | "right" = "left"): number {
    lines.forEach((line, index) => {
      this.line(line, align === "left" ? x : x - line.width, baseOf(top + index * style.leading, style), style);
    });
    return top + lines.length * style.leading;
  }

  /** A hairline, on the side. */
  hairline(x: number, y: number, width: number, colour: string = colours.line): void {
    this.aside(() => {
      this.doc
        .lineWidth(0.6)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke(colour);
    });
  }

  private pen(cut: Cut, size: number): SealedDocument {
    if (!this.named.has(cut.name)) {
      this.doc.registerFont(cut.name, cut.file);
      this.named.add(cut.name);
    }
    this.doc.font(cut.name, size);
    return this.doc;
  }
}

/** The base line of a line whose top is given: the letters stand in the middle of their leading. */
export function baseOf(top: number, style: Style): number {
  return top + (style.leading + style.size * 0.68) / 2;
}
