import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findExport } from "@/lib/features/ledger/queries-export";
import type { Json } from "@/lib/ledger/canonical";
import { type Receipt, readReceipt, type Verdict, verifyLines } from "@/scripts/verify-ledger";
import { addPerson } from "@/tests/support/act";
import {
  entryOf,
  grouped,
  isEntry,
  type Line,
  numberOf,
  objectOf,
  other,
  parsed,
  rehashed,
  written,
} from "@/tests/support/forgery";
import { exportOf, receiptsOf, type ToldDemo, toldDemo } from "@/tests/support/told-demo";

let demo: ToldDemo;
/** The long project, played for six months, and the short one, which waits for a signature. */
let main: readonly Line[];
let aside: readonly Line[];
let receipts: readonly Receipt[];

beforeAll(async () => {
  demo = await toldDemo("ledger_export");
  main = parsed(await exportOf(demo, demo.main));
  aside = parsed(await exportOf(demo, demo.aside));
  receipts = (await receiptsOf(demo, demo.main)).map(({ record, text }) => readReceipt(text, record));
}, 120_000);
afterAll(() => demo.close());

/** Where the verifier finds the fault: the number of the entry; "valid" when it finds none. */
async function faultOf(lines: readonly Line[], held: readonly Receipt[] = []): Promise<number | string | null> {
  const verdict = await verifyLines(written(lines), held);
  return verdict.valid ? "valid" : verdict.entry;
}

const whyOf = (verdict: Verdict): string => (verdict.valid ? "valid" : verdict.why);
const lengthOf = (lines: readonly Line[]): number => lines.filter((line) => isEntry(line)).length;

/** The same history with the line at an index replaced by others. */
const replaced = (lines: readonly Line[], index: number, ...by: readonly Line[]): readonly Line[] => [
  ...lines.slice(0, index),
  ...by,
  ...lines.slice(index + 1),
];

/** The same history with the entries (and what stands beside them) put in another order, or some left out. */
function arranged(
  lines: readonly Line[],
  change: (entries: readonly (readonly Line[])[]) => readonly (readonly Line[])[],
): readonly Line[] {
  const { head, entries, tail } = grouped(lines);
  return [...head, ...change(entries).flat(), tail];
}

describe("what the export of a played project holds", () => {
  test("it verifies, alone and against every signed record, a bare head and a head as in the mail", async () => {
    const alone = await verifyLines(written(main));
    expect(alone).toMatchObject({ valid: true, entries: lengthOf(main), unbound: 0, erased: 0, code: demo.main.code });
    if (!alone.valid) throw new Error(alone.why);
    const { seq, hash } = alone.head;
    const bare = readReceipt(
      JSON.stringify({ format: "aval-head", version: 1, projectId: demo.main.id, seq, hash }),
      "bare",
    );
    const held = [...receipts, bare, readReceipt(`${seq}:${hash}`, "mail")];
    expect(await verifyLines(written(main), held)).toMatchObject({ valid: true, receipts: held.length });
    expect(receipts.length).toBeGreaterThan(12);
    expect(alone.signatures).toBeGreaterThan(20);
    expect(await faultOf(aside)).toBe("valid");
  });

  test("a member gets the same lines page by page; a stranger and a foreign member get nothing", async () => {
    const of = (personId: string, code: string): ReturnType<typeof findExport> =>
      findExport(demo.db, { personId, code, now: "2026-11-22T09:30:00.000Z" });
    const lines: string[] = [];
    for await (const line of (await of(demo.main.member, demo.main.code)) ?? []) lines.push(line);
    expect(lines).toEqual(written(main));
    const stranger = await addPerson(demo.db, "Étrangère");
    expect(await of(stranger, demo.main.code)).toBeNull();
    expect(await of(demo.main.member, "no-such-project")).toBeNull();
  });

  test("the head in each signatory's mail is one of its entries, and holds as a receipt", async () => {
    const { rows } = await demo.owner.query(
      "SELECT DISTINCT payload -> 'head' ->> 'seq' AS seq, payload -> 'head' ->> 'hash' AS hash FROM delivery WHERE template = 'receipt' AND project_id = $1",
      [demo.main.id],
    );
    const heads = rows.map(({ seq, hash }) => readReceipt(`${seq}:${hash}`, `mail ${seq}`));
    expect(heads.length).toBeGreaterThan(20);
    expect(await verifyLines(written(main), heads)).toMatchObject({ valid: true, receipts: heads.length });
  });

  test("no mail address and no private note is in it", async () => {
    const { rows } = await demo.owner.query("SELECT email FROM person WHERE email IS NOT NULL");
    const text = written(main).join("\n");
    expect(rows.filter(({ email }) => text.includes(email))).toEqual([]);
    expect(rows.length).toBeGreaterThan(5);
  });
});

