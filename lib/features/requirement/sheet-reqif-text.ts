/** What may run, or show something else than its words: neither it nor what is in it is taken. */
const active = new Set([
  "script",
  "style",
  "iframe",
  "frame",
  "applet",
  "embed",
  "form",
  "input",
  "button",
  "svg",
  "math",
]);
const paragraphs = new Set([
  "p",
  "div",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "blockquote",
  "address",
  "table",
  "tr",
  "dl",
]);
const bold = new Set(["b", "strong"]);

/**
 * Words out of XHTML, tag after tag: paragraphs, lines, items and bold are kept as Markdown; no attribute is looked at,
 * so no address, style or handler comes in; what is active is dropped with all that is in it.
 */
export class RichText {
  /** Something active was left out; an object (a picture, a file) was. */
  dropped = false;
  objects = false;
  #text = "";
  #deep = 0;
  #skip = 0;
  #verbatim = 0;
  /** Numbers of the items of the lists that are open; -1 for a list of bullets. */
  readonly #lists: number[] = [];
  #bold = 0;

  /** True where every tag that was opened is closed. */
  get isWhole(): boolean {
    return this.#deep === 0;
  }

  enter(name: string): void {
    this.#deep += 1;
    const tag = name.toLowerCase();
    if (this.#skip > 0 || active.has(tag)) {
      this.#skip += 1;
      this.dropped = true;
    } else if (tag === "object") this.objects = true;
    else if (tag === "br") this.#text += "\n";
    else if (tag === "li") this.#item();
    else if (bold.has(tag)) this.#turnBold(1);
    else if (tag === "td" || tag === "th") this.#text += /(?:^|\n)$/.test(this.#text) ? "" : " | ";
    else this.#enterBlock(tag);
  }

  #enterBlock(tag: string): void {
    if (tag === "pre") {
      this.#end("\n\n");
      this.#verbatim += 1;
    } else if (tag === "ul" || tag === "ol") {
      this.#end(this.#lists.length === 0 ? "\n\n" : "\n");
      this.#lists.push(tag === "ol" ? 0 : -1);
    } else if (paragraphs.has(tag)) this.#end(this.#lists.length > 0 ? "" : "\n\n");
  }

  #turnBold(by: 1 | -1): void {
    const marks = by === 1 ? this.#bold === 0 : this.#bold === 1;
    this.#bold += by;
    if (marks) this.#text += "**";
  }

  leave(name: string): void {
    this.#deep -= 1;
    if (this.#skip > 0) {
      this.#skip -= 1;
      return;
    }
    const tag = name.toLowerCase();
    if (tag === "pre") this.#verbatim -= 1;
    if (tag === "ul" || tag === "ol") this.#lists.pop();
    if (bold.has(tag)) this.#turnBold(-1);
    if (tag === "tr") this.#end("\n");
    else if (paragraphs.has(tag) || tag === "pre" || tag === "ul" || tag === "ol")
      this.#end(this.#lists.length > 0 ? "\n" : "\n\n");
  }

  text(text: string): void {
    if (this.#skip > 0) return;
    if (this.#verbatim > 0) this.#text += text;
    else {
      const words = text.replace(/[ \t\r\n]+/g, " ");
      this.#text += /(?:^|\n)$/.test(this.#text) ? words.replace(/^ /, "") : words;
    }
  }

  markdown(): string {
    return this.#text.replace(/^\n+|\s+$/g, "");
  }

  #item(): void {
    this.#end("\n");
    const last = this.#lists.length - 1;
    const number = this.#lists[last] ?? -1;
    if (number >= 0) this.#lists[last] = number + 1;
    this.#text += `${"  ".repeat(Math.max(0, last))}${number >= 0 ? `${number + 1}.` : "-"} `;
  }

  /** Ends what is being written, with one line end or two; an end is never doubled. */
  #end(mark: string): void {
    if (this.#text === "" || this.#verbatim > 0) return;
    const bare = this.#text.replace(/ +$/, "");
    const ends = /\n*$/.exec(bare)?.[0].length ?? 0;
    this.#text = bare + "\n".repeat(Math.max(0, mark.length - ends));
  }
}
