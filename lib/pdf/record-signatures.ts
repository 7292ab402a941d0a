import type { ProvedSignature, RecordProof } from "@/lib/features/signature/view-proof";
import { recordFileName } from "@/lib/features/signature/view-proof";
import { instant } from "@/lib/kernel/instant";
import { type Line, linesOf, type Style } from "@/lib/pdf/lines";
import type { Paper, Tag } from "@/lib/pdf/paper";
import { beginPart, setText } from "@/lib/pdf/record-words";
import { colours, sheet, styles } from "@/lib/pdf/sheet";
import { setTable } from "@/lib/pdf/table";
import type { contractTexts } from "@/lib/text/contract";
import { formatReceiptTime, formatSecond } from "@/lib/text/format";
import type { Locale } from "@/lib/text/locale";

/** Says a thing in the language of the contract. */
export type Say = ReturnType<typeof contractTexts>;

const columnGap = 22;
/** Two abreast; one alone has the whole width. */
const widthFor = (count: number): number => (count > 1 ? (sheet.text.width - columnGap) / 2 : sheet.text.width);

type Block = {
  readonly name: readonly Line[];
  readonly facts: readonly { readonly lines: readonly Line[]; readonly style: Style }[];
};

/** The printed names, two by two, each with its meaning, its instant and its authority (21 CFR 11.50). */
export function setSignatures(paper: Paper, proof: RecordProof, say: Say): void {
  const { signatures, document } = proof;
  const width = widthFor(signatures.length);
  const blocks = signatures.map((signature) =>
    blockOf(paper, signature, { width, locale: document.content.language, say }),
  );
  const tag = paper.tag(paper.root, "Sect");
  const heights = blocks.map(heightOf);
  beginPart(paper, tag, { note: say("signature.signatures"), detail: "", keep: Math.max(...heights.slice(0, 2)) + 12 });
  for (let index = 0; index < blocks.length; index += 2) {
    const pair = blocks.slice(index, index + 2);
    const height = Math.max(...pair.map(heightOf));
    if (index > 0) paper.need(height);
    const top = paper.y + 4;
    for (const [column, block] of pair.entries()) {
      setSignature(paper, paper.tag(tag, "Sect"), block, {
        x: sheet.text.left + column * (width + columnGap),
        width,
        top,
      });
    }
    paper.y += height + 14;
  }
}

function blockOf(
  paper: Paper,
  signature: ProvedSignature,
  { width, locale, say }: { readonly width: number; readonly locale: Locale; readonly say: Say },
): Block {
  const { name, title, party, role, delegation, meaning, authMethod, authenticatedAt, signedAt, timeZone, entry } =
    signature;
  const at = (when: string): string => formatReceiptTime({ locale, timeZone }, instant(when));
  const wrap = (text: string, style: Style): { lines: readonly Line[]; style: Style } => ({
    lines: linesOf(text, style, width, paper.measure),
    style,
  });
  const proved = say("recordFile.proved", {
    method: say(`signature.method.${authMethod}`),
    at: formatSecond({ locale, timeZone }, instant(authenticatedAt)),
  });
  const facts = [
    ...(title === null || title === "" ? [] : [title]),
    say("recordFile.behalf", { party, role: say(`roles.${role}`) }),
    ...(delegation === null ? [] : [say("recordFile.power", { code: delegation })]),
  ];
  return {
    name: linesOf(name ?? say("signature.erased"), styles.name, width, paper.measure),
    facts: [
      ...facts.map((text) => wrap(text, styles.fact)),
      wrap(say("recordFile.meaning", { meaning: say(`meanings.${meaning}`) }), styles.meaning),
      wrap(say("recordFile.signedAt", { at: at(signedAt) }), styles.fact),
      wrap(proved, styles.fact),
      wrap(say("signature.act", { number: entry.seq }), styles.fact),
    ],
  };
}

function heightOf({ name, facts }: Block): number {
  return (
    10 +
    name.length * styles.name.leading +
    facts.reduce((sum, { lines, style }) => sum + lines.length * style.leading, 0)
  );
}

function setSignature(
  paper: Paper,
  tag: Tag,
  { name, facts }: Block,
  { x, width, top }: { readonly x: number; readonly width: number; readonly top: number },
): void {
  paper.hairline(x, top, width, colours.ink);
  let y = top + 6;
  paper.as(paper.tag(tag, "H3"), () => {
    y = paper.lines(name, x, y, styles.name) + 1;
  });
  for (const { lines, style } of facts) {
    paper.as(paper.tag(tag, "P"), () => {
      y = paper.lines(lines, x, y, style);
    });
  }
}

/** Where the signatures stand in the register, and its head when the last of them was made. */
export async function setPlace(paper: Paper, { document, signatures, ledger }: RecordProof, say: Say): Promise<void> {
  const tag = paper.tag(paper.root, "Sect");
  beginPart(paper, tag, {
    note: say("recordFile.ledger"),
    detail: "",
    keep: 70 + 36 * Math.min(signatures.length + 1, 8),
  });
  setText(paper, paper.tag(tag, "P"), say("recordFile.digest"), styles.fact);
  setText(paper, paper.tag(tag, "P"), readAloud(document.digest), styles.digest);
  paper.y += 6;
  await setTable(paper, tag, {
    head: [say("recordFile.act"), say("recordFile.entry"), say("recordFile.hash")],
    rows: [
      ...signatures.map(({ entry, name }) => [
        String(entry.seq),
        say("recordFile.signatureOf", { name: name ?? say("signature.erased") }),
        entry.hash,
      ]),
      [String(ledger.head.seq), say("recordFile.headEntry"), ledger.head.hash],
    ],
  });
}

/** A digest in groups of four, eight groups a line. */
function readAloud(digest: string): string {
  const groups = digest.match(/.{4}/g) ?? [];
  return `${groups.slice(0, 8).join("\u00a0")} ${groups.slice(8).join("\u00a0")}`;
}

/** How a stranger checks it: this is a copy, what is attached, and the command. */
export function setCheck(paper: Paper, proof: RecordProof, say: Say, hasNumberedSigns: boolean): void {
  const tag = paper.tag(paper.root, "Sect");
  const file = recordFileName(proof, "json");
  const words = [
    say("recordFile.copy", { record: proof.record, project: proof.project.name }),
    say("recordFile.attached", { file }),
  ];
  beginPart(paper, tag, { note: say("recordFile.verify"), detail: "", keep: 130 });
  for (const text of words) {
    setText(paper, paper.tag(tag, "P"), text, checkStyle);
    paper.y += 4;
  }
  setText(
    paper,
    paper.tag(tag, "Code"),
    `node scripts/verify-ledger.ts export.jsonl --receipt ${file}`,
    styles.command,
  );
  paper.y += 4;
  setText(paper, paper.tag(tag, "P"), say("recordFile.eidas"), checkStyle);
  if (hasNumberedSigns) {
    paper.y += 4;
    setText(paper, paper.tag(tag, "P"), say("recordFile.numbered"), checkStyle);
  }
}

const checkStyle: Style = { ...styles.fact, size: 8.8, leading: 13 };
