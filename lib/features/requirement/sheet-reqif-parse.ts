import { setImmediate } from "node:timers/promises";
import sax from "sax";
import { type SheetRefusal, type SheetRelation, type SheetRemark, sheetLimits } from "@/lib/features/requirement/sheet";
import { RichText } from "@/lib/features/requirement/sheet-reqif-text";
import { err, ok, type Result } from "@/lib/kernel/result";

/** An object of a file: its identity, its own name, and its values by the names of their definitions. */
export type ExchangedObject = {
  readonly guid: string;
  readonly name: string;
  readonly line: number;
  readonly values: Map<string, string>;
};
/** Where an object stands in the hierarchy of a specification. */
export type Placed = { object: string; readonly children: Placed[] };
/** What a file says, in its own order. */
export type Exchanged = {
  readonly objects: Map<string, ExchangedObject>;
  readonly roots: readonly Placed[];
  readonly relations: readonly SheetRelation[];
  readonly remarks: readonly SheetRemark[];
};

/** Elements inside elements: a specification of forty chapters inside each other is not one. */
const deepest = 200;
/** How much is read before others work, in characters. */
const piece = 262_144;
const values = /^ATTRIBUTE-VALUE-(STRING|XHTML|ENUMERATION|INTEGER|REAL|DATE|BOOLEAN)$/;
const definitionReference = /^ATTRIBUTE-DEFINITION-[A-Z]+-REF$/;

/**
 * Reads the XML of a ReqIF file as a stream of tags. A document type is refused before anything is read, so there is no
 * entity to expand and nothing outside to fetch; depth, attributes and objects are bounded.
 */
export async function readExchange(bytes: Uint8Array): Promise<Result<Exchanged, SheetRefusal>> {
  const text = decodeXml(bytes);
  if (text === null) return err({ kind: "sheet-unreadable" });
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return err({ kind: "reqif-doctype" });
  const reader = new ExchangeReader();
  for (let at = 0; at < text.length; at += piece) {
    const refusal = reader.read(text.slice(at, at + piece));
    if (refusal !== null) return err(refusal);
    await setImmediate();
  }
  return reader.finish();
}

