import fc from "fast-check";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import type { RecordSection } from "@/lib/domain/record";
import { RecordProof, recordProofText } from "@/lib/features/signature/view-proof";
import { Digest } from "@/lib/kernel/ids";
import { writeRecordPdf } from "@/lib/pdf/record-pdf";
import { part, proofOf } from "@/tests/support/record-fixture";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Tree = NonNullable<Awaited<ReturnType<Awaited<ReturnType<Pdf["getPage"]>>["getStructTree"]>>>;
type Opened = {
  readonly bytes: Uint8Array;
  readonly raw: string;
  readonly pdf: Pdf;
  readonly pages: readonly string[];
};

/** A text without what typesetting may add or change between two words. */
const bare = (text: string): string => text.normalize("NFC").replace(/[\s\u00a0\u202f\u200b\u00ad]+/gu, "");

async function open(proof: RecordProof): Promise<Opened> {
  const bytes = await writeRecordPdf(proof);
  // The reader takes the bytes away: it is given its own.
  const pdf = await getDocumentProxy(bytes.slice());
  const { text } = await extractText(pdf);
  return { bytes, raw: Buffer.from(bytes).toString("latin1"), pdf, pages: text };
}

/** The roles of the structure of all pages, each page's in its order. */
async function rolesOf(pdf: Pdf): Promise<readonly string[]> {
  const walk = (node: Tree | Tree["children"][number]): readonly string[] =>
    "children" in node ? [node.role, ...node.children.flatMap(walk)] : [];
  const pages = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  const trees = await Promise.all(pages.map(async (page) => (await pdf.getPage(page)).getStructTree()));
  return trees.flatMap((tree) => (tree === null ? [] : walk(tree)));
}

const decision: readonly RecordSection[] = [
  part("Article 1", "Le présent procès-verbal porte sur la remise n° 2.", "Il est établi le 1er juillet 2026."),
  {
    note: "Article 2",
    detail: "Réserves",
    blocks: [
      { type: "text", text: "Sont ouvertes :" },
      {
        type: "table",
        head: ["N°", "Gravité", "Constat"],
        rows: [
          ["R-J2-01", "majeure", "Pied de page en thème sombre : contraste de 4,1 pour 1"],
          ["R-J2-02", "mineure", "ab".repeat(32)],
        ],
      },
      { type: "list", items: ["première", "seconde"] },
    ],
  },
];

