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
  /** Whole lines, and the one that is being written: nothing is looked at from its beginning twice. */
  readonly #done: string[] = [];
  #tail = "";
  /** Line ends since the last word. */
  #ends = 0;
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
    else if (tag === "br") this.#turn();
    else if (tag === "li") this.#item();
    else if (bold.has(tag)) this.#turnBold(1);
    else if (tag === "td" || tag === "th") this.#write(this.#tail === "" ? "" : " | ");
    else this.#enterBlock(tag);
  }

  #enterBlock(tag: string): void {
    if (tag === "pre") {
      this.#end(2);
      this.#verbatim += 1;
    } else if (tag === "ul" || tag === "ol") {
      this.#end(this.#lists.length === 0 ? 2 : 1);
      this.#lists.push(tag === "ol" ? 0 : -1);
    } else if (paragraphs.has(tag)) this.#end(this.#lists.length > 0 ? 0 : 2);
  }

  #turnBold(by: 1 | -1): void {
    const marks = by === 1 ? this.#bold === 0 : this.#bold === 1;
    this.#bold += by;
    if (marks) this.#write("**");
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
    if (tag === "tr") this.#end(1);
    else if (paragraphs.has(tag) || tag === "pre" || tag === "ul" || tag === "ol")
      this.#end(this.#lists.length > 0 ? 1 : 2);
  }

  text(text: string): void {
    if (this.#skip > 0) return;
    if (this.#verbatim > 0) {
      this.#write(text);
      return;
    }
    const words = text.replace(/[ \t\r\n]+/g, " ");
    this.#write(this.#tail === "" && words.startsWith(" ") ? words.slice(1) : words);
  }

  markdown(): string {
    return [...this.#done, this.#tail].join("").trim();
  }

  #write(text: string): void {
    if (text === "") return;
    this.#tail += text;
    this.#ends = 0;
  }

  #turn(): void {
    let end = this.#tail.length;
    while (this.#tail[end - 1] === " ") end -= 1;
    this.#done.push(`${this.#tail.slice(0, end)}\n`);
    this.#tail = "";
    this.#ends += 1;
  }

  #item(): void {
    this.#end(1);
    const last = this.#lists.length - 1;
    const number = this.#lists[last] ?? -1;
    if (number >= 0) this.#lists[last] = number + 1;
    this.#write(`${"  ".repeat(Math.max(0, last))}${number >= 0 ? `${number + 1}.` : "-"} `);
  }

  /** Ends what is being written, with so many line ends; an end is never doubled. */
  #end(count: number): void {
    if (this.#verbatim > 0 || (this.#done.length === 0 && this.#tail === "")) return;
    while (this.#ends < count) this.#turn();
  }
}