/** XML is UTF-8 or UTF-16, or it is not read: a wrong guess would change words. */
function decodeXml(bytes: Uint8Array): string | null {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(mark, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

function isNamed(name: string): boolean {
  return name.startsWith("ATTRIBUTE-DEFINITION-") || name === "ENUM-VALUE" || name === "SPEC-RELATION-TYPE";
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Gathers what a file says, tag after tag. */
class ExchangeReader {
  readonly #parser = sax.parser(true, { position: true });
  readonly #open: string[] = [];
  readonly #objects = new Map<string, ExchangedObject>();
  readonly #roots: Placed[] = [];
  readonly #relations: SheetRelation[] = [];
  readonly #remarks: SheetRemark[] = [];
  /** Names of definitions and of enumerated values, by identifier. */
  readonly #names = new Map<string, string>();
  readonly #raw: {
    readonly object: ExchangedObject;
    readonly definition: string;
    readonly parts: readonly string[];
  }[] = [];
  readonly #places: Placed[] = [];
  #object: ExchangedObject | null = null;
  #value: { type: string; definition: string; parts: string[] } | null = null;
  #relation: { guid: string; type: string; source: string; target: string } | null = null;
  #rich: RichText | null = null;
  #characters = "";
  #refusal: SheetRefusal | null = null;
  #seen = false;

  constructor() {
    const parser = this.#parser;
    parser.onopentag = ({ name, attributes }) => {
      const plain = Object.entries(attributes).map(([key, value]) => [
        local(key),
        typeof value === "string" ? value : value.value,
      ]);
      this.#enter({ name: local(name), attributes: Object.fromEntries(plain) });
    };
    parser.onclosetag = (name) => this.#leave(local(name));
    parser.ontext = parser.oncdata = (text) => {
      if (this.#rich !== null) this.#rich.text(text);
      else if (this.#characters.length < sheetLimits.cellCharacters) this.#characters += text;
    };
    parser.ondoctype = () => {
      this.#refusal ??= { kind: "reqif-doctype" };
    };
    parser.onerror = () => {
      this.#refusal ??= { kind: "reqif-broken", line: parser.line + 1 };
    };
  }

  /** Reads a piece; what it answers stops the reading. */
  read(text: string): SheetRefusal | null {
    try {
      this.#parser.write(text);
    } catch {
      this.#refusal ??= { kind: "reqif-broken", line: this.#parser.line + 1 };
    }
    return this.#refusal;
  }

  finish(): Result<Exchanged, SheetRefusal> {
    const line = this.#parser.line + 1;
    try {
      this.#parser.close();
    } catch {
      this.#refusal ??= { kind: "reqif-broken", line };
    }
    if (this.#refusal !== null) return err(this.#refusal);
    if (!this.#seen) return err({ kind: "reqif-other" });
    let characters = 0;
    for (const { object, definition, parts } of this.#raw) {
      const name = this.#names.get(definition) ?? definition;
      const told = parts.map((part) => this.#names.get(part) ?? part);
      // A value of an enumeration is named once, however long, and chosen any number of times.
      characters += told.reduce((sum, part) => sum + part.length, 0);
      if (characters > sheetLimits.characters)
        return err({ kind: "sheet-unpacks-too-large", maxBytes: sheetLimits.characters });
      object.values.set(name, told.join("\n"));
    }
    const relations = this.#relations.map((one) => ({ ...one, type: this.#names.get(one.type) ?? one.type }));
    return ok({ objects: this.#objects, roots: this.#roots, relations, remarks: this.#remarks });
  }

  #enter({ name, attributes }: Tag): void {
    this.#open.push(name);
    if (this.#open.length > deepest) this.#refusal ??= { kind: "reqif-too-deep", limit: deepest };
    if (this.#rich !== null) {
      this.#rich.enter(name);
      return;
    }
    this.#characters = "";
    const id = attributes.IDENTIFIER ?? "";
    if (name === "REQ-IF") this.#seen = true;
    else if (isNamed(name) && id !== "") this.#names.set(id, attributes["LONG-NAME"] ?? id);
    else if (name === "SPEC-OBJECT") this.#begin(id, attributes["LONG-NAME"] ?? "");
    else if (name === "SPEC-HIERARCHY") this.#place();
    else if (name === "SPEC-RELATION") this.#relation = { guid: id, type: "", source: "", target: "" };
    else this.#enterValue(name, attributes["THE-VALUE"]);
  }

  #enterValue(name: string, said: string | undefined): void {
    if (this.#object !== null && values.test(name))
      this.#value = { type: name, definition: "", parts: said === undefined ? [] : [said] };
    else if (name === "THE-VALUE" && this.#value?.type === "ATTRIBUTE-VALUE-XHTML") this.#rich = new RichText();
  }

  #begin(guid: string, name: string): void {
    const line = this.#parser.line + 1;
    if (guid === "" || this.#objects.has(guid)) this.#refusal ??= { kind: "reqif-broken", line };
    if (this.#objects.size > sheetLimits.rows)
      this.#refusal ??= { kind: "sheet-too-many-rows", limit: sheetLimits.rows };
    this.#object = { guid, name, line, values: new Map() };
    this.#objects.set(guid, this.#object);
  }

  #place(): void {
    const place: Placed = { object: "", children: [] };
    const parent = this.#places.at(-1);
    if (parent === undefined) this.#roots.push(place);
    else parent.children.push(place);
    this.#places.push(place);
  }

  #leave(name: string): void {
    this.#open.pop();
    if (this.#rich !== null) {
      this.#leaveRich(this.#rich, name);
      return;
    }
    const text = this.#characters.trim();
    this.#characters = "";
    if (name === "SPEC-OBJECT") this.#object = null;
    else if (name === "SPEC-HIERARCHY") this.#places.pop();
    else if (name === "SPEC-RELATION") this.#endRelation();
    else if (name === "SPEC-RELATION-TYPE-REF" && this.#relation !== null) this.#relation.type = text;
    else if (name === "SPEC-OBJECT-REF") this.#refer(this.#open.at(-1), text);
    else this.#leaveValue(name, text);
  }

  #leaveRich(rich: RichText, name: string): void {
    if (!rich.isWhole || name !== "THE-VALUE") {
      rich.leave(name);
      return;
    }
    this.#rich = null;
    this.#value?.parts.push(rich.markdown());
    if (rich.dropped) this.#remark("active-content-left-out");
    if (rich.objects) this.#remark("object-left-out");
  }

  #leaveValue(name: string, text: string): void {
    if (values.test(name)) this.#endValue();
    else if (this.#value !== null && definitionReference.test(name)) this.#value.definition = text;
    else if (this.#value !== null && name === "ENUM-VALUE-REF") this.#value.parts.push(text);
  }

  #refer(above: string | undefined, guid: string): void {
    const place = this.#places.at(-1);
    if (this.#relation !== null && above === "SOURCE") this.#relation.source = guid;
    else if (this.#relation !== null && above === "TARGET") this.#relation.target = guid;
    else if (place !== undefined && above === "OBJECT") place.object = guid;
  }

  #endValue(): void {
    const [object, value] = [this.#object, this.#value];
    this.#value = null;
    if (object === null || value === null) return;
    this.#raw.push({ object, definition: value.definition, parts: value.parts });
  }

  #endRelation(): void {
    const relation = this.#relation;
    this.#relation = null;
    if (relation !== null && relation.guid !== "") this.#relations.push(relation);
  }

  #remark(kind: SheetRemark["kind"]): void {
    if (this.#object !== null && this.#remarks.length < 1_000)
      this.#remarks.push({ kind, line: this.#object.line, text: this.#object.guid });
  }
}
