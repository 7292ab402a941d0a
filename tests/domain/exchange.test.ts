import { existsSync, readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FullRequirement } from "@/lib/features/requirement/queries-content";
import type { Sheet } from "@/lib/features/requirement/sheet";
import { readCriteria } from "@/lib/features/requirement/sheet-criteria";
import { type ImportedRequirement, mapRows } from "@/lib/features/requirement/sheet-map";
import { guessMapping } from "@/lib/features/requirement/sheet-mapping";
import { readSheet } from "@/lib/features/requirement/sheet-read";
import { type Exchange, writeReqif } from "@/lib/features/requirement/sheet-reqif-write";
import { criteriaCell } from "@/lib/features/requirement/sheet-rows";
import { zipStored } from "@/lib/files/zip";

const at = "2026-11-22T10:00:00.000Z";

/** A requirement as it stands, and the GUID under which it goes out. */
function item(
  number: number,
  change: Partial<FullRequirement["content"]> & { chapter?: string },
): Exchange["items"][number] {
  const { chapter = "Technique / Accessibilité", ...content } = change;
  const full: FullRequirement = {
    id: `018f0000-0000-7000-8000-${String(number).padStart(12, "0")}`,
    code: `EX-${String(number).padStart(3, "0")}`,
    status: "DRAFT",
    chapter,
    position: number,
    changePending: false,
    externalReference: null,
    version: 1,
    baselinedVersion: null,
    digest: "0".repeat(64),
    openBlockingQuestions: [],
    agreements: [],
    content: {
      title: "",
      statement: "Le site doit.",
      kind: "QUALITY",
      priority: "MUST",
      source: "atelier",
      rationale: "",
      verificationMethod: "TEST",
      criteria: [],
      ...content,
    },
  };
  return { full, guid: `guid-${number}`, changedAt: at };
}

function exchange(items: Exchange["items"], beside: Partial<Exchange> = {}): Exchange {
  const project = { id: "018f0000-0000-7000-8000-00000000aaaa", name: "Musées & « Cie »" };
  return { project, at, items, chapters: new Map(), relations: [], ...beside };
}

async function read(name: string, text: string | Uint8Array): Promise<Sheet> {
  const sheet = await readSheet({ name, bytes: typeof text === "string" ? Buffer.from(text) : text });
  if (!sheet.ok) throw new Error(JSON.stringify(sheet.error));
  return sheet.value;
}

async function fate(name: string, text: string | Uint8Array): Promise<string> {
  const sheet = await readSheet({ name, bytes: typeof text === "string" ? Buffer.from(text) : text });
  return sheet.ok ? "read" : sheet.error.map(({ kind }) => kind).join();
}

function requirements(sheet: Sheet): readonly ImportedRequirement[] {
  const mapped = mapRows(sheet, guessMapping(sheet.headers));
  expect(mapped.problems).toEqual([]);
  return mapped.requirements;
}

const words = fc
  .array(fc.constantFrom("a", "é", " ", "\n", "**", "*", "<b>", "&", "\u00a0", "-", "1. ", '"', "  ", "\t", "]]>"), {
    minLength: 1,
    maxLength: 30,
  })
  .map((parts) => `x${parts.join("")}x`);

