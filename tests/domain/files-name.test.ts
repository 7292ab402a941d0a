import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentDisposition, downloadHeaders, mayShowInline } from "@/lib/files/download";
import { extensionOf, maxFileNameBytes, safeFileName } from "@/lib/files/file-name";

const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe("names of uploaded files", () => {
  it.each([
    ["../../etc/passwd.txt", "passwd.txt"],
    ["C:\\Windows\\System32\\drivers\\hosts.txt", "hosts.txt"],
    ["/var/www/rapport final.pdf", "rapport final.pdf"],
    ["Été à Évry – reçu n° 3.pdf", "Été à Évry – reçu n° 3.pdf"],
    ["e\u0301te\u0301.pdf", "été.pdf"],
    ["photo\u202Egpj.exe", "photogpj.exe"],
    ["re\u0000port\r\n.pdf", "report .pdf"],
    ["con.pdf", "_con.pdf"],
    ["NUL", "_NUL"],
    ["LPT1 .txt", "_LPT1 .txt"],
    ["console.pdf", "console.pdf"],
    ['a<b>:"c|d?e*.csv', "a_b___c_d_e_.csv"],
    ["...hidden.md", "hidden.md"],
    ["trailing. . .", "trailing"],
    ["a\u2028b.txt", "a b.txt"],
  ])("%j is kept as %j", (raw, kept) => {
    expect(safeFileName(raw)).toBe(kept);
  });

  it.each(["", ".", "..", "../..", "/", "\\", "   ", "\u202E\u200B", "folder/", "\u0000"])(
    "%j leaves no name",
    (raw) => {
      expect(safeFileName(raw)).toBeNull();
    },
  );

  it("shortens a long name in bytes, between characters, and keeps its extension", () => {
    const short = safeFileName(`${"é".repeat(400)}.pdf`);
    expect(short?.endsWith("é.pdf")).toBe(true);
    expect(bytes(short ?? "")).toBeLessThanOrEqual(maxFileNameBytes);
    expect(safeFileName(`${"😀".repeat(90)}.png`)?.isWellFormed()).toBe(true);
  });

  it("counts only the last extension", () => {
    expect(extensionOf("facture.pdf.exe")).toBe("exe");
    expect(extensionOf("FACTURE.PDF")).toBe("pdf");
    expect([extensionOf("README"), extensionOf(".env"), extensionOf("a.")]).toEqual([null, null, null]);
  });

  it("any text becomes nothing or a harmless name, and twice is once", () => {
    const anyName = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.string({ unit: fc.constantFrom(..."./\\ :é\u0301\u202E\u200D\u0000con<😀\uFEFF\u2215a"), maxLength: 120 }),
    );
    fc.assert(
      fc.property(anyName, (raw) => {
        const name = safeFileName(raw);
        if (name === null) return;
        expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(name).not.toMatch(/^[\s.]|[\s.]$/u);
        expect(name.isWellFormed()).toBe(true);
        expect(bytes(name)).toBeLessThanOrEqual(maxFileNameBytes);
        expect(safeFileName(name)).toBe(name);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("headers of a download", () => {
  it("writes a name for old and new readers (RFC 6266)", () => {
    expect(contentDisposition("attachment", "Été 100 %.pdf")).toBe(
      "attachment; filename=\"Ete 100 _.pdf\"; filename*=UTF-8''%C3%89t%C3%A9%20100%20%25.pdf",
    );
    expect(contentDisposition("attachment", "l'avis (1)*.pdf")).toContain("UTF-8''l%27avis%20%281%29%2A.pdf");
  });

  it("no name can leave its quotes or its line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (name) => {
        const value = contentDisposition("attachment", name);
        expect(value).toMatch(/^attachment; filename="[^"\\%\r\n]*"; filename\*=UTF-8''[A-Za-z0-9%!#$&+.^_`|~-]*$/);
        new Headers({ "Content-Disposition": value });
      }),
    );
  });

  it("everything is an attachment but a raster image asked for inline", () => {
    const inline = (mediaType: string): string | undefined =>
      downloadHeaders({ name: "a", mediaType, size: 1, inline: true })["Content-Disposition"]?.split(";")[0];
    expect(inline("image/png")).toBe("inline");
    for (const type of ["image/svg+xml", "text/html", "application/pdf", "text/plain", "application/xml"]) {
      expect([type, inline(type), mayShowInline(type)]).toEqual([type, "attachment", false]);
    }
    expect(downloadHeaders({ name: "a", mediaType: "image/png", size: 1 })["Content-Disposition"]).toMatch(
      /^attachment/,
    );
  });

  it("forbids guessing the type, running anything and keeping a copy", () => {
    const headers = downloadHeaders({ name: "a.pdf", mediaType: "application/pdf", size: 12 });
    expect(headers).toMatchObject({
      "Content-Type": "application/pdf",
      "Content-Length": "12",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "private, no-store",
    });
    const odd = downloadHeaders({ name: "a", mediaType: "text/html\r\nX: y", size: 1 });
    expect(odd["Content-Type"]).toBe("application/octet-stream");
  });
});
