import type { RecordSection } from "@/lib/domain/record";
import { balancedLines, linesOf } from "@/lib/pdf/lines";
import { Paper } from "@/lib/pdf/paper";
import { frameSheets } from "@/lib/pdf/record-frame";
import { collect, setFacts } from "@/lib/pdf/record-pdf";
import { setLines, setText, setWords } from "@/lib/pdf/record-words";
import { sheet, styles } from "@/lib/pdf/sheet";
import { contractTexts } from "@/lib/text/contract";

/** A chapter with what stands in it; the name is empty for what stands in none. */
export type PrintedChapter = { readonly name: string; readonly sections: readonly RecordSection[] };

/** A specification as it is printed: what is said of it, then its chapters. */
export type PrintedSpecification = {
  readonly project: string;
  readonly language: "fr" | "en";
  readonly at: Date;
  readonly title: string;
  /** What it is, so that nobody takes it for a signed record. */
  readonly standing: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly chapters: readonly PrintedChapter[];
};

/**
 * The whole specification as a PDF to be printed and read aloud: tagged, in the language of the contract, a bookmark for
 * each chapter and each requirement. It is a working paper: it bears no seal, and says so.
 */
export async function writeSpecificationPdf(printed: PrintedSpecification): Promise<Uint8Array<ArrayBuffer>> {
  const { project, language, at, title, standing, facts, chapters } = printed;
  const say = contractTexts(language);
  const paper = new Paper({ title, subject: project, language, at });
  const bytes = collect(paper);
  paper.y = sheet.top + 8;
  const head = balancedLines(title, styles.title, sheet.text.width, paper.measure);
  setLines(paper, paper.tag(paper.root, "H1"), head, { x: sheet.text.left, style: styles.title });
  paper.y += 10;
  setFacts(paper, facts);
  paper.y += 8;
  setText(paper, paper.tag(paper.root, "P"), standing, styles.fact);
  for (const { name, sections } of chapters) {
    if (name !== "") setChapter(paper, name);
    await setWords(paper, { sections: [...sections] });
  }
  const foot = linesOf(standing, styles.foot, sheet.text.width, paper.measure).length > 1 ? title : standing;
  frameSheets(paper, { head: title, project, foot, figures: "", band: 0 }, say);
  paper.doc.end();
  return bytes;
}

/** Heads a chapter across the column of the text, with its bookmark. */
export function setChapter(paper: Paper, name: string): void {
  const lines = linesOf(name, styles.part, sheet.text.width, paper.measure);
  // A chapter begins with the first lines of what stands in it.
  if (!paper.need(lines.length * styles.part.leading + 70)) paper.y += 18;
  const tag = paper.tag(paper.root, "H2");
  paper.doc.outline.addItem(name);
  setLines(paper, tag, lines, { x: sheet.text.left, style: styles.part });
  paper.hairline(sheet.text.left, paper.y + 3, sheet.text.width);
  paper.y += 4;
}
