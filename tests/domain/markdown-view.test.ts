import { NextIntlClientProvider } from "next-intl";
import { type ComponentProps, createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MarkdownView } from "@/components/markdown/markdown-view";
import english from "@/lib/text/en.json";
import french from "@/lib/text/fr.json";

function html(
  source: string,
  props: Partial<ComponentProps<typeof MarkdownView>> = {},
  locale: "fr" | "en" = "fr",
): string {
  const children = createElement(MarkdownView, { source, ...props });
  const messages = { markdown: locale === "fr" ? french.markdown : english.markdown };
  return renderToStaticMarkup(
    createElement(NextIntlClientProvider, { locale, messages, timeZone: "Europe/Paris", children }),
  );
}

/** Every tag of the result with its attributes, so that nothing can hide in the text. */
const tags = (markup: string): readonly string[] => markup.match(/<[a-z][^>]*>/gi) ?? [];

const injections = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<iframe src='https://evil.example'></iframe>",
  "<a href='javascript:alert(1)'>x</a>",
  "<style>*{display:none}</style>",
  "<div onclick='alert(1)' style='position:fixed'>x</div>",
  "<form action='https://evil.example'><input name=password></form>",
  "<!-- hidden --><b>x</b>",
  "texte <u onmouseover=alert(1)>ici</u>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt&#58;alert(1))",
  "[x](\u0001javascript:alert(1))",
  "[x](java\nscript:alert(1))",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](vbscript:msgbox(1))",
  "[x](file:///etc/passwd)",
  "[x](//evil.example)",
  "[x](/api/v1/secret)",
  "[x][y]\n\n[y]: javascript:alert(1)",
  "<javascript:alert(1)>",
  "![x](javascript:alert(1))",
  "![x](data:image/svg+xml;base64,PHN2Zz4=)",
  '![x" onerror="alert(1)](https://evil.example/a.png)',
  '[x](https://a.example "title\\" onclick=\\"alert(1)")',
  "| a |\n|---|\n| <script>alert(1)</script> |",
  "```html\n<script>alert(1)</script>\n```",
  "`<img src=x onerror=alert(1)>`",
  "a[^1]\n\n[^1]: <script>alert(1)</script> [x](javascript:alert(1))",
  "~~<script>~~ **<object data=x>** # <embed>",
];

describe("Markdown written by people", () => {
  it.each(injections)("%j does nothing", (source) => {
    for (const tag of tags(html(source))) {
      expect(tag).not.toMatch(/^<(?:script|img|iframe|style|form|input|object|embed|link|meta|base)\b/i);
      expect(tag).not.toMatch(/\s(?:on\w+|style|srcdoc|action|formaction|src|name|title)\s*=/i);
      const href = /\shref="([^"]*)"/.exec(tag)?.[1];
      if (href !== undefined) expect(href).toMatch(/^(?:https?:\/\/|mailto:|#)/);
    }
  });

  it("HTML is shown as it was typed: a requirement may be about a tag", () => {
    const source = 'Chaque image (balise <img> ou attribut `role="img"`) a-t-elle un texte ?';
    expect(html(source)).toContain("(balise &lt;img&gt; ou attribut");
    expect(html("<details>\n<summary>x</summary>\n</details>")).toContain("&lt;details&gt;");
    expect(html("- <b>gras</b>")).toMatch(/<li>.*&lt;b&gt;gras&lt;\/b&gt;/s);
  });

  it("links out give nothing of the reader away", () => {
    expect(html("[Aval](https://aval.example)")).toContain(
      '<a href="https://aval.example" class="link" rel="noopener noreferrer nofollow">Aval</a>',
    );
    expect(html("mailto:a@b.example et https://c.example")).toContain('href="https://c.example"');
    expect(html("<a@b.example>")).toContain('href="mailto:a@b.example"');
  });

  it("a picture is a link with its words, and is never fetched", () => {
    const markup = html("![Maquette](https://images.example/a.png)");
    expect(markup).toContain('<a href="https://images.example/a.png"');
    expect(markup).toContain("Image\u00a0: Maquette");
    expect(markup).not.toContain("<img");
    expect(html("![](https://images.example/a.png)", {}, "en")).toContain("Image without description");
    expect(html("[![x](https://a.example/x.png)](https://b.example)").match(/<a /g)?.length).toBe(1);
  });

  it("headings go under the one above, never beyond h6", () => {
    expect(tags(html("# A\n## B")).filter((tag) => tag.startsWith("<h"))).toEqual([
      expect.stringContaining("<h3"),
      expect.stringContaining("<h4"),
    ]);
    expect(html("# A", { below: 1 })).toContain("<h2");
    expect(html("### A", { below: 5 })).toContain("<h6");
    expect(html("# A")).not.toContain("<h1");
  });

  it("tables, tasks, deleted words and notes are drawn, in the reader's language", () => {
    const table = html("| a | b |\n|:--|--:|\n| 1 | 2 |");
    expect(table).toContain('<th scope="col"');
    expect(table).toContain("text-right");
    expect(html("- [x] fait\n- [ ] reste")).toMatch(/aria-label="Fait\u00a0:".*aria-label="À faire\u00a0:"/s);
    expect(html("~~non~~")).toContain("<del>non</del>");
    const notes = html("Un[^a].\n\n[^a]: Note.", {}, "en");
    const target = /href="#([^"]+)"/.exec(notes)?.[1];
    expect(notes).toContain(`id="${target}"`);
    expect(notes).toContain('aria-label="Back to note 1"');
  });

  it("what is signed is set in serif, the rest in sans", () => {
    expect(html("x", { binding: true })).toContain("s-15");
    expect(html("x")).toContain("t-14");
  });
});