describe("a history that was touched is refused at the entry that was touched", () => {
  test("every field of every entry, changed once (the short project whole, the long one field by field in turn)", async () => {
    const missed: string[] = [];
    const change = async (lines: readonly Line[], index: number, field: string): Promise<void> => {
      const line = lines[index] ?? {};
      const entry = entryOf(line);
      const seq = numberOf(entry.seq);
      const by =
        field === "hash"
          ? { ...line, hash: other(line.hash) }
          : { ...line, entry: { ...entry, [field]: other(entry[field]) } };
      const fault = await faultOf(replaced(lines, index, by));
      if (fault !== seq) missed.push(`${field} of ${seq}: ${fault}`);
    };
    for (const [index, line] of aside.entries())
      if (isEntry(line)) for (const field of [...Object.keys(entryOf(line)), "hash"]) await change(aside, index, field);
    for (const [index, line] of main.entries()) {
      const fields = [...Object.keys(isEntry(line) ? entryOf(line) : {}), "hash"];
      if (isEntry(line)) await change(main, index, fields[index % fields.length] ?? "hash");
    }
    expect(missed).toEqual([]);
  }, 90_000);

  test("every fact of a payload, removed or added", async () => {
    const missed: string[] = [];
    for (const [index, line] of aside.entries()) {
      if (!isEntry(line)) continue;
      const entry = entryOf(line);
      const payload = objectOf(entry.payload);
      const versions: Record<string, Json>[] = Object.keys(payload).flatMap((key) => {
        const { [key]: value, ...without } = payload;
        return [without, { ...payload, [key]: other(value) }];
      });
      for (const changed of [...versions, { ...payload, added: 1 }]) {
        const fault = await faultOf(replaced(aside, index, { ...line, entry: { ...entry, payload: changed } }));
        if (fault !== entry.seq) missed.push(`${entry.seq} ${JSON.stringify(changed)}: ${fault}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test("an entry dropped, doubled, or swapped with the next", async () => {
    const wrong: string[] = [];
    const length = lengthOf(aside);
    for (let at = 0; at < length; at += 1) {
      const dropped = await faultOf(arranged(aside, (all) => all.toSpliced(at, 1)));
      if (dropped !== (at + 1 < length ? at + 1 : null)) wrong.push(`${at + 1} dropped: ${dropped}`);
      const doubled = await faultOf(arranged(aside, (all) => all.toSpliced(at, 0, all[at] ?? [])));
      if (doubled !== at + 2) wrong.push(`${at + 1} doubled: ${doubled}`);
      const swapped = arranged(aside, (all) => all.toSpliced(at, 2, all[at + 1] ?? [], all[at] ?? []));
      if (at + 1 < length && (await faultOf(swapped)) !== at + 1) wrong.push(`${at + 1} swapped`);
    }
    expect(wrong).toEqual([]);
  });

  test("two histories merged: another project's entry, in its place or behind, and another branch of the same", async () => {
    const foreign = grouped(aside).entries;
    expect(await faultOf(arranged(main, (all) => all.toSpliced(4, 1, foreign[4] ?? [])))).toBe(5);
    expect(await faultOf(arranged(main, (all) => [...all, ...foreign]))).toBe(lengthOf(main) + 1);
    const branch = grouped(
      rehashed(arranged(main, (all) => all.map((group, at) => (at === 9 ? renamed(group) : group)))),
    );
    expect(await faultOf(arranged(main, (all) => [...all.slice(0, 30), ...branch.entries.slice(30)]))).toBe(31);
  });

  test("the tail dropped, with the trailer as it was, or written anew and a receipt at hand", async () => {
    const short = arranged(main, (all) => all.slice(0, 100));
    expect(whyOf(await verifyLines(written(short)))).toMatch(/trailer/);
    expect(await faultOf(rehashed(short))).toBe("valid");
    const issuedAfter = receipts.filter((one) => one.heads.some((head) => head.seq > 100));
    expect(issuedAfter.length).toBeGreaterThan(5);
    for (const receipt of issuedAfter) {
      const verdict = await verifyLines(written(rehashed(short)), [receipt]);
      expect(whyOf(verdict)).toMatch(/its end was dropped|is not in the export/);
      expect(verdict).toMatchObject({ entry: 101 });
    }
    const before = receipts.filter((one) => one.heads.every((head) => head.seq <= 100));
    expect(await faultOf(rehashed(short), before)).toBe("valid");
  });
});

/** Every erasable text, with its line. */
function textsIn(lines: readonly Line[]): { index: number; line: Line; texts: Line; field: string }[] {
  return lines.flatMap((line, index) => {
    const texts = isEntry(line) ? objectOf(line.texts) : {};
    return Object.keys(texts).map((field) => ({ index, line, texts, field }));
  });
}

/** An entry that says something else: the first text of its payload that is neither an id nor a digest, else its version. */
function renamed(group: readonly Line[]): readonly Line[] {
  const [first = {}, ...rest] = group;
  const entry = entryOf(first);
  return [{ ...first, entry: { ...entry, payload: { ...objectOf(entry.payload), forged: true } } }, ...rest];
}

describe("what stands beside an entry is refused with it", () => {
  test("every field of every signature and document, changed, removed, or the line left out", async () => {
    const missed: string[] = [];
    let seq = 0;
    for (const [index, line] of main.entries()) {
      if (isEntry(line)) seq += 1;
      if (line.line !== "signature" && line.line !== "document") continue;
      const { line: kind, ...fields } = line;
      const forged = Object.keys(fields).map((field) => ({ ...line, [field]: other(fields[field]) }));
      const { id: _, ...without } = line;
      forged.push(without, { ...line, added: 1 });
      for (const lines of [replaced(main, index), ...forged.map((by) => replaced(main, index, by))]) {
        const fault = await faultOf(lines);
        if (fault !== seq) missed.push(`${kind} of ${seq}: ${fault}`);
      }
    }
    expect(missed).toEqual([]);
  }, 90_000);

  test("a meaning forged into another meaning, and a signature moved to another entry", async () => {
    const index = main.findIndex((line) => line.line === "signature" && line.meaning === "ACCEPTED");
    const forged = replaced(main, index, { ...main[index], meaning: "REJECTED" });
    expect(whyOf(await verifyLines(written(forged)))).toMatch(/not the one that was recorded/);
    const signatures = main.flatMap((line, at) => (line.line === "signature" ? [at] : []));
    const [one = 0, two = 0] = signatures.slice(3);
    const exchanged = replaced(replaced(main, one, main[two] ?? {}), two, main[one] ?? {});
    expect(await faultOf(exchanged)).toBe(main.slice(0, one).filter((line) => isEntry(line)).length);
  });

  test("a text altered, its salt, or left out", async () => {
    const missed: string[] = [];
    for (const { index, line, texts, field } of textsIn(main)) {
      const { salt = null, text = null } = objectOf(texts[field]);
      const { [field]: _, ...without } = texts;
      const forged = [
        { ...texts, [field]: { salt, text: `${text}.` } },
        { ...texts, [field]: { salt: other(salt), text } },
      ];
      for (const by of [without, ...forged]) {
        const fault = await faultOf(replaced(main, index, { ...line, texts: by }));
        if (fault !== entryOf(line).seq) missed.push(`${field} of ${entryOf(line).seq}`);
      }
    }
    expect(missed).toEqual([]);
  }, 90_000);

  test("every text erased: everything still verifies, and they are counted", async () => {
    const all = textsIn(main);
    const erased = [...main];
    for (const { index, field } of all) {
      const line = erased[index] ?? {};
      erased[index] = { ...line, texts: { ...objectOf(line.texts), [field]: null } };
    }
    const trailer = { ...main.at(-1), erased: all.length };
    const verdict = await verifyLines(written(erased.with(-1, trailer)), receipts);
    expect(verdict).toMatchObject({ valid: true, texts: all.length, erased: all.length });
    expect(all.length).toBeGreaterThan(60);
  });

  test("a printed name altered; left out once erased, everything still verifies", async () => {
    const index = main.findIndex((line) => line.line === "name");
    for (const by of [
      { name: "Quelqu’un d’autre" },
      { title: "Autre" },
      { key: other(main[index]?.key) },
      { identityHash: other(main[index]?.identityHash) },
    ])
      expect(await faultOf(replaced(main, index, { ...main[index], ...by }))).not.toBe("valid");
    expect(
      await faultOf(
        main.filter((line) => line.line !== "name"),
        receipts,
      ),
    ).toBe("valid");
    const taken = { ...main[index], personId: other(main[index]?.personId) };
    expect(whyOf(await verifyLines(written(replaced(main, index, taken))))).toMatch(/name of somebody else|valid/);
  });

  test("a header that tells another project, time zone, party or member", async () => {
    const [header = {}] = main;
    const project = objectOf(header.project);
    const first = (list: Json | undefined): Json[] => (Array.isArray(list) ? list : []);
    for (const by of [
      { project: { ...project, code: "autre" } },
      { project: { ...project, id: other(project.id) } },
      { timeZone: "Europe/London" },
      { parties: first(header.parties).slice(1) },
      { members: first(header.members).slice(1) },
      { members: [...first(header.members), { id: "x", personId: "y", partyId: "z", roles: [] }] },
      { version: 2 },
      { format: "other" },
      { hash: "MD5" },
    ])
      expect(await faultOf(replaced(main, 0, { ...header, ...by }))).not.toBe("valid");
  });
});

describe("a history written anew by whoever owns the database", () => {
  test("from any entry on: valid in itself, and refused by every receipt that was given after that entry", async () => {
    const passed: string[] = [];
    const length = lengthOf(main);
    for (let at = 1; at <= length; at += 29) {
      const forged = rehashed(
        arranged(main, (all) => all.map((group, index) => (index + 1 === at ? renamed(group) : group))),
      );
      expect(await faultOf(forged)).toBe("valid");
      for (const receipt of receipts) {
        const after = receipt.heads.filter((head) => head.seq >= at).map((head) => head.seq);
        const fault = await faultOf(forged, [receipt]);
        const expected = after.length === 0 ? "valid" : Math.min(...after);
        if (fault !== expected) passed.push(`${receipt.name} after ${at}: ${fault}, not ${expected}`);
      }
    }
    expect(passed).toEqual([]);
  }, 90_000);

  test("a signature forged with its chain: refused by the record that its signatory holds", async () => {
    const index = main.findIndex((line) => line.line === "signature" && line.meaning === "ACCEPTED");
    const { id } = main[index] ?? {};
    const forged = rehashed(replaced(main, index, { ...main[index], meaning: "ADJOURNED" }));
    expect(await faultOf(forged)).toBe("valid");
    const held = receipts.filter((receipt) => receipt.signatures.some((signature) => signature.id === id));
    expect(held).toHaveLength(1);
    expect(await faultOf(forged, held)).toBe(main.slice(0, index).filter((line) => isEntry(line)).length);
  });

  test("in events of version 1, of ledgers begun before, signatures are counted as bound in part; version 2 says which one", async () => {
    const older = (version: number): readonly Line[] =>
      rehashed(
        main.map((line) => {
          const entry = isEntry(line) ? entryOf(line) : {};
          const { signature, ...payload } = objectOf(entry.payload ?? {});
          return signature === undefined ? line : { ...line, entry: { ...entry, version, payload } };
        }),
      );
    const signatures = main.filter((line) => line.line === "signature").length;
    expect(await verifyLines(written(older(1)))).toMatchObject({ valid: true, signatures, unbound: signatures });
    expect(whyOf(await verifyLines(written(older(2))))).toMatch(/does not say by which signature/);
    const index = older(1).findIndex((line) => line.line === "signature");
    for (const field of ["documentId", "digest", "personId", "partyId", "role", "delegationId", "signedAt"]) {
      const line = older(1)[index] ?? {};
      expect(await faultOf(replaced(older(1), index, { ...line, [field]: other(line[field]) }))).not.toBe("valid");
    }
  });

  test("with another project's receipt: refused before the first entry", async () => {
    const verdict = await verifyLines(written(aside), receipts.slice(0, 1));
    expect(whyOf(verdict)).toMatch(/is of another project/);
  });
});
