import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptedExtensions, admitContent, admitName } from "@/lib/files/accept";
import { unzip, zipStored } from "@/lib/files/zip";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aval-accept-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const pdf = Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF", "latin1");
const gif = Buffer.from("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", "base64");

function office(contentType: string, part: string): Buffer {
  const types = `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${contentType}"/></Types>`;
  return zipStored(
    new Map([
      ["[Content_Types].xml", Buffer.from(types)],
      [part, Buffer.from("<a/>")],
    ]),
  );
}

const xml = "application/vnd.openxmlformats-officedocument";
const docx = office(`${xml}.wordprocessingml.document.main+xml`, "word/document.xml");
const docm = office("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml");
const xlsx = office(`${xml}.spreadsheetml.sheet.main+xml`, "xl/workbook.xml");
const odt = zipStored(new Map([["mimetype", Buffer.from("application/vnd.oasis.opendocument.text")]]));
const zip = zipStored(new Map([["a.txt", Buffer.from("a")]]));

async function verdict(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, "candidate");
  await writeFile(path, content);
  const result = await admitContent(path, name);
  return result.ok ? result.value.mediaType : result.error.reason;
}

describe("what may be uploaded", () => {
  it.each([
    ["rapport.pdf", pdf, "application/pdf"],
    ["ecran.png", png, "image/png"],
    ["logo.gif", gif, "image/gif"],
    ["pv.docx", docx, `${xml}.wordprocessingml.document`],
    ["plan.xlsx", xlsx, `${xml}.spreadsheetml.sheet`],
    ["notes.odt", odt, "application/vnd.oasis.opendocument.text"],
    ["lot.zip", zip, "application/zip"],
    ["notes.txt", "Été à Évry", "text/plain"],
    ["notes.TXT", "BMP ou PNG ?", "text/plain"],
    ["notes.txt", "MZ est le début d’un programme", "text/plain"],
    ["table.csv", Buffer.from("Libell\u00e9;Priorit\u00e9\n\u00e9t\u00e9;A", "latin1"), "text/csv"],
    ["table.csv", Buffer.from("\ufeffa;b\n1;2", "utf16le"), "text/csv"],
    ["lisez.md", "# Titre\n\n<p align=center>texte</p>", "text/markdown"],
    ["données.json", '{"html":"<script>"}', "application/json"],
  ])("%s is taken", async (name, content, mediaType) => {
    expect(await verdict(name, content)).toBe(mediaType);
  });

  it.each([
    ["page.html", "<p>x</p>"],
    ["page.htm", "<p>x</p>"],
    ["dessin.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ["flux.xml", "<a/>"],
    ["script.js", "alert(1)"],
    ["script.sh", "#!/bin/sh"],
    ["setup.exe", "MZ"],
    ["facture.pdf.exe", pdf],
    ["macros.docm", docm],
    ["ancien.doc", "x"],
    ["sans-extension", "x"],
  ])("%s is refused by its extension, before anything is stored", async (name, content) => {
    const byName = admitName(name);
    expect(byName.ok ? null : byName.error).toMatchObject({
      kind: "upload-type-refused",
      reason: "extension-not-accepted",
      accepted: acceptedExtensions,
    });
    expect(await verdict(name, content)).toBe("extension-not-accepted");
  });

  it.each([
    ["photo.png", "<svg onload='alert(1)'/>"],
    ["photo.png", pdf],
    ["photo.jpg", png],
    ["rapport.pdf", "<html><script>alert(1)</script>"],
    ["rapport.pdf", "pas un pdf"],
    ["pv.docx", docm],
    ["pv.docx", zip],
    ["lot.zip", docx],
    ["notes.txt", pdf],
    ["notes.txt", png],
    ["notes.txt", Buffer.from("MZ\u0090\u0000\u0003\u0000", "latin1")],
    ["table.csv", zip],
  ])("%s is refused when its content is something else", async (name, content) => {
    expect(await verdict(name, content)).toBe("content-differs");
  });

  it.each([
    "<!DOCTYPE html><p>x</p>",
    "\ufeff  <HTML>",
    "<!-- a --> <!-- b -->\n<svg/>",
    "<!-- never closed <script>",
    "<?xml version='1.0'?><a/>",
    "<?php echo 1;",
    "<script>alert(1)</script>",
    "#!/usr/bin/env node",
  ])("text that opens like %j is refused under any text extension", async (content) => {
    for (const name of ["a.txt", "a.csv", "a.md", "a.json"])
      expect(await verdict(name, content)).toBe("active-content");
  });

  it("many comments are looked at in a moment", async () => {
    const started = performance.now();
    await verdict("a.txt", `${"<!---->".repeat(9_000)}x`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("reading archives", () => {
  const limits = { maxBytes: 1_000, maxEntries: 3 };
  const all = (): boolean => true;

  it("what is packed is what is read", async () => {
    const files = new Map([
      ["é.xml", Buffer.from("un")],
      ["b/c.xml", Buffer.from("")],
    ]);
    const read = await unzip(zipStored(files), limits, all);
    expect(read.ok && [...read.value].map(([name, content]) => [name, Buffer.from(content).toString()])).toEqual([
      ["é.xml", "un"],
      ["b/c.xml", ""],
    ]);
  });

  it("refuses too much, too many, and what is no archive", async () => {
    const big = zipStored(new Map([["a", Buffer.alloc(1_001)]]));
    expect(await unzip(big, limits, all)).toEqual({ ok: false, error: { kind: "zip-too-large", maxBytes: 1_000 } });
    const many = zipStored(new Map(["a", "b", "c", "d"].map((name) => [name, Buffer.from("x")])));
    for (const bytes of [many, Buffer.from("PK"), Buffer.alloc(0), Buffer.alloc(200), big.subarray(0, 500)]) {
      expect(await unzip(bytes, limits, all)).toEqual({ ok: false, error: { kind: "zip-unreadable" } });
    }
  });
});
