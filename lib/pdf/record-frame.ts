import type { RecordProof } from "@/lib/features/signature/view-proof";
import { type Line, linesOf, type Style } from "@/lib/pdf/lines";
import type { Paper } from "@/lib/pdf/paper";
import type { Say } from "@/lib/pdf/record-signatures";
import { colours, sheet, styles } from "@/lib/pdf/sheet";

/** What stands on every sheet, on the side of the text: the double rule, the running head, and the foot with its page. */
export function frameSheets(
  paper: Paper,
  proof: RecordProof,
  { head, say }: { readonly head: string; readonly say: Say },
): void {
  const { doc } = paper;
  const pages = doc.bufferedPageRange().count;
  const end = paper.y;
  const one = (text: string, style: Style): Line | undefined => linesOf(text, style, 1e4, paper.measure)[0];
  const { digest, version, content } = proof.document;
  const acts = say("recordFile.foot", { record: proof.record, version, seq: proof.signatures.at(-1)?.entry.seq ?? 0 });
  for (let page = 0; page < pages; page++) {
    doc.switchToPage(page);
    paper.side("Layout", () =>
      doubleRule(paper, page === 0 ? sheet.top + sheet.band : sheet.top, page === pages - 1 ? end : sheet.bottom),
    );
    paper.side("Pagination", () => {
      if (page > 0) {
        doc.lineWidth(0.6).moveTo(sheet.left, sheet.top).lineTo(sheet.right, sheet.top).stroke(colours.inkLine);
        set(paper, one(`${head} · ${content.project.name}`, styles.foot), sheet.left, sheet.top - 6, styles.foot);
      }
      const foot = sheet.bottom + 14;
      doc.lineWidth(0.6).moveTo(sheet.left, foot).lineTo(sheet.right, foot).stroke(colours.rule);
      const number = one(say("recordFile.page", { page: page + 1, pages }), styles.foot);
      set(paper, one(acts, styles.foot), sheet.left, foot + 12, styles.foot);
      set(paper, number, sheet.right - (number?.width ?? 0), foot + 12, styles.foot);
      const groups = `SHA-256 ${(digest.match(/.{8}/g) ?? []).join(" ")}`;
      set(paper, one(groups, styles.footDigest), sheet.left, foot + 22, styles.footDigest);
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
