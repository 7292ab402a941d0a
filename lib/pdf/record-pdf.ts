import type { RecordContent, RecordSection } from "@/lib/domain/record";
import { type RecordProof, recordFileName, recordProofText } from "@/lib/features/signature/view-proof";
import { instant } from "@/lib/kernel/instant";
import { engraveBand, setSeal } from "@/lib/pdf/engraving";
import { balancedLines, linesOf } from "@/lib/pdf/lines";
import { Paper } from "@/lib/pdf/paper";
import { hasNumbered } from "@/lib/pdf/pieces";
import { frameSheets, recordFrame } from "@/lib/pdf/record-frame";
import { type Say, setCheck, setPlace, setSignatures } from "@/lib/pdf/record-signatures";
import { setLines, setWords } from "@/lib/pdf/record-words";
import { sheet, styles } from "@/lib/pdf/sheet";
import { contractTexts } from "@/lib/text/contract";
import { formatDate, formatDateTime, formatList } from "@/lib/text/format";

/**
 * A signed record as a PDF: its words as they were signed, its signatures with their meaning, its place in the register
 * and how to check it, with its JSON attached. In the language of the contract. The same proof gives the same bytes.
 */
export async function writeRecordPdf(proof: RecordProof): Promise<Uint8Array<ArrayBuffer>> {
  const { content } = proof.document;
  const say = contractTexts(content.language);
  const head = say("signature.recordHead", { kind: say(`documentKind.${content.kind}`), code: proof.record });
  const at = new Date(proof.signatures.at(-1)?.signedAt ?? 0);
  const title = `${head}. ${content.title}`;
  const paper = new Paper({ title, subject: content.project.name, language: content.language, at });
  const bytes = collect(paper);
  open(paper, proof, { head, say });
  await setWords(paper, content);
  setSignatures(paper, proof, say);
  const annex = annexOf(proof, say);
  await setWords(paper, { sections: [...annex] });
  await setPlace(paper, proof, say);
  setCheck(paper, proof, say, hasNumbered("serif", [...textsOf(content), ...annex.flatMap(wordsOf)]));
  attach(paper, proof, { at, description: say("recordFile.attachment", { record: proof.record }) });
  frameSheets(paper, recordFrame(proof, head, say), say);
  paper.doc.end();
  return bytes;
}

function textsOf({ title, sections }: RecordContent): readonly string[] {
  return [title, ...sections.flatMap(wordsOf)];
}

function wordsOf({ note, detail, blocks }: RecordSection): readonly string[] {
  const texts = blocks.flatMap((block) => {
    if (block.type === "text") return [block.text];
    return block.type === "list" ? block.items : [...block.head, ...block.rows.flat()];
  });
  return [note, detail, ...texts];
}

/** What silence made of minutes, with what was observed: nobody signs it, so it stands after the signatures. */
function annexOf({ silentApproval, document, signatures }: RecordProof, say: Say): readonly RecordSection[] {
  const timeZone = signatures.at(-1)?.timeZone;
  if (silentApproval === undefined || timeZone === undefined) return [];
  const { approvedAt, charterVersion, observations, entry } = silentApproval;
  const reader = { locale: document.content.language, timeZone };
  const day = (when: string): string => formatDateTime(reader, instant(when));
  const told = say("recordFile.silence", { at: day(approvedAt), version: charterVersion, act: entry.seq });
  const observed = observations.map(({ name, text, at }) =>
    say("recordFile.observed", { by: name ?? say("signature.erased"), at: day(at), text }),
  );
  const blocks = [told, ...observed].map((text) => ({ type: "text", text }) as const);
  return [{ note: say("recordFile.annex"), detail: "", blocks }];
}

/** The band, the seal, the number, the title, and in a few lines what it is and who signed it. */
function open(paper: Paper, proof: RecordProof, { head, say }: { readonly head: string; readonly say: Say }): void {
  const { content, version, digest } = proof.document;
  engraveBand(paper);
  setSeal(paper, digest, ringOf(proof, say));
  paper.y = sheet.top + sheet.band + 24;
  const width = sheet.text.width - sheet.seal * 0.84 - 14;
  const above = linesOf(`${head} · ${say("signature.version", { version })}`, styles.head, width, paper.measure);
  setLines(paper, paper.tag(paper.root, "P"), above, { x: sheet.text.left, style: styles.head });
  paper.y += 4;
  const title = balancedLines(content.title, styles.title, width, paper.measure);
  setLines(paper, paper.tag(paper.root, "H1"), title, { x: sheet.text.left, style: styles.title });
  paper.y = Math.max(paper.y + 10, sheet.top + sheet.seal * 0.8 + 6);
  const last = proof.signatures.at(-1);
  const locale = content.language;
  const signed = proof.signatures.map(({ party }) => party);
  const facts = [
    [say("recordFile.project"), content.project.name],
    [say("recordFile.about"), content.subject],
    [say("recordFile.parties"), formatList(locale, [...new Set(signed)])],
    ...(last === undefined
      ? []
      : [
          [
            say("signature.date"),
            formatDate({ locale, timeZone: last.timeZone }, instant(last.signedAt), { width: "long" }),
          ],
        ]),
  ];
  setFacts(paper, facts);
}

/** What the seal says around: what it is, of which day, under which act. */
function ringOf({ document, signatures }: RecordProof, say: Say): string {
  const { kind, language } = document.content;
  const last = signatures.at(-1);
  if (last === undefined) return say(`documentKind.${kind}`);
  const date = formatDate({ locale: language, timeZone: last.timeZone }, instant(last.signedAt));
  return say("signature.ring", { kind: say(`documentKind.${kind}`), date, act: last.entry.seq });
}

const nameWidth = 74;

/** Facts in two columns: a name and what it says. */
export function setFacts(paper: Paper, facts: readonly (readonly string[])[]): void {
  const list = paper.tag(paper.root, "L");
  for (const [name = "", value = ""] of facts) {
    const item = paper.tag(list, "LI");
    const lines = linesOf(value, styles.fact, sheet.text.width - nameWidth, paper.measure);
    const top = paper.y;
    const names = linesOf(name, styles.note, nameWidth, paper.measure);
    paper.as(
      paper.tag(item, "Lbl"),
      () => void paper.lines(names, sheet.text.left, top, { ...styles.note, leading: styles.fact.leading }),
    );
    setLines(paper, paper.tag(item, "LBody"), lines, { x: sheet.text.left + nameWidth, style: styles.fact });
    paper.y += 2;
  }
}

/** The JSON of the same proof, inside the document (PDF/A-3): one file carries both. */
function attach(
  paper: Paper,
  proof: RecordProof,
  { at, description }: { readonly at: Date; readonly description: string },
): void {
  const options = {
    name: recordFileName(proof, "json"),
    type: "application/json",
    description,
    creationDate: at,
    modifiedDate: at,
    relationship: "Alternative",
  };
  paper.doc.file(Buffer.from(recordProofText(proof), "utf8"), options);
}

/** The bytes of a document, once it is ended. */
export function collect({ doc }: Paper): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(parts))));
    doc.on("error", reject);
  });
}
