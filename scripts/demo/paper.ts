// The papers that come with a delivery: small, real, and readable by anybody who opens them.

/** A file as evidence is made of it. */
export type Paper = { readonly name: string; readonly content: Uint8Array };

/** A sheet in Markdown. */
export function sheet(name: string, text: string): Paper {
  return { name, content: Buffer.from(`${text.trim()}\n`, "utf8") };
}

/** A one-page PDF: tagged, titled and in French, one line of text after another. Only signs of Windows-1252. */
export function page(name: string, title: string, lines: readonly string[]): Paper {
  const tagged = [`/H1 <</MCID 0>> BDC BT /F1 18 Tf 72 770 Td ${shown(title)} Tj ET EMC`].concat(
    lines.map(
      (line, place) => `/P <</MCID ${place + 1}>> BDC BT /F1 11 Tf 72 ${735 - place * 20} Td ${shown(line)} Tj ET EMC`,
    ),
  );
  const stream = tagged.join("\n");
  const marks = tagged.map((_, place) => ({ object: 9 + place, place }));
  const objects = [
    "<</Type/Catalog/Pages 2 0 R/Lang(fr-FR)/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R/ViewerPreferences<</DisplayDocTitle true>>>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/StructParents 0/Tabs/S/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    `<</Type/StructTreeRoot/K 7 0 R/ParentTree<</Nums[0[${marks.map(({ object }) => `${object} 0 R`).join(" ")}]]>>>>`,
    `<</Type/StructElem/S/Document/P 6 0 R/K[${marks.map(({ object }) => `${object} 0 R`).join(" ")}]>>`,
    `<</Title ${wide(title)}/Producer(Aval)>>`,
    ...marks.map(({ place }) => `<</Type/StructElem/S/${place === 0 ? "H1" : "P"}/P 7 0 R/Pg 3 0 R/K ${place}>>`),
  ];
  return { name, content: Buffer.from(assembled(objects), "latin1") };
}

/** The objects of a PDF in their order, with the table that says where each begins. */
function assembled(objects: readonly string[]): string {
  let file = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";
  const starts = objects.map((object, place) => {
    const start = file.length;
    file += `${place + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info 8 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
}

/** A text as PDF holds it in the Windows-1252 encoding, in hexadecimal so that nothing has to be escaped. */
function shown(text: string): string {
  const bytes = Array.from(text, (sign) => typographic[sign] ?? sign.charCodeAt(0));
  return `<${bytes.map((byte) => (byte < 256 ? byte : 63).toString(16).padStart(2, "0")).join("")}>`;
}

/** A text as the properties of a PDF hold it: UTF-16. */
function wide(text: string): string {
  return `<feff${Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, "0")).join("")}>`;
}

const typographic: Readonly<Record<string, number>> = {
  "’": 0x92,
  "–": 0x96,
  "—": 0x97,
  œ: 0x9c,
  "€": 0x80,
  "…": 0x85,
};
