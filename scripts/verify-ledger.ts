// Verifies an exported ledger, with nothing but Node 24: no database, no network, no other file of Aval.
//
//   node scripts/verify-ledger.ts EXPORT.jsonl [--receipt PV.json]... [--receipt SEQ:HASH]... [--account]
//
// With --account it also prints, as JSON, whose turn it is and the working days that each side held until the day of the
// export, counted from the entries alone.
//
// An export is JSON Lines, each line in the canonical form of RFC 8785: a header; names (not part of the chain, some may
// have been erased); the entries in order, each with its signed document where that one appears first, and with its
// signature; a trailer with the head. The hash of an entry is SHA-256 over the canonical text of all its fields, the
// hash of the entry before it included, so one changed character breaks the chain at its place. Whoever owns a database
// can still write a whole new chain: against that stand the receipts that signatories were given, a signed record (PV)
// as JSON or a bare head (as JSON, or as the mail writes it). Each names entries and their hashes; a history that lacks one of them is refused.
//
// Amounts that concern one party stand beside their entry as texts do (`prices`, `sums`: facts as JSON, under a salted
// hash). Where whoever exported may not read them, or a record that holds them, the line says `withheld`: the chain still
// verifies, and how much is withheld is said.
import { isUtf8 } from "node:buffer";
import { createHmac, hash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

type Json = string | number | boolean | null | readonly Json[] | Dict;
type Dict = { readonly [key: string]: Json };
type Head = { readonly seq: number; readonly hash: string };

/** What is found: a whole history, or the first thing that does not hold (`entry` is null when it is not an entry's fault). */
export type Verdict =
  | ({ readonly valid: true; readonly project: string; readonly code: string; readonly head: Head } & Counts)
  | { readonly valid: false; readonly entry: number | null; readonly line: number; readonly why: string };

type Counts = {
  readonly entries: number;
  readonly documents: number;
  readonly signatures: number;
  /** Signatures of events of version 1, whose chain covers the record and who signed when, but not the meaning and the proof. */
  readonly unbound: number;
  readonly texts: number;
  readonly erased: number;
  /** Texts and records that whoever exported may not read: their hashes are in the chain. */
  readonly withheld: number;
  readonly receipts: number;
};

/** The hash before the first entry of every ledger. */
export const genesis = "0".repeat(64);
const longestLine = 128 * 1024 * 1024;
const deepest = 100;
const writtenHead = /^(\d{1,15}):([0-9a-f]{64})$/;

class Broken extends Error {}

function must(condition: boolean, why: string): asserts condition {
  if (!condition) throw new Broken(why);
}

/** The canonical text of a JSON value (RFC 8785): keys in the order of their UTF-16 units, no space, numbers as ECMAScript writes them. */
export function canonicalText(value: Json, depth = 0): string {
  if (typeof value === "string" || value === null || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number") {
    must(Number.isFinite(value), "a number is not finite");
    return JSON.stringify(value);
  }
  must(depth < deepest, "it is nested too deeply");
  if (isList(value)) return `[${value.map((item) => canonicalText(item, depth + 1)).join(",")}]`;
  let text = "";
  for (const key of Object.keys(value).sort()) {
    text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalText(value[key] ?? null, depth + 1)}`;
  }
  return `{${text}}`;
}

/** SHA-256 of a text in UTF-8, lower-case hexadecimal. */
function sha256(text: string): string {
  return hash("sha256", text, "hex");
}

/** The fields of an entry, all of which its hash covers. */
export const entryFields = [
  ...["projectId", "seq", "type", "version", "payload", "actorId", "role", "partyId", "delegationId"],
  ...["occurredAt", "recordedAt", "commandId", "ordinal", "prevHash"],
] as const;
/** What a signature says; with `projectId` added, all of it is covered by the digest in the payload of its entry. */
const signatureFields = [
  ...["id", "documentId", "digest", "meaning", "personId", "partyId", "role", "delegationId", "identityHash"],
  ...["authMethod", "authenticatedAt", "signedAt", "timeZone"],
] as const;

/** The hash of an entry, from its fields alone. */
export function entryDigest(entry: Dict): string {
  return sha256(canonicalText(entry));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isDict(value: Json | undefined): value is Dict {
  return typeof value === "object" && value !== null && !isList(value);
}

/** In the place of what whoever exported may not read. */
function isWithheld(value: Json): boolean {
  return isDict(value) && value.withheld === true && Object.keys(value).length === 1;
}

function dict(value: Json | undefined, what: string): Dict {
  must(isDict(value), `${what} is not an object`);
  return value;
}

function list(value: Json | undefined, what: string): readonly Json[] {
  must(value !== undefined && isList(value), `${what} is not a list`);
  return value;
}

function word(value: Json | undefined, what: string): string {
  must(typeof value === "string", `${what} is not a text`);
  return value;
}

function whole(value: Json | undefined, what: string): number {
  must(typeof value === "number" && Number.isSafeInteger(value) && value >= 0, `${what} is not a whole number`);
  return value;
}

function onlyKeys(value: Dict, keys: readonly string[], what: string): void {
  const present = Object.keys(value);
  const unknown = present.find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new Broken(`${what} has an unknown field ${JSON.stringify(unknown)}`);
  if (present.length === keys.length) return;
  throw new Broken(`${what} has no field ${JSON.stringify(keys.find((key) => !Object.hasOwn(value, key)))}`);
}

function parse(text: string, what: string): Dict {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Broken(`${what} is not JSON`);
  }
  return dict(value, what);
}

/** The first key written twice in one object, which JSON readers pass over in silence; null when there is none. */
function doubledKey(text: string): string | null {
  const open: (Set<string> | null)[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (token.endsWith(":")) {
      const key: string = JSON.parse(token.slice(0, -1));
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return null;
}

/** Why a line is not the canonical text of what it says. */
function whyNotCanonical(line: string): string {
  const doubled = doubledKey(line);
  if (doubled !== null) return `the line has the key ${JSON.stringify(doubled)} twice`;
  if (line.endsWith("\r")) return "the line ends with CR LF; an export has LF alone";
  return "the line is not in canonical form (RFC 8785)";
}

/** What a signatory holds in hand, read and found consistent in itself. */
export type Receipt = {
  readonly name: string;
  /** Null for a head written as in the mail, which does not name its project. */
  readonly projectId: string | null;
  readonly heads: readonly Head[];
  readonly document: Dict | null;
  readonly signatures: readonly Dict[];
};

/**
 * Reads a receipt: a signed record (`aval-record`), a bare head (`aval-head`), or the head as it is written in the mail,
 * `SEQ:HASH`. Throws, saying why, on anything else.
 */
export function readReceipt(text: string, name: string): Receipt {
  const about = `the receipt ${name}`;
  const mailed = writtenHead.exec(text.trim());
  if (mailed !== null) {
    const head = { seq: Number(mailed[1]), hash: mailed[2] ?? "" };
    return { name, projectId: null, heads: [head], document: null, signatures: [] };
  }
  const value = parse(text.replace(/^\uFEFF/, ""), about);
  const doubled = doubledKey(text);
  must(doubled === null, `${about} has the key ${JSON.stringify(doubled)} twice`);
  must(value.version === 1, `${about} has a version that this verifier does not know`);
  if (value.format === "aval-head")
    return {
      name,
      projectId: word(value.projectId, about),
      heads: [headOf(value, about)],
      document: null,
      signatures: [],
    };
  must(value.format === "aval-record", `${about} is neither a signed record nor a head`);
  const document = dict(value.document, `the document of ${about}`);
  must(sha256(canonicalText(document.content ?? null)) === document.digest, `the text in ${about} has not its digest`);
  const signatures = list(value.signatures, `the signatures of ${about}`).map((one) =>
    dict(one, `a signature of ${about}`),
  );
  must(signatures.length > 0, `${about} bears no signature`);
  must(
    signatures.every((one) => one.digest === document.digest),
    `a signature in ${about} is of another text`,
  );
  const ledger = dict(value.ledger, `the ledger of ${about}`);
  const projectId = word(ledger.projectId, about);
  must(dict(value.project, `the project of ${about}`).id === projectId, `${about} names two projects`);
  const heads = [...signatures.map((one) => one.entry), ledger.head].map((one) =>
    headOf(dict(one, `an entry of ${about}`), about),
  );
  return { name, projectId, heads, document: { ...document, record: value.record ?? null }, signatures };
}

function headOf(value: Dict, about: string): Head {
  return { seq: whole(value.seq, `an entry of ${about}`), hash: word(value.hash, `a hash of ${about}`) };
}

/** Is shown each entry that holds, after the header's moment of export. */
export type See = (entry: Dict, exportedAt: string) => void;

/** One pass over an export: `take` each line in turn, then `finish`. Both throw nothing: the verdict is theirs to give. */
class Pass {
  readonly #receipts: readonly Receipt[];
  readonly #see: See;
  #project: Dict | null = null;
  #header: Dict = {};
  #line = 0;
  #seq = 0;
  #hash = genesis;
  #ended = false;
  /** The entry that a failure is laid to: the one that is being read. */
  #at: number | null = null;
  #awaitedDocument: Dict | null = null;
  #awaitedSignature: Dict | null = null;
  #signer: Dict = {};
  readonly #digests = new Map<string, string>();
  readonly #names = new Map<string, Dict>();
  readonly #parties = new Map<string, Json>();
  readonly #members = new Map<string, Dict>();
  readonly #seen = new Set<string>();
  #counts = { signatures: 0, unbound: 0, texts: 0, erased: 0, withheld: 0 };

  constructor(receipts: readonly Receipt[], see: See = () => undefined) {
    this.#receipts = receipts;
    this.#see = see;
  }

  take(line: string): void {
    this.#line += 1;
    must(line !== "", "the line is empty");
    must(this.#line > 1 || !line.startsWith("\uFEFF"), "the file begins with a byte order mark");
    const isOwing = this.#awaitedDocument !== null || this.#awaitedSignature !== null;
    if (line.startsWith('{"entry"') && !isOwing) this.#at = this.#seq + 1;
    const value = parse(line, "the line");
    must(!this.#ended, "something follows the trailer");
    if (value.line === "entry") this.#entry(value, line);
    else this.#beside(value, line);
  }

  #beside(value: Dict, line: string): void {
    if (canonicalText(value) !== line) throw new Broken(whyNotCanonical(line));
    if (this.#line === 1) this.#open(value);
    else if (value.line === "name") this.#name(value);
    else if (value.line === "document") this.#document(value);
    else if (value.line === "signature") this.#signature(value);
    else if (value.line === "trailer") this.#trailer(value);
    else throw new Broken(`the line is of an unknown kind ${JSON.stringify(value.line)}`);
  }

  #open(header: Dict): void {
    must(header.line === "header" && header.format === "aval-ledger", "the file is not an export of a ledger of Aval");
    must(
      header.version === 1,
      `the export is of version ${JSON.stringify(header.version)}, which this verifier does not know`,
    );
    must(header.hash === "SHA-256" && header.canonical === "RFC 8785", "the export names other algorithms");
    const fields = [
      "line",
      "format",
      "version",
      "project",
      "timeZone",
      "exportedAt",
      "hash",
      "canonical",
      "parties",
      "members",
    ];
    onlyKeys(header, fields, "the header");
    this.#project = dict(header.project, "the project");
    this.#header = header;
    for (const { name, projectId } of this.#receipts)
      must(projectId === null || projectId === this.#project.id, `the receipt ${name} is of another project`);
  }

  #name(value: Dict): void {
    must(this.#seq === 0, "a name stands among the entries");
    onlyKeys(value, ["line", "personId", "name", "title", "identityHash", "key"], "the name");
    const identity = canonicalText({ displayName: value.name ?? null, title: value.title ?? null });
    const keyed = createHmac("sha256", Buffer.from(word(value.key, "the key of a name"), "hex"))
      .update(identity, "utf8")
      .digest("hex");
    must(
      keyed === value.identityHash,
      `the name ${JSON.stringify(value.name)} is not the one that its hash was made of`,
    );
    this.#names.set(keyed, value);
  }

  #entry(value: Dict, line: string): void {
    must(this.#project !== null, "the first line is not a header");
    this.#settled();
    const expected = this.#seq + 1;
    this.#at = expected;
    const entry = dict(value.entry, "the entry");
    onlyKeys(entry, entryFields, "the entry");
    const text = canonicalText(entry);
    const stated = word(value.hash, "the hash");
    const texts = dict(value.texts, "the texts");
    const rebuilt = `{"entry":${text},"hash":"${stated}","line":"entry","texts":${canonicalText(texts)}}`;
    if (rebuilt !== line) throw new Broken(whyNotCanonical(line));
    must(entry.projectId === this.#project.id, "it belongs to another project");
    if (entry.seq !== expected) throw new Broken(`entry ${JSON.stringify(entry.seq)} stands in its place`);
    must(entry.prevHash === this.#hash, "it does not hold on to the entry before it");
    must(sha256(text) === stated, "its hash is not the hash of what it says");
    this.#seq = expected;
    this.#hash = stated;
    const payload = dict(entry.payload, "the payload");
    this.#checkTexts(payload.texts, texts);
    this.#note(word(entry.type, "the type"), payload);
    this.#expect(entry, payload);
    this.#see(entry, word(this.#header.exportedAt, "the moment of the export"));
    for (const { name, heads } of this.#receipts)
      for (const head of heads)
        if (head.seq === expected && head.hash !== stated)
          throw new Broken(
            `the receipt ${name} has another hash for it: the history was rewritten after the receipt was given`,
          );
  }

  /** Each erasable text is the one whose salted hash the payload holds, or is erased, or is said to be withheld. */
  #checkTexts(hashed: Json | undefined, texts: Dict): void {
    const hashes = hashed === undefined ? {} : dict(hashed, "the hashes of the texts");
    onlyKeys(texts, Object.keys(hashes), "the list of its texts");
    for (const [field, given] of Object.entries(texts)) {
      this.#counts.texts += 1;
      if (given === null) this.#counts.erased += 1;
      else if (isWithheld(given)) this.#counts.withheld += 1;
      else {
        const told = dict(given, "a text");
        onlyKeys(told, ["salt", "text"], "a text");
        const digest = sha256(word(told.salt, "a salt") + word(told.text, "a text"));
        if (digest !== dict(hashes[field], "the hash of a text").sha256)
          throw new Broken(`the text ${JSON.stringify(field)} is not the one that was recorded`);
      }
    }
  }

  /** What the header must agree with: the project, its parties and its people, as the entries tell them. */
  #note(type: string, payload: Dict): void {
    if (type === "ProjectCreated") {
      must(payload.project === this.#project?.code, "the header names the project by another code");
      must(payload.timeZone === this.#header.timeZone, "the header has another time zone");
    } else if (type === "CalendarFixed")
      must(
        sha256(canonicalText(payload.days ?? null)) === payload.hash,
        "the days off of its calendar have another hash",
      );
    else if (type === "PartyAdded") this.#parties.set(word(payload.partyId, "a party"), payload.side ?? null);
    else if (type === "MemberJoined" || type === "MemberRolesChanged") {
      const id = word(payload.memberId, "a member");
      this.#members.set(id, { ...this.#members.get(id), ...payload });
    }
  }

  /** What must stand beside an entry: the record that it speaks of, where it appears first, and its own signature. */
  #expect(entry: Dict, payload: Dict): void {
    const { documentId, digest, record, signature } = payload;
    if (typeof documentId !== "string") {
      must(signature === undefined, "it has a signature of no document");
      return;
    }
    const known = this.#digests.get(documentId);
    if (known === undefined) this.#awaitedDocument = { id: documentId, digest: digest ?? null, record: record ?? null };
    else must(known === digest, "it speaks of a signed document with another digest");
    if (signature === undefined && (entry.actorId === null || entry.version !== 1)) {
      must(entry.actorId === null, "it was signed, and does not say by which signature");
      return;
    }
    this.#awaitedSignature = signature === undefined ? {} : dict(signature, "the signature");
    this.#signer = {
      documentId,
      digest: digest ?? null,
      personId: entry.actorId ?? null,
      partyId: entry.partyId ?? null,
      role: entry.role ?? null,
      delegationId: entry.delegationId ?? null,
      signedAt: entry.occurredAt ?? null,
    };
  }

  #document(value: Dict): void {
    must(this.#awaitedDocument !== null, "a document stands where none is expected");
    const isHeld = value.withheld === true;
    onlyKeys(value, ["line", "id", "record", "digest", isHeld ? "withheld" : "content"], "the document");
    for (const [field, wanted] of Object.entries(this.#awaitedDocument))
      must(value[field] === wanted, `its document has another ${field}`);
    const held = isHeld ? word(value.digest, "the digest of its document") : null;
    const digest = held ?? sha256(word(value.content, "the content of its document"));
    must(digest === value.digest, "the text of its document is not the one that was signed");
    if (isHeld) this.#counts.withheld += 1;
    for (const { name, document } of this.#receipts) {
      if (document === null || document.id !== value.id) continue;
      must(
        document.digest === digest && document.record === value.record,
        `its document is not the one of the receipt ${name}`,
      );
    }
    this.#digests.set(word(value.id, "the document"), digest);
    this.#awaitedDocument = null;
  }

  #signature(value: Dict): void {
    must(
      this.#awaitedSignature !== null && this.#awaitedDocument === null,
      "a signature stands where none is expected",
    );
    onlyKeys(value, ["line", ...signatureFields], "the signature");
    const { line: _, ...said } = value;
    for (const [field, wanted] of Object.entries(this.#signer))
      must(said[field] === wanted, `its signature has another ${field}`);
    const bound = this.#awaitedSignature;
    if (Object.keys(bound).length === 0) this.#counts.unbound += 1;
    else {
      must(bound.id === said.id, "it has another signature beside it");
      must(
        bound.digest === entryDigest({ ...said, projectId: this.#project?.id ?? null }),
        "its signature is not the one that was recorded",
      );
    }
    const named = this.#names.get(word(said.identityHash, "the hash of the identity"));
    must(named === undefined || named.personId === said.personId, "its signature bears the name of somebody else");
    for (const { name, document, signatures } of this.#receipts)
      for (const held of signatures)
        if (held.id === said.id) this.#compare(name, { ...held, documentId: document?.id ?? null }, said, named);
    this.#seen.add(word(said.id, "the signature"));
    this.#counts.signatures += 1;
    this.#awaitedSignature = null;
  }

  #compare(receipt: string, held: Dict, said: Dict, named: Dict | undefined): void {
    for (const field of signatureFields)
      must(held[field] === said[field], `its signature has another ${field} in the receipt ${receipt}`);
    const told =
      held.name === null || named === undefined || (held.name === named.name && (held.title ?? "") === named.title);
    must(told, `its signature bears another name in the receipt ${receipt}`);
    must(
      dict(held.entry, "an entry of a receipt").seq === this.#seq,
      `its signature stands elsewhere in the receipt ${receipt}`,
    );
  }

  /** Before the next entry, the one before it must have everything beside it. */
  #settled(): void {
    must(this.#awaitedDocument === null, "its signed document is missing");
    must(this.#awaitedSignature === null, "its signature is missing");
  }

  #trailer(trailer: Dict): void {
    this.#settled();
    this.#at = null;
    const { signatures, texts, erased, withheld } = this.#counts;
    const head = { seq: this.#seq, hash: this.#hash };
    const whole = {
      line: "trailer",
      entries: this.#seq,
      documents: this.#digests.size,
      signatures,
      texts,
      erased,
      head,
    };
    const own = withheld === 0 ? whole : { ...whole, withheld };
    must(
      canonicalText(trailer) === canonicalText(own),
      "the trailer does not tell what is in the file: entries were dropped or added at its end",
    );
    this.#agree();
    this.#ended = true;
  }

  /** The header says no other parties and members than the entries do. */
  #agree(): void {
    const parties = [...this.#parties].map(([id, side]) => canonicalText({ id, side }));
    const members = [...this.#members].map(([id, { personId = null, partyId = null, roles = null }]) =>
      canonicalText({ id, personId, partyId, roles }),
    );
    for (const [name, recorded] of [
      ["parties", parties],
      ["members", members],
    ] as const) {
      const told = list(this.#header[name], `the ${name}`).map((one) => canonicalText(one));
      must(told.toSorted().join() === recorded.toSorted().join(), `the header has other ${name} than the entries`);
    }
  }

  finish(): Verdict {
    if (!this.#ended) this.#at = this.#seq + 1;
    must(this.#ended, "the file ends before its trailer: it was cut short");
    for (const { name, heads, signatures } of this.#receipts) {
      const beyond = heads.find((head) => head.seq > this.#seq || head.seq < 1);
      this.#at = this.#seq + 1;
      if (beyond !== undefined)
        throw new Broken(
          `the receipt ${name} names entry ${beyond.seq}, and the history ends at ${this.#seq}: its end was dropped`,
        );
      this.#at = null;
      must(
        signatures.every((one) => this.#seen.has(word(one.id, "a signature"))),
        `a signature of the receipt ${name} is not in the export`,
      );
    }
    const head = { seq: this.#seq, hash: this.#hash };
    const found = {
      entries: this.#seq,
      documents: this.#digests.size,
      ...this.#counts,
      receipts: this.#receipts.length,
    };
    return {
      valid: true,
      project: word(this.#project?.id, "the project"),
      code: word(this.#project?.code, "the project"),
      head,
      ...found,
    };
  }

  refusal(why: string): Verdict {
    return { valid: false, entry: this.#at, line: this.#line, why };
  }
}

/** Verifies the lines of an export (without their line ends), against receipts if there are any; `see` is shown what holds. */
export async function verifyLines(
  lines: AsyncIterable<string> | Iterable<string>,
  receipts: readonly Receipt[] = [],
  see?: See,
): Promise<Verdict> {
  const pass = new Pass(receipts, see);
  try {
    for await (const line of lines) pass.take(line);
    return pass.finish();
  } catch (error) {
    if (error instanceof Broken) return pass.refusal(error.message);
    throw error;
  }
}

/** The lines of a file, read in pieces into one buffer, so that a file of any length needs little memory. */
export function* linesOf(path: string): Generator<string> {
  const file = openSync(path, "r");
  try {
    let buffer = Buffer.allocUnsafe(1 << 20);
    let kept = 0;
    for (;;) {
      const read = readSync(file, buffer, kept, buffer.length - kept, null);
      if (read === 0) break;
      const filled = buffer.subarray(0, kept + read);
      const end = filled.lastIndexOf(0x0a);
      if (end >= 0) yield* decode(filled.subarray(0, end)).split("\n");
      kept = filled.copy(buffer, 0, end + 1);
      if (kept < buffer.length) continue;
      must(kept < longestLine, `a line is longer than ${longestLine} bytes`);
      buffer = Buffer.concat([buffer], 2 * buffer.length);
    }
    if (kept > 0) yield decode(buffer.subarray(0, kept));
  } finally {
    closeSync(file);
  }
}

function decode(bytes: Buffer): string {
  must(isUtf8(bytes), "the file is not in UTF-8");
  return bytes.toString("utf8");
}

/** Verifies a file, line by line. */
export function verifyFile(path: string, receipts: readonly Receipt[] = [], see?: See): Promise<Verdict> {
  return verifyLines(linesOf(path), receipts, see);
}

// ---------------------------------------------------------------------------------------------------------------------
// Whose turn it was, and for how many working days: `--account`. The rule of lib/domain/ball*.ts, written a second time
// and another way, so that neither is believed on its word: a test compares the two on generated histories.
//
// A milestone's ball is at one side or at nobody's. Working days (Monday to Friday, less the days off of the calendar that
// the ledger had fixed by the end of each) belong to whoever had the ball when they ended, at 24:00 in the project's zone.
// The day that is going on belongs to nobody yet.

const sides = ["CLIENT", "AGENCY", "AMO", "MEDIATOR", "NOBODY"] as const;
type Side = (typeof sides)[number];
type Days = { [side in Side]: number };
type Fact = ReturnType<typeof factOf>;
type Open = {
  readonly kind: string;
  readonly code: string;
  holder: Side;
  /** The party that the ledger names, if it names one. */
  partyId: string | null;
  awaits: string;
  since: string;
  seq: number;
  dueOn: string | null;
  /** Nobody's before this day; over from this instant on; in the way of its milestone. */
  from: string | null;
  until: string | null;
  blocking: boolean;
};
type Change = {
  readonly at: string;
  readonly holder: Side;
  readonly what: Open | null;
  readonly awaits: string;
  dueOn: string | null;
};
type Milestone = { readonly id: string; readonly code: string; agency: string | null; open: Open[]; changes: Change[] };

const empty = (): Days => ({ CLIENT: 0, AGENCY: 0, AMO: 0, MEDIATOR: 0, NOBODY: 0 });
const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
const orNull = (value: Json | undefined): string | null => (typeof value === "string" ? value : null);
const sideNamed = (value: Json | undefined): Side => sides.find((side) => side === value) ?? "NOBODY";
const sideOfRole = (role: string): Side => sides.find((side) => role.startsWith(side)) ?? "NOBODY";
const answering = (side: Side): Side => (side === "AGENCY" ? "CLIENT" : "AGENCY");

/** What an entry says, as far as it is asked here. */
function factOf(entry: Dict) {
  return {
    seq: whole(entry.seq, "the number of an entry"),
    type: word(entry.type, "the type"),
    payload: dict(entry.payload, "the payload"),
    occurredAt: word(entry.occurredAt, "the instant of an entry"),
    role: word(entry.role, "the role of an entry"),
    partyId: orNull(entry.partyId),
  };
}

/** Days of a zone, as texts and as numbers. */
function zoned(timeZone: string) {
  const form = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const dayOf = (at: string): string => form.format(new Date(at));
  /** The first instant of a day: the earliest quarter of an hour that is of that day. */
  const startOf = (day: string): string => {
    const noon = Date.parse(`${day}T12:00:00.000Z`);
    for (let at = noon - 28 * 3_600_000; ; at += 900_000) {
      const instant = new Date(at).toISOString();
      if (dayOf(instant) >= day) return instant;
    }
  };
  return { dayOf, startOf };
}
const number = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const dayNumbered = (at: number): string => new Date(at * 86_400_000).toISOString().slice(0, 10);

/** Whose turn it is on a milestone, of all that is open on it. */
function holding({ open }: Milestone, at: string): Open | undefined {
  const live = open.filter(({ until }) => until === null || until > at);
  const of = (kind: string): Open[] => live.filter((one) => one.kind === kind);
  if (of("MILESTONE").length === 0)
    return [
      ...of("PRICE_REDUCTION"),
      ...of("RESERVATION").filter(({ holder }) => holder === "AGENCY"),
      ...of("RESERVATION").filter(({ holder }) => holder === "CLIENT"),
    ][0];
  const questions = of("QUESTION").filter(({ blocking }) => blocking);
  return [...of("SUSPENSION"), ...of("HEARING"), ...questions, ...of("MILESTONE")][0];
}

/** What can be done to a milestone's open matters, with the entry at hand. */
function hand(milestone: Milestone, entry: Fact, memory: { [code: string]: string | null }) {
  const { payload } = entry;
  const due = (field: string): string | null => orNull(payload[field]);
  const give = (kind: string, code: string, holder: Side, awaits: string, more: Partial<Open> = {}): void => {
    const old = milestone.open.find((one) => one.kind === kind && one.code === code);
    const goesOn = old?.holder === holder && old.awaits === awaits;
    const { since, seq } = goesOn ? old : { since: entry.occurredAt, seq: entry.seq };
    const given = {
      kind,
      code,
      holder,
      partyId: null,
      awaits,
      since,
      seq,
      dueOn: null,
      from: null,
      until: null,
      blocking: false,
    };
    milestone.open = [...milestone.open.filter((one) => one !== old), { ...given, ...more }];
  };
  const end = (...kinds: string[]): void => {
    milestone.open = milestone.open.filter(({ kind }) => !kinds.includes(kind));
  };
  return {
    payload,
    memory,
    due,
    give,
    end,
    actor: sideOfRole(entry.role),
    dueOf: (kind: string, code: string): string | null =>
      milestone.open.find((one) => one.kind === kind && one.code === code)?.dueOn ?? null,
    decided: (): void => end("MILESTONE", "HEARING", "SUSPENSION", "CANCELLATION", "DATE"),
    endOne: (kind: string, code: unknown): void => {
      milestone.open = milestone.open.filter((one) => one.kind !== kind || one.code !== code);
    },
    main: (holder: Side, awaits: string, dueOn: string | null = null, from: string | null = null): void =>
      give("MILESTONE", text(payload.milestone), holder, awaits, { dueOn, from }),
    point: (holder: Side, awaits: string, dueOn: string | null = null): void =>
      give("RESERVATION", text(payload.reservation), holder, awaits, { dueOn }),
    /** Reservations made during the verification are the agency's to mend. */
    mend: (): void => {
      for (const one of milestone.open)
        if (one.kind === "RESERVATION" && one.holder === "NOBODY")
          Object.assign(one, { holder: "AGENCY", since: entry.occurredAt, seq: entry.seq });
    },
    /** The day on which the submission is due. */
    promise: (dueOn: string | null): void => {
      memory.promise = dueOn ?? memory.promise ?? null;
      for (const one of milestone.open) if (one.awaits === "SUBMISSION") one.dueOn = memory.promise;
    },
    setDue: (kind: string, code: string, dueOn: string | null): void => {
      memory[code] = dueOn;
      for (const one of milestone.open) if (one.kind === kind && one.code === code) one.dueOn = dueOn;
    },
  };
}
type Hand = ReturnType<typeof hand>;

/** Suspended for a cause that is nobody's. */
const atRest = ({ payload }: Hand): boolean => payload.cause === "FORCE_MAJEURE" || payload.cause === "AGREEMENT";
function clock({ payload, setDue, due }: Hand): void {
  const of = text(payload.matterKind);
  if (["MILESTONE", "RESERVATION", "QUESTION"].includes(of))
    setDue(payload.clock === "HEARING" ? "HEARING" : of, text(payload.matter), due("dueOn"));
}
function over(h: Hand): void {
  h.decided();
  h.end("RESERVATION", "CLIENT_INPUT");
}
function settled(h: Hand): void {
  h.endOne("RESERVATION", h.payload.reservation);
}
const writing = (h: Hand): void => h.main(answering(h.actor), "AGREEMENT");

const rules: { readonly [type: string]: (h: Hand) => void } = {
  MilestoneDefined: writing,
  MilestoneRevised: writing,
  MilestoneDefinitionSigned: (h) => h.main(answering(sideNamed(h.payload.side)), "AGREEMENT"),
  MilestoneAgreed(h) {
    const [startsOn, inputs] = [h.due("startsOn"), h.payload.inputs ?? []];
    h.promise(h.due("dueOn"));
    h.main(startsOn === null ? "NOBODY" : "AGENCY", "START", startsOn, startsOn);
    for (const one of list(inputs, "the inputs")) {
      const input = dict(one, "an input");
      h.give("CLIENT_INPUT", text(input.inputId), "CLIENT", "SUPPLY", { dueOn: orNull(input.dueOn) });
    }
  },
  MilestoneStarted: (h) => h.main("AGENCY", "SUBMISSION", h.memory.promise ?? null),
  ClientInputDelivered: (h) => h.endOne("CLIENT_INPUT", h.payload.inputId),
  MilestoneDateProposed: (h) =>
    h.give("DATE", text(h.payload.milestone), answering(sideNamed(h.payload.side)), "AGREEMENT"),
  MilestoneDateAgreed(h) {
    h.end("DATE");
    h.promise(h.due("dueOn"));
  },
  MilestoneSubmitted(h) {
    h.end("HEARING", "CANCELLATION", "DATE");
    h.main("CLIENT", "DECISION", h.due("dueOn"));
  },
  HearingOpened: (h) =>
    h.give("HEARING", text(h.payload.milestone), "AGENCY", "ANSWER", {
      dueOn: h.due("endsOn"),
      until: h.due("endsBefore"),
    }),
  HearingAnswered: (h) => h.end("HEARING"),
  MilestoneAptitudeApproved: (h) => h.main("CLIENT", "DECISION", h.due("observationEndsOn")),
  ServiceObservationStarted: (h) => h.main("CLIENT", "DECISION", h.due("decisionDueOn")),
  MilestoneAccepted: (h) => h.decided(),
  MilestoneAcceptedWithReservations(h) {
    h.decided();
    h.mend();
  },
  MilestoneAcceptedWithPriceReduction(h) {
    h.decided();
    h.mend();
    h.give("PRICE_REDUCTION", text(h.payload.milestone), "AGENCY", "SIGNATURE");
  },
  PriceReductionAccepted: (h) => h.end("PRICE_REDUCTION"),
  MilestoneAdjourned(h) {
    h.end("HEARING", "SUSPENSION");
    h.mend();
    h.main("AGENCY", "RESUBMISSION", h.due("resubmissionDueOn"));
  },
  ResubmissionRefused: (h) => h.main("CLIENT", "DECISION"),
  MilestoneRejected: over,
  MilestoneCancelled: over,
  MilestoneCancellationSigned: (h) =>
    h.give("CANCELLATION", text(h.payload.milestone), answering(h.actor), "SIGNATURE"),
  MilestoneReservationsSettled: (h) => h.end("RESERVATION"),
  ReservationRaised(h) {
    const code = text(h.payload.reservation);
    h.memory[code] = h.due("dueOn") ?? h.memory[code] ?? null;
    h.point("NOBODY", "FIX", h.memory[code]);
  },
  ReservationRevised: (h) => h.setDue("RESERVATION", text(h.payload.reservation), h.due("dueOn")),
  ReservationFixSubmitted: (h) => h.point("CLIENT", "FIX_DECISION", h.due("dueOn")),
  ReservationFixRefused: (h) => h.point("AGENCY", "FIX", h.memory[text(h.payload.reservation)] ?? null),
  ReservationLifted: (h) => h.point("AGENCY", "CONFIRMATION"),
  ReservationContested: (h) => h.point("CLIENT", "CONTEST_DECISION"),
  ReservationWithdrawn: settled,
  ReservationLiftingConfirmed: settled,
  ReservationWaived: settled,
  QuestionAsked({ payload, give, due }) {
    const blocking = payload.blocking === true;
    give("QUESTION", text(payload.question), sideNamed(payload.to), "ANSWER", { dueOn: due("dueOn"), blocking });
  },
  QuestionAnswered: (h) => h.endOne("QUESTION", h.payload.question),
  ClockSuspended(h) {
    if (atRest(h)) h.give("SUSPENSION", text(h.payload.matter), "NOBODY", "RESUMPTION");
  },
  ClockResumed(h) {
    if (atRest(h)) h.end("SUSPENSION");
    clock(h);
  },
  ClockExtended: clock,
  MilestoneAcceptedTacitly(h) {
    h.decided();
    h.mend();
  },
  TacitAcceptanceRebutted: (h) => h.main("CLIENT", "DECISION", h.due("decisionDueOn")),
  ObservationEnded: (h) => h.main("CLIENT", "DECISION", h.due("decisionDueOn")),
  FormalNoticePresented: (h) =>
    h.give("NOTICE", text(h.payload.notice), sideNamed(h.payload.toSide), "COMPLIANCE", { dueOn: h.due("dueOn") }),
  FormalNoticeComplied: (h) => h.endOne("NOTICE", h.payload.notice),
  FormalNoticeExpired: (h) => h.endOne("NOTICE", h.payload.notice),
  FormalNoticeLapsed: (h) => h.endOne("NOTICE", h.payload.notice),
  CommitmentProposed: (h) => owe(h, "SIGNATURE"),
  CommitmentRevised: (h) => owe(h, "SIGNATURE"),
  CommitmentSigned: (h) => owe(h, "SUPPLY"),
  CommitmentRescheduled: (h) => owe(h, "SUPPLY"),
  CommitmentContested: (h) => owe(h, "SUPPLY"),
  CommitmentDelivered: (h) =>
    h.give("COMMITMENT", text(h.payload.commitment), answering(sideNamed(h.payload.side)), "CONFIRMATION"),
  CommitmentConfirmed: owed,
  CommitmentExcused: owed,
  CommitmentReleased: owed,
  ChangeRequestSubmitted: (h) => ask(h, "AMO QUALIFICATION"),
  ChangeRequestQualified(h) {
    const twice = h.payload.before === "DISPUTED" && h.payload.status === "DISPUTED";
    if (twice) ask(h, "CLIENT SETTLEMENT");
    else asStands(h);
  },
  ChangeRequestDisputed: asStands,
  ChangeDisputeSettled: asStands,
  ChangeQuoted(h) {
    if (h.payload.status !== "EMERGENCY_APPROVED") return;
    ask(h, "CLIENT REGULARISATION", h.dueOf("CHANGE_REQUEST", text(h.payload.changeRequest)));
  },
  ChangeQuotesComplete: asStands,
  ChangeRequestApproved: asStands,
  ChangeDecisionRecorded: asStands,
  ChangeEmergencyApproved: asStands,
  ChangeRequestResumed: asStands,
  ChangeOpinionLate: (h) => ask(h, "CLIENT SETTLEMENT"),
  ChangeRequestWithdrawn: asked,
  ChangeRequestRejected: asked,
  ChangeRequestDeferred: asked,
  ChangeConcessionGranted: asked,
  ChangeRequestExpired: asked,
  ChangeClosed: asked,
  ChangeVerified: (h) => ask(h, "CLIENT VERIFICATION"),
  AmendmentDrafted: (h) => order(h, answering(h.actor)),
  AmendmentSigned(h) {
    const left = list(h.payload.left ?? [], "the seats left");
    const [agency, client] = [left.includes("AGENCY"), left.some((seat) => seat !== "AGENCY")];
    order(h, agency === client ? answering(sideNamed(h.payload.side)) : agency ? "AGENCY" : "CLIENT");
  },
  AmendmentWithdrawn: ordered,
  ChangeContracted(h) {
    ordered(h);
    ask(h, "AGENCY WORK");
  },
  AdviceIssued(h) {
    if (h.payload.kind === "INFORMATION") return;
    h.give("ADVICE", text(h.payload.advice), "CLIENT", "ANSWER", { dueOn: h.due("dueOn") });
  },
  AdviceAnswered: advised,
  AdviceOverridden: advised,
  AdviceSuperseded: advised,
  AdviceLapsed: advised,
  OpinionRequested(h) {
    const whose = { dueOn: h.due("dueOn"), partyId: h.due("partyId") };
    h.give("OPINION", text(h.payload.opinion), sideNamed(h.payload.side), "ANSWER", whose);
  },
  OpinionWithdrawn: (h) => h.endOne("OPINION", h.payload.opinion),
  OpinionGiven: (h) => h.endOne("OPINION", h.payload.opinion),
  DisputeOpened: (h) => quarrel(h, "POSITION", h.payload),
  DisputeEscalated: (h) => quarrel(h, "POSITION", h.payload.due),
  MediationProposed: (h) => quarrel(h, "ANSWER", h.payload),
  MediationRefused: (h) => quarrel(h, "POSITION", { dueOn: h.payload.dueOn }),
  MediationAgreed: (h) => quarrel(h, "MEDIATOR", h.payload),
  MediationBegun: (h) => quarrel(h, "AGREEMENT", { dueOn: h.payload.dueOn, side: "MEDIATOR" }),
  MediationEnded: (h) => quarrel(h, "POSITION", { dueOn: h.payload.dueOn }),
  DisputeSettled: quarrelled,
  DisputeWithdrawn: quarrelled,
  DisputeSettledDirectly: quarrelled,
  DisputeWentOutside: quarrelled,
  DisputeClosed: quarrelled,
};

function advised(h: Hand): void {
  h.endOne("ADVICE", h.payload.advice);
}
/** A dispute waits for the side, and the party of it, that a turn names; without one for nobody. */
function quarrel(h: Hand, awaits: string, turn: unknown): void {
  const said = Object.fromEntries(Object.entries(typeof turn === "object" && turn !== null ? turn : {}));
  const word = (value: unknown): string | null => (typeof value === "string" ? value : null);
  const whose = { dueOn: word(said.dueOn), partyId: word(said.turnOf) };
  h.give("DISPUTE", text(h.payload.dispute), sideNamed(word(said.side)), awaits, whose);
}
function quarrelled(h: Hand): void {
  h.endOne("DISPUTE", h.payload.dispute);
}

/** A request for a change waits for an act of a side, or for nobody any more. */
function ask(h: Hand, turn: string, dueOn: string | null = null): void {
  const [side, awaits = ""] = turn.split(" ");
  h.give("CHANGE_REQUEST", text(h.payload.changeRequest), sideNamed(side), awaits, { dueOn });
}
function asked(h: Hand): void {
  h.endOne("CHANGE_REQUEST", h.payload.changeRequest);
}
/** Where it stands says whose turn it is. */
function asStands(h: Hand): void {
  const status = text(h.payload.status);
  if (["QUALIFIED", "QUOTED", "UNDER_DECISION"].includes(status)) ask(h, "CLIENT DECISION", h.due("dueOn"));
  else if (status === "IMPACT_ASSESSMENT" || status === "EMERGENCY_APPROVED") ask(h, "AGENCY OFFER", h.due("dueOn"));
  else if (status === "DISPUTED") ask(h, "AMO OPINION", h.due("dueOn"));
  else if (status === "APPROVED") ask(h, "CLIENT ORDER", h.due("dueOn"));
  else if (status === "SUBMITTED") ask(h, "AMO QUALIFICATION", h.due("dueOn"));
  else if (status === "CONTRACTED" || status === "IN_IMPLEMENTATION") ask(h, "AGENCY WORK", h.due("dueOn"));
  else if (status === "VERIFIED") ask(h, "CLIENT VERIFICATION", h.due("dueOn"));
  else asked(h);
}
/** An order waits for the other side's signature. */
function order(h: Hand, side: Side): void {
  const partyId = side === "AGENCY" ? h.due("partyId") : null;
  h.give("AMENDMENT", text(h.payload.amendment), side, "SIGNATURE", { partyId });
}
function ordered(h: Hand): void {
  h.endOne("AMENDMENT", h.payload.amendment);
}

/** An acceptance by silence counts from the end of its period, however late it was written down. */
function countsFrom({ type, payload, occurredAt }: Fact): string {
  const effect = type === "MilestoneAcceptedTacitly" ? text(payload.effectBefore) : "";
  return effect !== "" && effect < occurredAt ? effect : occurredAt;
}

/** A commitment waits for the party that it binds. */
function owe(h: Hand, awaits: string): void {
  const more = { dueOn: h.due("dueOn"), partyId: h.due("partyId") };
  h.give("COMMITMENT", text(h.payload.commitment), sideNamed(h.payload.side), awaits, more);
}
function owed(h: Hand): void {
  h.endOne("COMMITMENT", h.payload.commitment);
}

/** The account of a ledger, its entries given one after the other. */
export function ledgerAccount(now: string) {
  const milestones = new Map<string, Milestone>();
  const parties: { readonly side: Side; readonly id: string }[] = [];
  const calendars: { readonly at: string; readonly off: ReadonlySet<string> }[] = [];
  const memories = new Map<Milestone, { [code: string]: string | null }>();
  const apart: Milestone = { id: "", code: "", agency: null, open: [], changes: [] };
  let zone = zoned("UTC");

  const write = (milestone: Milestone, at: string): void => {
    const found = holding(milestone, at) ?? null;
    const waits = found !== null && found.from !== null && at < zone.startOf(found.from);
    const holder = found === null || waits ? "NOBODY" : found.holder;
    const { awaits = "", dueOn = null } = found ?? {};
    const last = milestone.changes.at(-1);
    const same = last?.what?.kind === found?.kind && last?.what?.code === found?.code;
    if (last !== undefined && same && last.holder === holder && last.awaits === awaits) last.dueOn = dueOn;
    else milestone.changes.push({ at, holder, what: found, awaits, dueOn });
  };
  /** What changes without an act: a planned start, the end of a hearing. */
  const pass = (milestone: Milestone, after: string, until: string): void => {
    const starts = milestone.open.flatMap(({ from }) => (from === null ? [] : [zone.startOf(from)]));
    const ends = milestone.open.flatMap(({ until: end }) => (end === null ? [] : [end]));
    for (const at of [...starts, ...ends].sort()) if (at > after && at <= until) write(milestone, at);
  };
  const seen = new Map<Milestone, string>();

  function take(line: Dict): void {
    const entry = factOf(line);
    const { type, payload } = entry;
    if (type === "ProjectCreated") zone = zoned(text(payload.timeZone));
    if (type === "PartyAdded") parties.push({ side: sideNamed(payload.side), id: text(payload.partyId) });
    if (type === "CalendarFixed")
      calendars.push({
        at: entry.occurredAt,
        off: new Set(list(payload.days, "the days off").map(text)),
      });
    const rule = rules[type];
    if (rule === undefined) return;
    const milestone = milestoneOf(payload);
    const before = seen.get(milestone);
    const own = countsFrom(entry);
    const at = before !== undefined && own < before ? before : own;
    if (before !== undefined) pass(milestone, before, at);
    seen.set(milestone, at);
    if (milestone !== apart && entry.role.startsWith("AGENCY")) milestone.agency = entry.partyId ?? milestone.agency;
    const memory = memories.get(milestone) ?? {};
    memories.set(milestone, memory);
    rule(hand(milestone, entry, memory));
    write(milestone, at);
  }

  function milestoneOf(payload: Dict): Milestone {
    const id = text(payload.milestoneId);
    if (id === "") return [...milestones.values()].find(({ code }) => code === payload.subject) ?? apart;
    const known = milestones.get(id) ?? { id, code: text(payload.milestone), agency: null, open: [], changes: [] };
    milestones.set(id, known);
    return known;
  }

  const partyOf = (holder: Side, agency: string | null): string | null => {
    if (holder === "AGENCY" && agency !== null) return agency;
    const found = parties.filter(({ side }) => side === holder);
    return found.length === 1 ? (found[0]?.id ?? null) : null;
  };
  function isWorked(day: string): boolean {
    const known = calendars.filter(({ at }) => zone.dayOf(at) <= day).at(-1) ?? calendars[0];
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6 && known?.off.has(day) !== true;
  }

  function count(milestone: Milestone) {
    const today = zone.dayOf(now);
    const changes = milestone.changes.map((one) => ({ ...one, day: zone.dayOf(one.at) }));
    const [days, lateDays] = [empty(), empty()];
    let span = 0;
    const first = changes.find(({ what }) => what !== null)?.day ?? today;
    for (let at = number(first); at < number(today); at += 1) {
      const day = dayNumbered(at);
      const held = changes.findLast((one) => one.day <= day);
      if (held === undefined || held.what === null || !isWorked(day)) continue;
      span += 1;
      days[held.holder] += 1;
      if (held.dueOn !== null && day > held.dueOn) lateDays[held.holder] += 1;
    }
    const last = changes.at(-1);
    const turn =
      last === undefined || last.what === null
        ? null
        : {
            kind: last.what.kind,
            code: last.what.code,
            holder: last.holder,
            partyId: partyOf(last.holder, milestone.agency),
            awaits: last.awaits,
            since: last.at,
            dueOn: last.dueOn,
          };
    return {
      milestone: milestone.code,
      from: first,
      to: turn === null && changes.some(({ what }) => what !== null) ? (last?.day ?? today) : today,
      span,
      days,
      lateDays,
      turn,
    };
  }

  /** What is found: the days of each milestone and of all, and what is open now. */
  function told() {
    const all = [...milestones.values()];
    for (const milestone of all) pass(milestone, seen.get(milestone) ?? now, now);
    const counted = all.map(count);
    const sum = (field: "days" | "lateDays"): Days =>
      counted.reduce((total, one) => {
        for (const side of sides) total[side] += one[field][side];
        return total;
      }, empty());
    const open = [...all, apart]
      .flatMap((milestone) => milestone.open.map((one) => ({ milestone, one })))
      .filter(({ one }) => one.until === null || now < one.until)
      .sort((a, b) => a.one.seq - b.one.seq)
      .map(({ milestone, one: { kind, code, holder, partyId, awaits, since, dueOn } }) => ({
        ...{ kind, code, milestone: milestone === apart ? null : milestone.code },
        ...{ holder, partyId: partyId ?? partyOf(holder, milestone.agency), awaits, since, dueOn },
      }));
    return { today: zone.dayOf(now), days: sum("days"), lateDays: sum("lateDays"), milestones: counted, open };
  }
  return { take, told };
}

const usage = "node scripts/verify-ledger.ts EXPORT.jsonl [--receipt PV.json]... [--receipt SEQ:HASH]... [--account]";

function told(verdict: Verdict): string {
  if (!verdict.valid)
    return `refused\n${verdict.entry === null ? "" : `  entry       ${verdict.entry}\n`}  line        ${verdict.line}\n  why         ${verdict.why}`;
  const { project, code, entries, head, documents, signatures, unbound, texts, erased, withheld, receipts } = verdict;
  const kept =
    withheld === 0
      ? ""
      : `\n  withheld    ${withheld}: amounts and records that are not those of whoever exported; the chain holds their hashes`;
  const partly = unbound === 0 ? "" : `, of which ${unbound} of before their whole statement was chained`;
  return `valid
  project     ${code} (${project})
  entries     ${entries}
  head        ${head.seq} ${head.hash}
  signatures  ${signatures}${partly}
  documents   ${documents}
  texts       ${texts}, of which ${erased} erased${kept}
  receipts    ${receipts}${receipts === 0 ? ": without one, a history that its keeper wrote anew as a whole would pass" : " hold"}`;
}

/** The account of the ball at the moment of an export that verifies. */
async function account(path: string): Promise<string> {
  let counted: ReturnType<typeof ledgerAccount> | undefined;
  await verifyFile(path, [], (entry, exportedAt) => {
    counted ??= ledgerAccount(exportedAt);
    counted.take(entry);
  });
  return JSON.stringify(counted?.told() ?? null, null, 2);
}

async function main(args: readonly string[]): Promise<number> {
  const wantsAccount = args.includes("--account");
  const [path, ...rest] = args.filter((word) => word !== "--account");
  const names = rest.filter((_, index) => index % 2 === 1);
  const isUsed = path !== undefined && !path.startsWith("-") && rest.length === 2 * names.length;
  if (!isUsed || rest.some((word, index) => index % 2 === 0 && word !== "--receipt")) {
    console.error(`Usage: ${usage}`);
    return 2;
  }
  try {
    const receipts = names.map((name) => readReceipt(writtenHead.test(name) ? name : readFileSync(name, "utf8"), name));
    const verdict = await verifyFile(path, receipts);
    console.log(told(verdict));
    if (verdict.valid && wantsAccount) console.log(await account(path));
    return verdict.valid ? 0 : 1;
  } catch (error) {
    if (error instanceof Broken) console.log(`refused\n  why         ${error.message}`);
    else console.error(error instanceof Error ? error.message : error);
    return error instanceof Broken ? 1 : 2;
  }
}

const started = process.argv[1];
if (started?.endsWith("verify-ledger.ts") && realpathSync(started) === fileURLToPath(import.meta.url)) {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
