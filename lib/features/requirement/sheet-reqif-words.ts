/** What XML cannot hold does not go out; line ends are one sign. */
function sound(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "");
}

/** Words inside an element. */
export function xmlText(text: string): string {
  return sound(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Words inside an attribute: line ends and tabs are named, or a reader makes spaces of them. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

/** Where spaces mean something, every sign is kept; elsewhere paragraphs, lines and bold are told as such. */
const exact = / {2}|^ | $|\t|\n{3,}|\u000B|\u000C/m;

/** The Markdown of a statement as XHTML that comes back as it left. */
export function xhtmlOf(markdown: string): string {
  const text = sound(markdown).trim();
  const body = exact.test(text)
    ? `<xhtml:pre>${xmlText(text)}</xhtml:pre>`
    : text
        .split("\n\n")
        .map((paragraph) => `<xhtml:p>${paragraph.split("\n").map(bolder).join("<xhtml:br/>")}</xhtml:p>`)
        .join("");
  return `<xhtml:div>${body}</xhtml:div>`;
}

function bolder(line: string): string {
  return xmlText(line).replace(/\*\*(?=[^\s*])([^*]*[^\s*])\*\*/g, "<xhtml:b>$1</xhtml:b>");
}
