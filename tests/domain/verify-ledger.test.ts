import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { instant } from "@/lib/kernel/instant";
import { canonical, digestOf, type Json } from "@/lib/ledger/canonical";
import { entryHash, genesisHash } from "@/lib/ledger/record";
import {
  canonicalText,
  entryDigest,
  entryFields,
  genesis,
  linesOf,
  readReceipt,
  verifyFile,
  verifyLines,
} from "@/scripts/verify-ledger";

const projectId = "01939b1e-0000-7000-8000-000000000001";

/** A history of acts without signatures, as the writer of the ledger hashes it. */
function history(length: number): string[] {
  const form = { format: "aval-ledger", version: 1, hash: "SHA-256", canonical: "RFC 8785" };
  const at = instant("2026-06-01T07:00:00.000Z");
  const header = { line: "header", ...form, project: { id: projectId, code: "refonte" }, timeZone: "Europe/Paris" };
  const lines = [canonical({ ...header, exportedAt: at, parties: [], members: [] })];
  let prevHash = genesisHash;
  for (let seq = 1; seq <= length; seq += 1) {
    const author = { actorId: null, role: "SYSTEM", partyId: null, delegationId: null, commandId: projectId } as const;
    const what = {
      projectId,
      seq,
      ordinal: 0,
      type: "MilestoneStarted",
      version: 1,
      payload: { milestone: `J${seq}` },
    };
    const hash = entryHash({ ...author, ...what, prevHash, now: at });
    const entry = { ...author, ...what, prevHash, occurredAt: at, recordedAt: at };
    lines.push(canonical({ line: "entry", entry, hash, texts: {} }));
    prevHash = hash;
  }
  const count = { entries: length, documents: 0, signatures: 0, texts: 0, erased: 0 };
  return [...lines, canonical({ line: "trailer", ...count, head: { seq: length, hash: prevHash } })];
}

const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: "binary" }),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(fc.oneof(fc.string({ unit: "binary" }), fc.nat().map(String)), tie("value"), { maxKeys: 6 }),
  ),
})).value;

describe("the verifier reads what the ledger writes, by an implementation of its own", () => {
  test("the same canonical text and digest for every JSON value (RFC 8785)", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalText(value)).toBe(canonical(value));
      }),
      { numRuns: 500 },
    );
    const facts = {
      b: [1, 1e21, -0, 0.1],
      a: 'é\u2028\u0000"\\',
      "10": {},
      "9": null,
      "€": true,
      "\u{1F600}": 1,
      "\uFB33": 2,
    };
    expect(canonicalText(facts)).toBe(canonical(facts));
    expect(entryDigest(facts)).toBe(digestOf(facts));
    expect(genesis).toBe(genesisHash);
  });

  test("parsing the canonical text and writing it again changes nothing", () => {
    fc.assert(
      fc.property(json, (value) => {
        const back: Json = JSON.parse(canonicalText(value));
        expect(canonicalText(back)).toBe(canonicalText(value));
      }),
    );
  });

  test("a history as the ledger hashes it", async () => {
    const verdict = await verifyLines(history(50));
    expect(verdict).toMatchObject({ valid: true, entries: 50, code: "refonte", project: projectId });
    expect(await verifyLines(history(0))).toMatchObject({ valid: true, entries: 0, head: { seq: 0, hash: genesis } });
    expect(Object.keys(JSON.parse(history(1)[1] ?? "{}").entry).sort()).toEqual([...entryFields].sort());
  });
});

