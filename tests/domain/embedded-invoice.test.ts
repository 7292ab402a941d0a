import { deflateSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { centsOf, differencesOf, type ElectronicInvoice } from "@/lib/domain/electronic-invoice";
import { readCrossIndustryInvoice, readEmbeddedInvoice } from "@/lib/files/embedded-invoice";

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="r" xmlns:udt="u">
  <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:factur-x.eu:1p0:minimum</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument><ram:ID>AC-2026-074</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">20261012</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
    <ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>Atelier Corbel &amp; Cie</ram:Name></ram:SellerTradeParty></ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20261110</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxBasisTotalAmount>22230.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">4446</ram:TaxTotalAmount><ram:GrandTotalAmount>26676.0</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`;

const said: ElectronicInvoice = {
  profile: "urn:factur-x.eu:1p0:minimum",
  number: "AC-2026-074",
  typeCode: "380",
  issuedOn: "2026-10-12",
  dueOn: "2026-11-10",
  currency: "EUR",
  netCents: 22_230_00,
  taxCents: 4_446_00,
  grossCents: 26_676_00,
  seller: "Atelier Corbel & Cie",
};

/** A PDF with one embedded file, as those that make Factur-X write it. */
function pdf(content: Buffer, dictionary: string): Buffer {
  const head = `%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n2 0 obj\n<</Type /EmbeddedFile /Subtype /text#2Fxml ${dictionary}>>\nstream\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), content, Buffer.from("\nendstream\nendobj\n%%EOF\n", "latin1")]);
}

describe("an electronic invoice in a PDF (EN 16931)", () => {
  it("is read packed or not, with its length said or left to be found", () => {
    const packed = deflateSync(Buffer.from(xml));
    expect(readEmbeddedInvoice(pdf(packed, `/Filter /FlateDecode /Length ${packed.length}`))).toEqual(said);
    expect(readEmbeddedInvoice(pdf(packed, "/Filter[/FlateDecode] /Length 9 0 R"))).toEqual(said);
    expect(readEmbeddedInvoice(pdf(Buffer.from(xml), `/Length ${Buffer.byteLength(xml)}`))).toEqual(said);
  });

  it("is none in a PDF without one, in what is no PDF, or where what is embedded is something else", () => {
    expect(readEmbeddedInvoice(Buffer.from("%PDF-1.7\n%%EOF"))).toBeNull();
    expect(readEmbeddedInvoice(Buffer.alloc(0))).toBeNull();
    expect(readEmbeddedInvoice(pdf(Buffer.from("<note>CrossIndustryInvoice</note>"), "/Length 33"))).toBeNull();
    expect(readEmbeddedInvoice(pdf(deflateSync(Buffer.from(xml)).subarray(0, 90), "/Filter /FlateDecode"))).toBeNull();
    expect(readEmbeddedInvoice(pdf(Buffer.from(xml), "/Filter /LZWDecode"))).toBeNull();
  });

  test("no entity is expanded, no file or address is read, and nothing unpacks further than a mebibyte", () => {
    const outside = xml
      .replace("?>", '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
      .replace("AC-2026-074", "&a;");
    expect(readCrossIndustryInvoice(outside)).toBeNull();
    const laughs = xml.replace("?>", '?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>');
    expect(readCrossIndustryInvoice(laughs)).toBeNull();
    const bomb = deflateSync(Buffer.alloc(24 * 1_024 * 1_024, 0x20));
    const began = performance.now();
    expect(readEmbeddedInvoice(pdf(bomb, `/Filter /FlateDecode /Length ${bomb.length}`))).toBeNull();
    expect(performance.now() - began).toBeLessThan(1_000);
    const deep = `<CrossIndustryInvoice>${"<a>".repeat(20_000)}${"</a>".repeat(20_000)}</CrossIndustryInvoice>`;
    expect(readCrossIndustryInvoice(deep)).toBeNull();
  });

  it("amounts are exact, and what is none is none", () => {
    expect(["0.1", "19.99", "1234567890.10", "-5", "7.100"].map(centsOf)).toEqual([
      10, 19_99, 123_456_789_010, -5_00, 7_10,
    ]);
    expect(["", "1,5", "1e3", "NaN", "0x10", "1.005"].map(centsOf)).toEqual([null, null, null, null, null, null]);
  });

  it("is compared field by field with what was typed", () => {
    const typed = {
      number: "AC-2026-074",
      issuedOn: "2026-10-12",
      dueOn: "2026-11-10",
      currency: "EUR",
      netCents: 22_230_00,
      taxCents: 4_446_00,
    };
    expect(differencesOf(said, typed)).toEqual([]);
    expect(differencesOf(said, { ...typed, number: "74", taxCents: 0 })).toEqual([
      { field: "number", file: "AC-2026-074", typed: "74" },
      { field: "taxCents", file: 4_446_00, typed: 0 },
      { field: "grossCents", file: 26_676_00, typed: 22_230_00 },
    ]);
  });
});
