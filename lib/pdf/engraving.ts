import { type Band, drawSeal } from "@/lib/kernel/seal-geometry";
import { mainCut } from "@/lib/pdf/cuts";
import type { Paper } from "@/lib/pdf/paper";
import { colours, sheet } from "@/lib/pdf/sheet";

/** The engraved band at the top of a record: two crossed waves, as on the screen. */
export function engraveBand(paper: Paper): void {
  const { doc } = paper;
  const { left, right, top, band } = sheet;
  paper.aside(() => {
    doc
      .save()
      .rect(left, top, right - left, band)
      .clip();
    doc.translate(left, top).scale(0.75).lineWidth(0.7);
    const waves = Math.ceil((right - left) / 9) + 1;
    for (let index = 0; index < waves; index++) {
      const x = index * 12;
      doc.path(`M${x} 1.5c3 0 3 8 6 8s3-8 6-8M${x} 9.5c3 0 3-8 6-8s3 8 6 8`);
      doc.path(`M${x - 3} 1.5c3 0 3 8 6 8s3-8 6-8M${x - 3} 9.5c3 0 3-8 6-8s3 8 6 8`);
    }
    doc.stroke(colours.inkLine).restore();
    doc
      .lineWidth(0.6)
      .moveTo(left, top + band)
      .lineTo(right, top + band)
      .stroke(colours.inkLine);
  });
}

/** The seal of a digest, 40 mm wide, over the corner of the sheet. Decorative: the facts are in words beside it. */
export function setSeal(paper: Paper, digest: string, ring: string): void {
  const { doc } = paper;
  const scale = sheet.seal / 200;
  const { outer, bands } = drawSeal(digest, true, true);
  paper.aside(() => {
    doc
      .save()
      .translate(sheet.right - sheet.seal * 0.84, sheet.top - sheet.seal * 0.2)
      .scale(scale);
    doc.lineWidth(1.3).path(outer).fillAndStroke(colours.paper, colours.ink);
    doc.lineWidth(0.62);
    doc.circle(100, 100, 91).stroke(wave);
    for (const band of bands) turnBand(paper, band);
    engraveRing(paper, ring);
    doc.lineWidth(1.3).circle(100, 100, 29).fillAndStroke(colours.paper, colours.ink);
    doc.lineWidth(4.4).lineCap("round").lineJoin("round").path("M87.5 101.5l8.5 8.5l17 -19").stroke(colours.ink);
    doc.restore();
  });
}

/** Between ink and paper, as the waves of the screen are. */
const wave = "#5c73ab";

function turnBand({ doc }: Paper, { path, turns }: Band): void {
  for (const angle of turns) {
    doc
      .save()
      .rotate(angle, { origin: [100, 100] })
      .path(path)
      .stroke(wave)
      .restore();
  }
}

/**
 * Words around the seal, as outlines: they are ornament, and must not be read or found among the words of the record.
 * They are spread over the whole turn, from its top.
 */
function engraveRing({ doc }: Paper, words: string): void {
  const text = `${words.toUpperCase()} · `;
  const { font } = mainCut("sans-strong");
  const size = Math.max(8, Math.min(10.5, 640 / text.length)) / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text);
  const advances = positions.map(({ xAdvance }) => xAdvance * size);
  const spread = (494 - advances.reduce((sum, one) => sum + one, 0)) / glyphs.length;
  let along = 0;
  for (const [index, glyph] of glyphs.entries()) {
    const advance = advances[index] ?? 0;
    const angle = ((along + advance / 2) / 494) * 360;
    const outline = glyph.path.toSVG();
    if (outline !== "") {
      doc
        .save()
        .rotate(angle, { origin: [100, 100] })
        .translate(100 - advance / 2, 20.5)
        .scale(size, -size);
      doc.path(outline).fill(colours.ink).restore();
    }
    along += advance + spread;
  }
}