describe("files that are not as an export is written", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "aval-verify-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const whole = history(20);
  const text = `${whole.join("\n")}\n`;
  const line = (index: number): string => whole[index] ?? "";

  const files: readonly (readonly [name: string, content: string | Uint8Array, why: RegExp, entry: number | null])[] = [
    ["empty", "", /cut short/, 1],
    ["not JSON", "hello\n", /not JSON/, null],
    ["a list", "[]\n", /not an object/, null],
    ["another format", '{"format":"other","line":"header"}\n', /not an export/, null],
    [
      "a later version",
      text.replace('"version":1', '"version":2'),
      /version 2, which this verifier does not know/,
      null,
    ],
    ["no header", `${whole.slice(1).join("\n")}\n`, /not a header/, 1],
    ["a byte order mark", `\uFEFF${text}`, /byte order mark/, null],
    ["CR LF", text.replaceAll("\n", "\r\n"), /CR LF/, null],
    ["an empty line", text.replace("\n", "\n\n"), /line is empty/, null],
    ["a doubled key", text.replace('"milestone":"J7"', '"milestone":"J8","milestone":"J7"'), /"milestone" twice/, 7],
    ["spaces", text.replace('"milestone":"J7"', '"milestone": "J7"'), /canonical form/, 7],
    ["another order of keys", text.replace(line(4), reordered(line(4))), /canonical form/, 4],
    ["an escape that is not needed", text.replace('"J7"', '"\\u004a7"'), /canonical form/, 7],
    ["an unknown field", text.replace('"ordinal":0', '"ordinal":0,"other":1'), /unknown field "other"/, 1],
    ["an unknown kind of line", text.replace(line(3), '{"line":"other"}'), /unknown kind "other"/, 2],
    ["something after the trailer", `${text}${line(1)}\n`, /follows the trailer/, 21],
    ["a last line cut short", text.slice(0, -40), /not JSON/, null],
    ["a file cut at a line", `${whole.slice(0, 12).join("\n")}\n`, /cut short/, 12],
    ["bytes that are not UTF-8", Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0x0a])]), /not in UTF-8/, null],
    ["a trailer that counts less", text.replace('"entries":20', '"entries":19'), /trailer/, null],
    ["depth without end", `${line(0)}\n${"[".repeat(200)}${"]".repeat(200)}\n`, /not an object/, null],
    ["objects without end", `${line(0)}\n${'{"line":'.repeat(500)}1${"}".repeat(500)}\n`, /nested too deeply/, null],
  ];

  test.each(files)("%s", async (name, content, why, entry) => {
    const path = join(folder, `${name.replaceAll(" ", "-")}.jsonl`);
    await writeFile(path, content);
    const verdict = await verifyFile(path);
    expect(verdict.valid ? "valid" : verdict.why).toMatch(why);
    if (entry !== null) expect(verdict).toMatchObject({ entry });
  });

  test("a last line without its line end, but whole, is read", async () => {
    const path = join(folder, "no-end.jsonl");
    await writeFile(path, text.trimEnd());
    expect(await verifyFile(path)).toMatchObject({ valid: true });
  });

  test("lines longer than what is read at once, and characters across the border, come out as they went in", async () => {
    const path = join(folder, "long.txt");
    const lines = ["é".repeat(700_000), "", "x".repeat(3_000_000), "€", "ab\u{1F600}".repeat(400_000), "end"];
    await writeFile(path, lines.join("\n"));
    expect([...linesOf(path)]).toEqual(lines);
  });

  test("as a program, copied away from everything else: 0 when it holds, 1 when it does not, 2 when asked wrongly", async () => {
    const alone = join(folder, "verify-ledger.ts");
    await copyFile("scripts/verify-ledger.ts", alone);
    const run = (...args: readonly string[]): Promise<string> =>
      new Promise((done) => {
        execFile(process.execPath, [alone, ...args], { cwd: folder }, (error, stdout, stderr) => {
          done(`${typeof error?.code === "number" ? error.code : 0} ${stdout}${stderr}`);
        });
      });
    await writeFile(join(folder, "good.jsonl"), text);
    await writeFile(join(folder, "bad.jsonl"), text.replace('"J7"', '"J9"'));
    const { hash } = JSON.parse(line(15));
    const head = JSON.stringify({ format: "aval-head", version: 1, projectId, seq: 15, hash }, null, 2);
    await writeFile(join(folder, "head.json"), head);
    const calls: readonly (readonly [args: readonly string[], says: RegExp])[] = [
      [["good.jsonl"], /^0 valid[\s\S]*entries +20\n[\s\S]*receipts +0: without/],
      [["good.jsonl", "--receipt", "head.json", "--receipt", `15:${hash}`], /^0 valid[\s\S]*2 hold/],
      [["bad.jsonl"], /^1 refused\n +entry +7\n +line +8\n +why +its hash/],
      [["good.jsonl", "--receipt", `15:${"a".repeat(64)}`], /^1 refused\n +entry +15\n[\s\S]*rewritten/],
      [["good.jsonl", "--receipt", `21:${"a".repeat(64)}`], /^1 refused\n +entry +21\n[\s\S]*end was dropped/],
      [["good.jsonl", "--receipt", "good.jsonl"], /^1 refused[\s\S]*not JSON/],
      [[], /^2 Usage/],
      [["good.jsonl", "--receipt"], /^2 Usage/],
      [["nothing.jsonl"], /^2 ENOENT/],
    ];
    const said = await Promise.all(calls.map(([args]) => run(...args)));
    for (const [index, [, says]] of calls.entries()) expect(said[index]).toMatch(says);
  }, 60_000);

  test("it imports what Node ships, and nothing else", async () => {
    const source = await readFile("scripts/verify-ledger.ts", "utf8");
    const imported = [...source.matchAll(/(?:from|import|require)\s*\(?\s*"([^"]+)"/g)].map(([, name]) => name);
    expect(imported.length).toBeGreaterThan(2);
    expect(imported.filter((name) => name?.startsWith("node:") !== true)).toEqual([]);
    expect(source).not.toMatch(/\bimport\(|\brequire\(|\bfetch\(|process\.env/);
  });
});

/** The keys of an entry line in another order: the same to a JSON reader. */
function reordered(line: string): string {
  const value: Record<string, Json> = JSON.parse(line);
  return JSON.stringify(Object.fromEntries(Object.entries(value).reverse()));
}

describe("receipts that are none", () => {
  const held = { format: "aval-head", version: 1, projectId, seq: 3, hash: genesis };
  const content = { kind: "CHARTER" };
  const digest = digestOf(content);
  const signature = { id: "s", digest, entry: { seq: 2, hash: genesis } };
  const record = {
    ...{ format: "aval-record", version: 1, project: { id: projectId }, record: "PV-2026-001" },
    ...{ document: { id: "d", digest, content }, signatures: [signature] },
    ledger: { projectId, head: { seq: 2, hash: genesis } },
  };

  test.each<readonly [string, Json | string, RegExp]>([
    ["not JSON", "{", /not JSON/],
    ["of a later version", { ...held, version: 2 }, /version/],
    ["of another format", { ...held, format: "x" }, /neither/],
    ["a head without a hash", { ...held, hash: null }, /not a text/],
    ["a key twice", JSON.stringify(held).replace('"seq":3', '"seq":4,"seq":3'), /"seq" twice/],
    [
      "a record whose text was changed",
      { ...record, document: { id: "d", digest, content: { kind: "x" } } },
      /its digest/,
    ],
    ["a record of two projects", { ...record, project: { id: "other" } }, /two projects/],
    ["a record that nobody signed", { ...record, signatures: [] }, /no signature/],
    ["a signature of another text", { ...record, signatures: [{ ...signature, digest: genesis }] }, /another text/],
  ])("%s", (_name, value, why) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    expect(() => readReceipt(text, "R")).toThrow(why);
  });

  test("a record as it is given is read, on one line or many, with a mark of byte order or without", () => {
    expect(readReceipt(`\uFEFF${JSON.stringify(record, null, 2)}`, "R").heads).toHaveLength(2);
  });
});