describe("the PDF of a signed record", { timeout: 60_000 }, () => {
  it("says all the signed words in their order, then who signed, where it stands and how to check it", async () => {
    const proof = proofOf(decision);
    const { pages } = await open(proof);
    const words = bare(pages.join(" "));
    const { title, sections } = proof.document.content;
    const said = [
      title,
      ...sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => {
          if (block.type === "text") return [block.text];
          return block.type === "list" ? block.items : [...block.head, ...block.rows.flat()];
        }),
      ),
      ...["Hélène Marchetti", "directrice des publics", "Par pouvoir DEL-03", "Sens de la signature : accepté"],
      ...["Signé le lundi 12 octobre 2026, 11 h 05 min 22 s, heure de Paris", "11 h 04 min 40 s", "Acte n° 334"],
      ...[
        "Identité effacée",
        "Acte n° 335",
        proof.document.digest,
        proof.ledger.head.hash,
        "node scripts/verify-ledger.ts",
      ],
    ];
    let at = 0;
    for (const text of said) {
      const found = words.indexOf(bare(text), at);
      expect(found, text).toBeGreaterThanOrEqual(at);
      at = found;
    }
    expect(pages.at(-1)).toMatch(/page \d sur \d/);
  });

  it("what silence made of minutes stands after the signatures, with what was observed", async () => {
    const silentApproval = {
      approvedAt: "2026-10-20T22:00:00.000Z",
      charterVersion: 2,
      observations: [{ name: null, text: "Le prix reste à dire.", at: "2026-10-14T09:00:00.000Z" }],
      entry: { seq: 340, hash: Digest.parse("ab".repeat(32)) },
    };
    const { pages } = await open({ ...proofOf(decision), silentApproval });
    const words = bare(pages.join(" "));
    for (const text of [
      "charte version 2 (acte n° 340",
      "Identité effacée, mer. 14 oct. 2026",
      "Le prix reste à dire.",
    ])
      expect(words.indexOf(bare(text)), text).toBeGreaterThan(words.indexOf(bare("Acte n° 335")));
  });

  it("is tagged, titled, in the language of the contract, with its parts as bookmarks", async () => {
    const proof = proofOf(decision);
    const { pdf, raw } = await open(proof);
    expect(raw).toContain("/Marked true");
    expect(raw).toContain("/StructTreeRoot");
    expect(raw).toContain("/DisplayDocTitle true");
    expect(raw).toContain("/Lang (fr)");
    expect(raw).toContain("<pdfaid:part>3</pdfaid:part>");
    expect(raw).toContain("J1, Cadrage &amp; &lt;arborescence&gt;");
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: "Procès-verbal de décision PV-2026-014. Procès-verbal d’acceptation du jalon J1, Cadrage & <arborescence>",
      Language: "fr",
    });
    const outline = (await pdf.getOutline()).map(({ title }) => title);
    expect(outline).toEqual([
      "Parties",
      "Article 1",
      "Article 2, Réserves",
      "Signatures",
      "Place au registre",
      "Vérifier",
    ]);
    const roles = await rolesOf(pdf);
    for (const role of ["H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD"])
      expect(roles, role).toContain(role);
    expect(raw).toContain("/Scope /Column");
  });

  it("holds every font it uses, static and cut down to its signs, and no script", async () => {
    const { raw, pdf } = await open(proofOf(decision));
    const fonts = [...raw.matchAll(/\/FontName \/(\S+)/g)].map(([, name = ""]) => name.replace(/^[A-Z]{6}\+/, ""));
    expect(new Set(fonts)).toEqual(
      new Set([
        "InstrumentSans-Regular",
        "InstrumentSans-SemiBold",
        "SourceSerif4-Regular",
        "SourceSerif4-Italic",
        "GeistMono-Regular",
      ]),
    );
    expect(raw.match(/\/FontFile2 /g)).toHaveLength(fonts.length);
    expect(raw).not.toMatch(
      /\/BaseFont \/(Helvetica|Times|Courier|Symbol|ZapfDingbats)|\/fvar|\/JavaScript|\/JS |\/Launch|\/URI/,
    );
    expect(await pdf.getJSActions()).toBeNull();
  });

  it("carries its own JSON, and the same record gives the same bytes", async () => {
    const proof = proofOf(decision);
    const [one, two] = [await open(proof), await open(RecordProof.parse(JSON.parse(recordProofText(proof))))];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    const [[id, file] = []] = [...((await one.pdf.getAttachments()) ?? [])];
    expect(file).toMatchObject({ filename: "PV-2026-014_refonte-1.json" });
    const content = await one.pdf.getAttachmentContent(id ?? "");
    expect(Buffer.from(content ?? []).toString("utf8")).toBe(recordProofText(proof));
  });

  it("sets a record of 106 requirements, the heads of a long table again on each sheet, each row whole", async () => {
    const sections = Array.from({ length: 106 }, (_, index): RecordSection => {
      const code = `EX-${String(index + 1).padStart(3, "0")}`;
      return {
        note: code,
        detail: "Contenus",
        blocks: [
          { type: "text", text: `${code} tient en une phrase.` },
          { type: "list", items: [`${code}.1 se mesure`] },
        ],
      };
    });
    const rows = sections.map(({ note }) => [
      note,
      "au moins une phrase qui prend plus de la largeur de sa colonne et donc deux lignes",
      "1",
    ]);
    const table: RecordSection = {
      note: "Annexe",
      detail: "",
      blocks: [{ type: "table", head: ["Numéro", "Énoncé figé", "Version"], rows }],
    };
    const { pages, pdf } = await open(proofOf([...sections, table], { kind: "BASELINE" }));
    const whole = bare(pages.join(""));
    for (const { note } of sections) expect(whole).toContain(bare(`${note} tient en une phrase.`));
    const withRows = pages.filter((page) => page.includes("au moins une phrase"));
    expect(withRows.length).toBeGreaterThan(2);
    for (const page of withRows) expect(page).toContain("Énoncé figé");
    const roles = await rolesOf(pdf);
    expect(roles.filter((role) => role === "Table")).toHaveLength(2 + withRows.length - 1);
    expect(pages.length).toBeLessThan(20);
  });

  it.each([
    ["a very long word", "a".repeat(4000)],
    ["a very long address", `https://exemple.fr/${"chemin-tres-long/".repeat(120)}`],
    ["emoji", "Fait 👩‍👩‍👧‍👦 ✓ 🎉"],
    ["right to left", "שלום مرحبا"],
    ["Chinese", "验收"],
    ["other alphabets", "Ελληνικά, кириллица, Tiếng Việt, Łódź"],
    ["signs", "≥ 4,5 → 5 ≠ 6 − ∞"],
    ["HTML", '<script>alert(1)</script><img src=x onerror="alert(1)">'],
    ["Markdown", "**gras** [lien](javascript:alert(1)) ![image](http://exemple.fr/a.png)"],
    ["PDF", "(() >> endobj /JavaScript (app.alert(1)) stream"],
    ["control characters", "a\u0000b\u0007c\u001bd\u202ee\u2066f\ufffe"],
    ["many marks", `e${"\u0301".repeat(300)}`],
    ["spaces", `a${" ".repeat(500)}b\u00a0\u202f\t\tc`],
    ["empty", ""],
  ])("%s never breaks it, runs or leaves the sheet", async (_name, text) => {
    const table = { type: "table", head: ["Numéro", "Constat"], rows: [[text, text], ["c"]] } as const;
    const section: RecordSection = {
      note: text.slice(0, 400),
      detail: text.slice(0, 60),
      blocks: [
        { type: "text", text },
        { ...table, head: [...table.head], rows: table.rows.map((row) => [...row]) },
        { type: "list", items: [text] },
      ],
    };
    const change = { title: text === "" ? "T" : text.slice(0, 300), subject: text.slice(0, 80) || "S" };
    const { pdf, raw } = await open(proofOf([section, part("Fin", "Dernier mot.")], change));
    expect(raw).not.toMatch(/\/S \/JavaScript|\/Launch|\/URI/);
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      for (const item of items) {
        if (!("str" in item) || item.str.trim() === "") continue;
        expect(item.transform[4]).toBeGreaterThan(50);
        expect(item.transform[4] + item.width).toBeLessThan(545);
        expect(item.transform[5]).toBeGreaterThan(30);
      }
    }
  });

  it("a sign that it cannot draw, or that could turn what is read, is written by its number and explained", async () => {
    const { pages } = await open(proofOf([part("Article 1", "payer 10\u202e0001 €", "مرحبا", "a\u0000b")]));
    const words = bare(pages.join(""));
    for (const text of ["payer 10[U+202E]0001 €", "[U+0645 U+0631 U+062D U+0628 U+0627]", "a[U+0000]b"])
      expect(words).toContain(bare(text));
    expect(words).toContain(bare("Le fichier joint porte le signe lui-même."));
    const plain = await open(proofOf(decision));
    expect(bare(plain.pages.join(""))).not.toContain(bare("Le fichier joint porte le signe lui-même."));
  });

  it("any text is printed, whatever it is made of", async () => {
    const texts = fc.array(fc.string({ unit: "binary", maxLength: 60 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(texts, async (words) => {
        const proof = proofOf([part(words[0] ?? "", ...words)]);
        expect((await writeRecordPdf(proof)).byteLength).toBeGreaterThan(10_000);
      }),
      { numRuns: 15 },
    );
  });

  it("is written in English when the contract is", async () => {
    const { pages } = await open(proofOf([part("Article 1", "The milestone is accepted.")], { language: "en" }));
    expect(bare(pages.join(""))).toContain(bare("Meaning of the signature: accepted"));
    expect(bare(pages.join(""))).toContain(bare("Monday 12 October 2026, 11:05:22, Paris time"));
  });
});
