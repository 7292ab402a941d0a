// Verifies an exported ledger, with nothing but Node 24: no database, no network, no other file of Aval.
//
//   node scripts/verify-ledger.ts EXPORT.jsonl [--receipt PV.json]... [--receipt SEQ:HASH]...
//
// An export is JSON Lines, each line in the canonical form of RFC 8785: a header; names (not part of the chain, some may
// have been erased); the entries in order, each with its signed document where that one appears first, and with its
// signature; a trailer with the head. The hash of an entry is SHA-256 over the canonical text of all its fields, the
// hash of the entry before it included, so one changed character breaks the chain at its place. Whoever owns a database
// can still write a whole new chain: against that stand the receipts that signatories were given, a signed record (PV)
// as JSON or a bare head (as JSON, or as the mail writes it). Each names entries and their hashes; a history that lacks one of them is refused.
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

/** One pass over an export: `take` each line in turn, then `finish`. Both throw nothing: the verdict is theirs to give. */
class Pass {
  readonly #receipts: readonly Receipt[];
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
  #counts = { signatures: 0, unbound: 0, texts: 0, erased: 0 };

  constructor(receipts: readonly Receipt[]) {
    this.#receipts = receipts;
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
    for (const { name, heads } of this.#receipts)
      for (const head of heads)
        if (head.seq === expected && head.hash !== stated)
          throw new Broken(
            `the receipt ${name} has another hash for it: the history was rewritten after the receipt was given`,
          );
  }

  /** Each erasable text is the one whose salted hash the payload holds, or is erased. */
  #checkTexts(hashed: Json | undefined, texts: Dict): void {
    const hashes = hashed === undefined ? {} : dict(hashed, "the hashes of the texts");
    onlyKeys(texts, Object.keys(hashes), "the list of its texts");
    for (const [field, given] of Object.entries(texts)) {
      this.#counts.texts += 1;
      if (given === null) this.#counts.erased += 1;
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
    } else if (type === "PartyAdded") this.#parties.set(word(payload.partyId, "a party"), payload.side ?? null);
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
    onlyKeys(value, ["line", "id", "record", "digest", "content"], "the document");
    for (const [field, wanted] of Object.entries(this.#awaitedDocument))
      must(value[field] === wanted, `its document has another ${field}`);
    const digest = sha256(word(value.content, "the content of its document"));
    must(digest === value.digest, "the text of its document is not the one that was signed");
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
    const { signatures, texts, erased } = this.#counts;
    const head = { seq: this.#seq, hash: this.#hash };
    const own = { line: "trailer", entries: this.#seq, documents: this.#digests.size, signatures, texts, erased, head };
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

/** Verifies the lines of an export (without their line ends), against receipts if there are any. */
export async function verifyLines(
  lines: AsyncIterable<string> | Iterable<string>,
  receipts: readonly Receipt[] = [],
): Promise<Verdict> {
  const pass = new Pass(receipts);
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
export function verifyFile(path: string, receipts: readonly Receipt[] = []): Promise<Verdict> {
  return verifyLines(linesOf(path), receipts);
}

const usage = "node scripts/verify-ledger.ts EXPORT.jsonl [--receipt PV.json]... [--receipt SEQ:HASH]...";

function told(verdict: Verdict): string {
  if (!verdict.valid)
    return `refused\n${verdict.entry === null ? "" : `  entry       ${verdict.entry}\n`}  line        ${verdict.line}\n  why         ${verdict.why}`;
  const { project, code, entries, head, documents, signatures, unbound, texts, erased, receipts } = verdict;
  const partly = unbound === 0 ? "" : `, of which ${unbound} of before their whole statement was chained`;
  return `valid
  project     ${code} (${project})
  entries     ${entries}
  head        ${head.seq} ${head.hash}
  signatures  ${signatures}${partly}
  documents   ${documents}
  texts       ${texts}, of which ${erased} erased
  receipts    ${receipts}${receipts === 0 ? ": without one, a history that its keeper wrote anew as a whole would pass" : " hold"}`;
}

async function main(args: readonly string[]): Promise<number> {
  const [path, ...rest] = args;
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