describe("ReqIF, out and in again", () => {
  it("every text, name, chapter and choice comes back as it left, whatever is in it", async () => {
    const content = fc.record({
      statement: words,
      title: words.map((text) => text.replace(/\s+/g, " ")),
      rationale: words,
      chapter: fc.constantFrom("A", "A / B", "A / B / C & D", "Ü"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 5 }), async (contents) => {
        const items = contents.map((one, index) => item(index + 1, one));
        const back = requirements(await read("a.reqif", writeReqif(exchange(items))));
        const told = new Map(back.map((one) => [one.guid, one]));
        for (const { full, guid } of items) {
          const { statement, title, rationale } = full.content;
          expect(told.get(guid)).toMatchObject({
            code: full.code,
            ...{ statement, title, rationale },
            chapter: full.chapter,
            kind: "QUALITY",
            priority: "MUST",
            verificationMethod: "TEST",
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  it("any criterion comes back with its reference", () => {
    const text = fc.constantFrom("Contraste", "1. un", "1.5 s", "- tiret", "[a](b) lien", "2.1 deux", "1.1.1 trois");
    const reference = fc.constantFrom("", "1.1.1", "1.1", "C 1", "3", "a");
    const blank = { target: "", given: "", when: "", outcome: "", method: "TEST", flexibility: "F0" } as const;
    fc.assert(
      fc.property(fc.array(fc.record({ measure: text, reference }), { maxLength: 4 }), (list) => {
        const criteria = list.map((one, index) => ({ ...blank, ...one, id: `c${index}` }));
        const back = readCriteria(criteriaCell(criteria), "lines", "reference");
        expect(back).toEqual(list.map((one) => ({ reference: one.reference || null, text: one.measure })));
      }),
    );
  });

  it("identifiers and relations that came from elsewhere go out unchanged, and twice the same", () => {
    const items = [item(1, {}), item(2, {})];
    const relation = { guid: "rel-1", type: "Parent", source: "guid-2", target: "guid-1" };
    const beside = { chapters: new Map([["Technique", "their-chapter"]]), relations: [relation] };
    const text = writeReqif(exchange(items, beside));
    expect(text).toBe(writeReqif(exchange(items, beside)));
    const xml = new DOMParser().parseFromString(text, "text/xml");
    const objects = Array.from(xml.getElementsByTagName("SPEC-OBJECT"), (one) => one.getAttribute("IDENTIFIER"));
    expect(objects).toEqual(expect.arrayContaining(["guid-1", "guid-2", "their-chapter"]));
    expect(Array.from(xml.getElementsByTagName("SPEC-RELATION"), (one) => one.getAttribute("IDENTIFIER"))).toEqual([
      "rel-1",
    ]);
  });

  it("another parser finds every reference where it points, and every definition used", () => {
    const xml = new DOMParser().parseFromString(
      writeReqif(exchange([item(1, {}), item(2, { chapter: "" })])),
      "text/xml",
    );
    const all = Array.from(xml.getElementsByTagName("*"));
    const ids = all.map((one) => one.getAttribute("IDENTIFIER")).filter((id) => id !== null && id !== "");
    expect(new Set(ids).size).toBe(ids.length);
    const references = all.filter(({ tagName }) => tagName.endsWith("-REF")).map((one) => one.textContent ?? "");
    expect(references.length).toBeGreaterThan(40);
    expect(references.filter((id) => !ids.includes(id))).toEqual([]);
    for (const one of all.filter(({ tagName }) => /^(SPEC-|DATATYPE-D|ATTRIBUTE-DEFINITION-\w+$)/.test(tagName)))
      if (one.getAttribute("IDENTIFIER") !== null) expect(one.getAttribute("LAST-CHANGE")).not.toBeNull();
    // XML wants of an identifier that it begins with a letter or an underscore.
    expect(ids.filter((id) => id === null || !/^[A-Za-z_][\w.:-]*$/.test(id))).toEqual([]);
  });
});

const open = '<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd" xmlns:x="http://www.w3.org/1999/xhtml">';
const withText = (xhtml: string): string =>
  `${open}<SPEC-OBJECT IDENTIFIER="a" LONG-NAME="A"><VALUES><ATTRIBUTE-VALUE-XHTML><THE-VALUE><x:div>${xhtml}</x:div></THE-VALUE><DEFINITION><ATTRIBUTE-DEFINITION-XHTML-REF>ReqIF.Text</ATTRIBUTE-DEFINITION-XHTML-REF></DEFINITION></ATTRIBUTE-VALUE-XHTML></VALUES></SPEC-OBJECT><SPEC-HIERARCHY IDENTIFIER="h"><OBJECT><SPEC-OBJECT-REF>a</SPEC-OBJECT-REF></OBJECT></SPEC-HIERARCHY></REQ-IF>`;

describe("a hostile exchange", () => {
  it("declares entities, near or far, many or nested: nothing is expanded, fetched or read", async () => {
    const far = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const net = '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/evil.dtd">';
    const laughs = `<!DOCTYPE r [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, n) => `<!ENTITY l${n} "&a;&a;&a;&a;">`).join("")}]>`;
    for (const declared of [far, net, laughs])
      expect(await fate("a.reqif", `<?xml version="1.0"?>${declared}${withText("&x;")}`)).toBe("reqif-doctype");
    expect(await fate("a.reqif", withText("&x;"))).toBe("reqif-broken");
  });

  it("carries script, style, handlers and frames: only words come in, and it is said", async () => {
    const sheet = await read(
      "a.reqif",
      withText(
        '<x:p onclick="steal()">Le site <x:b>doit</x:b><x:script>alert(1)</x:script><x:style>p{}</x:style><x:a href="javascript:alert(2)">répondre</x:a>.</x:p><x:ul><x:li>un</x:li><x:li>deux</x:li></x:ul><x:object data="http://evil/x.png"/>',
      ),
    );
    expect(requirements(sheet)[0]?.statement).toBe("Le site **doit**répondre.\n\n- un\n- deux");
    expect(sheet.beside?.remarks.map(({ kind }) => kind)).toEqual(["active-content-left-out", "object-left-out"]);
  });

  it("nests, repeats, breaks off or is something else: it is refused", { timeout: 30_000 }, async () => {
    expect(await fate("a.reqif", withText("<x:div>".repeat(300) + "</x:div>".repeat(300)))).toBe("reqif-too-deep");
    expect(await fate("a.reqif", withText("").slice(0, 200))).toBe("reqif-broken");
    expect(await fate("a.reqif", "<svg/>")).toBe("reqif-other");
    expect(await fate("a.reqif", `${open}${'<SPEC-OBJECT IDENTIFIER="a"/>'.repeat(2)}</REQ-IF>`)).toBe("reqif-broken");
    expect(await fate("a.reqif", Buffer.from([0xc3, 0x28]))).toBe("sheet-unreadable");
  });

  it("is an archive that is small until it is opened, or holds more than one file", async () => {
    const one = Buffer.from(withText("Le site doit."));
    expect(await fate("a.reqifz", zipStored(new Map([["spec/a.reqif", one]])))).toBe("read");
    expect(
      await fate(
        "a.reqifz",
        zipStored(
          new Map([
            ["a.reqif", one],
            ["b.reqif", one],
          ]),
        ),
      ),
    ).toBe("reqif-not-one");
    expect(await fate("a.reqifz", zipStored(new Map([["a.txt", one]])))).toBe("reqif-not-one");
    expect(await fate("a.reqifz", bomb(64 * 1024 * 1024))).toBe("sheet-unpacks-too-large");
  });
});

/** An archive with one part of zeros, packed. */
function bomb(size: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size));
  const stored = zipStored(new Map([["a.reqif", packed]]));
  const directory = stored.lastIndexOf("PK\u0001\u0002");
  stored.writeUInt16LE(8, 8);
  stored.writeUInt16LE(8, directory + 10);
  stored.writeUInt32LE(size, directory + 24);
  return stored;
}

describe("a specification in Markdown", () => {
  it("headings are chapters, paragraphs requirements, an introduced list criteria; guidance is told, not taken", async () => {
    const text = [
      ...["---", "title: x", "---", "# Technique", "{{< callout >}}", "Aide.", "{{< /callout >}}", "## Accès"],
      ...["Le site doit tenir\nla charge :", "- 100 visites", "- [ ] 200 visites", "", "> Note.", ""],
      ...[
        "**REQ-7** : Le site doit répondre.",
        "Priorité : must",
        "Source : atelier",
        "",
        "## Vide",
        "### EX-012 Titre",
        "Corps.",
      ],
    ].join("\n");
    const sheet = await read("a.md", text);
    expect(sheet.rows.map(({ line }) => line)).toEqual([9, 16, 21]);
    expect(requirements(sheet)).toMatchObject([
      {
        chapter: "Technique / Accès",
        statement: "Le site doit tenir\nla charge :",
        criteria: [{ text: "100 visites" }, { text: "200 visites" }],
      },
      { externalReference: "REQ-7", statement: "Le site doit répondre.", priority: "MUST", source: "atelier" },
      { externalReference: "EX-012", title: "Titre", statement: "Corps.", chapter: "Technique / Vide" },
    ]);
    expect(sheet.beside?.remarks.map(({ kind, line }) => `${kind} ${line}`)).toEqual([
      "front-matter-left-out 1",
      "callout-left-out 5",
      "callout-left-out 14",
    ]);
  });

  it("what is made to be slow is quick or refused", { timeout: 20_000 }, async () => {
    for (const hostile of [">".repeat(100_000), "- ".repeat(5_000), "[".repeat(200_000), "*a ".repeat(100_000)]) {
      const began = performance.now();
      await fate("a.md", `# A\n\n${hostile}\n`);
      expect(performance.now() - began).toBeLessThan(5_000);
    }
    expect(await fate("a.md", "x".repeat(3 * 1024 * 1024))).toBe("sheet-too-large");
  });
});

const shared = ["cahier-des-charges-openspec.md", "strictdoc-minimal.reqif"]
  .map((name) => `../shared/data/${name}`)
  .filter((path) => existsSync(path));
console.info(`specifications written by others: ${shared.length} of 2 run`);

describe.runIf(shared.length > 0)("specifications written by others", () => {
  it("come in whole", async () => {
    const counts = await Promise.all(
      shared.map(async (path) => requirements(await read(path, readFileSync(path))).length),
    );
    expect(counts).toEqual(shared.map((path) => (path.endsWith(".md") ? 13 : 2)));
  });
});
