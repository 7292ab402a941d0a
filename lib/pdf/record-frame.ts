import type { RecordProof } from "@/lib/features/signature/view-proof";
import { type Line, linesOf, type Style } from "@/lib/pdf/lines";
import type { Paper } from "@/lib/pdf/paper";
import type { Say } from "@/lib/pdf/record-signatures";
import { colours, sheet, styles } from "@/lib/pdf/sheet";

/** What is said at the head and at the foot of every sheet: a last line of figures is set as such. */
export type Frame = {
  readonly head: string;
  readonly project: string;
  readonly foot: string;
  readonly figures: string;
  /** How high the band of the first sheet is; 0 for none. */
  readonly band: number;
};

/** The frame of a signed record: its number, its version, its act, its digest. */
export function recordFrame({ document, record, signatures }: RecordProof, head: string, say: Say): Frame {
  const { digest, version, content } = document;
  return {
    head,
    project: content.project.name,
    foot: say("recordFile.foot", { record, version, seq: signatures.at(-1)?.entry.seq ?? 0 }),
    figures: `SHA-256 ${(digest.match(/.{8}/g) ?? []).join(" ")}`,
    band: sheet.band,
  };
}

/** What stands on every sheet, on the side of the text: the double rule, the running head, and the foot with its page. */
export function frameSheets(paper: Paper, { head, project, foot: words, figures, band }: Frame, say: Say): void {
  const { doc } = paper;
  const pages = doc.bufferedPageRange().count;
  const end = paper.y;
  const one = (text: string, style: Style): Line | undefined => linesOf(text, style, 1e4, paper.measure)[0];
  for (let page = 0; page < pages; page++) {
    doc.switchToPage(page);
    paper.side("Layout", () =>
      doubleRule(paper, page === 0 ? sheet.top + band : sheet.top, page === pages - 1 ? end : sheet.bottom),
    );
    paper.side("Pagination", () => {
      if (page > 0) {
        doc.lineWidth(0.6).moveTo(sheet.left, sheet.top).lineTo(sheet.right, sheet.top).stroke(colours.inkLine);
        set(paper, one(`${head} · ${project}`, styles.foot), sheet.left, sheet.top - 6, styles.foot);
      }
      const foot = sheet.bottom + 14;
      doc.lineWidth(0.6).moveTo(sheet.left, foot).lineTo(sheet.right, foot).stroke(colours.rule);
      const number = one(say("recordFile.page", { page: page + 1, pages }), styles.foot);
      set(paper, one(words, styles.foot), sheet.left, foot + 12, styles.foot);
      set(paper, number, sheet.right - (number?.width ?? 0), foot + 12, styles.foot);
      if (figures !== "") set(paper, one(figures, styles.footDigest), sheet.left, foot + 22, styles.footDigest);
    });
  }
}

function set(paper: Paper, line: Line | undefined, x: number, base: number, style: Style): void {
  if (line !== undefined) paper.line(line, x, base, style);
}

function doubleRule({ doc }: Paper, top: number, bottom: number): void {
  doc.lineWidth(0.55);
  for (const x of [sheet.rule, sheet.rule + 1.6]) doc.moveTo(x, top).lineTo(x, bottom).stroke(colours.inkLine);
}
