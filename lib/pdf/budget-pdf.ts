import { balancedLines, linesOf } from "@/lib/pdf/lines";
import { Paper } from "@/lib/pdf/paper";
import { frameSheets } from "@/lib/pdf/record-frame";
import { collect, setFacts } from "@/lib/pdf/record-pdf";
import { setLines, setText } from "@/lib/pdf/record-words";
import { sheet, styles } from "@/lib/pdf/sheet";
import { setChapter } from "@/lib/pdf/specification-pdf";
import { setTable, type TableLayout, type TableWords } from "@/lib/pdf/table";
import { contractTexts } from "@/lib/text/contract";

/** A part of the budget: what its figures are, then the figures. */
export type PrintedFigures = {
  readonly name: string;
  readonly remark: string;
  readonly table: TableWords;
  readonly layout: TableLayout;
};

/** A budget as it is printed, every word and figure written out. */
export type PrintedBudget = {
  readonly project: string;
  readonly language: "fr" | "en";
  readonly at: Date;
  readonly title: string;
  /** What it is, so that nobody takes it for a signed record. */
  readonly standing: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly parts: readonly PrintedFigures[];
};

/**
 * The budget as a PDF to be printed and read aloud: tagged, in the language of the contract, a bookmark for each part. The
 * names of the rows stand in the margin, the figures end at the right. It bears no seal, and says what it stands on.
 */
export async function writeBudgetPdf(printed: PrintedBudget): Promise<Uint8Array<ArrayBuffer>> {
  const { project, language, at, title, standing, facts, parts } = printed;
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
  for (const { name, remark, table, layout } of parts) {
    setChapter(paper, name);
    paper.y += 3;
    setText(paper, paper.tag(paper.root, "P"), remark, styles.fact);
    paper.y += 3;
    if (table.rows.length > 0) await setTable(paper, paper.root, table, layout);
  }
  const isLong = linesOf(standing, styles.foot, sheet.text.width, paper.measure).length > 1;
  const running = say("rooms.budget");
  frameSheets(paper, { head: running, project, foot: isLong ? title : standing, figures: "", band: 0 }, say);
  paper.doc.end();
  return bytes;
}
