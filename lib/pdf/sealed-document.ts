import PDFDocument from "pdfkit";

/** What a document says of itself. The date is that of the record, never that of the reading. */
export type Identity = {
  readonly title: string;
  readonly subject: string;
  readonly language: "fr" | "en";
  readonly at: Date;
};

const producer = "Aval";

/**
 * A document that keeps to PDF/A-3a and PDF/UA-1 as far as the library goes: tagged, in a named language, titled, in
 * sRGB, every font in it. The same content gives the same bytes: its date and its id come from the record.
 */
export class SealedDocument extends PDFDocument {
  constructor({ title, subject, language, at }: Identity) {
    super({
      size: "A4",
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: "1.7",
      subset: "PDF/A-3a",
      tagged: true,
      displayTitle: true,
      lang: language,
      // No standard font is ever named: those are not embedded.
      font: "",
      info: {
        Title: plainLine(title),
        Subject: plainLine(subject),
        Producer: producer,
        Creator: producer,
        CreationDate: at,
      },
    });
  }

  /** Called by the library once the dictionary is written: the XMP holds the same words, as XML wants them. */
  override endMetadata(): void {
    const { Title = "", Subject = "" } = this.info;
    this.info = { ...this.info, Title: escaped(Title), Subject: escaped(Subject) };
    this.appendXML(accessibility);
    super.endMetadata();
  }
}

/** One line without control characters, which XML does not have. */
function plainLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cn}\uFFFE\uFFFF]+/gu, " ")
    .trim();
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Says PDF/UA-1, with the description of that word which PDF/A asks for. */
const accessibility = `
        <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        <rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
            <pdfaExtension:schemas>
                <rdf:Bag>
                    <rdf:li rdf:parseType="Resource">
                        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                        <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
                        <pdfaSchema:property>
                            <rdf:Seq>
                                <rdf:li rdf:parseType="Resource">
                                    <pdfaProperty:category>internal</pdfaProperty:category>
                                    <pdfaProperty:description>Indicates which part of ISO 14289 standard is followed</pdfaProperty:description>
                                    <pdfaProperty:name>part</pdfaProperty:name>
                                    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                                </rdf:li>
                            </rdf:Seq>
                        </pdfaSchema:property>
                    </rdf:li>
                </rdf:Bag>
            </pdfaExtension:schemas>
        </rdf:Description>
        `;
