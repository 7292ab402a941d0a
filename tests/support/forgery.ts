import { createHash } from "node:crypto";
import { z } from "zod";
import { canonical, type Json } from "@/lib/ledger/canonical";

export type Line = { readonly [key: string]: Json };

const JsonLine = z.record(z.string(), z.json());

/** The lines of an export as values, to be changed and written again. */
export function parsed(lines: readonly string[]): readonly Line[] {
  return lines.map((line) => JsonLine.parse(JSON.parse(line)));
}

/** Values as the lines of an export, each in canonical form. */
export function written(lines: readonly Line[]): readonly string[] {
  return lines.map((line) => canonical(line));
}

/** The fields of an entry line. */
export function entryOf(line: Line): Line {
  return JsonLine.parse(line.entry);
}

/** True for the line of an entry; with `seq`, of that entry. */
export function isEntry(line: Line, seq?: number): boolean {
  return line.line === "entry" && (seq === undefined || entryOf(line).seq === seq);
}

/** A value that is not this one, of the same kind where that makes sense. */
export function other(value: Json | undefined): Json {
  if (value === null || value === undefined) return "01939b1e-0000-7000-8000-000000000000";
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (typeof value === "string")
    return /^[0-9a-f]/.test(value) ? `${value.startsWith("f") ? "e" : "f"}${value.slice(1)}` : `${value}x`;
  if (Array.isArray(value)) return [...value, "x"];
  return { ...value, x: "x" };
}

/** The order in which the lines of each entry come: the entry, then what stands beside it. */
export function grouped(lines: readonly Line[]): {
  head: readonly Line[];
  entries: readonly (readonly Line[])[];
  tail: Line;
} {
  const head: Line[] = [];
  const entries: Line[][] = [];
  for (const line of lines.slice(0, -1)) {
    if (isEntry(line)) entries.push([line]);
    else (entries.at(-1) ?? head).push(line);
  }
  const tail = lines.at(-1);
  if (tail === undefined) throw new Error("An export has lines");
  return { head, entries, tail };
}

/**
 * What somebody can do who owns the database and knows the algorithm: number and hash every entry anew, with every
 * signature bound again to what it now says, and write a trailer that agrees.
 */
export function rehashed(lines: readonly Line[]): readonly Line[] {
  const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
  const { head, entries } = grouped(lines);
  const count = { entries: 0, documents: 0, signatures: 0, texts: 0, erased: 0 };
  let hash = "0".repeat(64);
  const projectId = JsonLine.parse(head[0]?.project).id ?? null;
  const chained = entries.flatMap(([first, ...beside]) => {
    if (first === undefined) return [];
    const texts = JsonLine.parse(first.texts);
    const signature = beside.find((line) => line.line === "signature");
    const payload = JsonLine.parse(entryOf(first).payload);
    const { line: _, ...said } = signature ?? {};
    const bound =
      signature === undefined || payload.signature === undefined
        ? {}
        : { signature: { id: said.id ?? null, digest: sha256(canonical({ ...said, projectId })) } };
    const hashes = Object.entries(texts).map(([field, given]) => {
      const known = JsonLine.parse(payload.texts)[field];
      const { salt, text } = given === null ? {} : JsonLine.parse(given);
      return [field, given === null ? (known ?? null) : { sha256: sha256(`${salt}${text}`) }] as const;
    });
    const said_texts = hashes.length === 0 ? {} : { texts: Object.fromEntries(hashes) };
    count.entries += 1;
    const entry = {
      ...entryOf(first),
      seq: count.entries,
      prevHash: hash,
      payload: { ...payload, ...bound, ...said_texts },
    };
    hash = sha256(canonical(entry));
    count.documents += beside.filter((line) => line.line === "document").length;
    count.signatures += beside.filter((line) => line.line === "signature").length;
    count.texts += hashes.length;
    count.erased += Object.values(texts).filter((given) => given === null).length;
    return [{ ...first, entry, hash }, ...beside];
  });
  return [...head, ...chained, { line: "trailer", ...count, head: { seq: count.entries, hash } }];
}

/** A number, for sure. */
export function numberOf(value: Json | undefined): number {
  return z.number().parse(value);
}

/** An object, for sure. */
export function objectOf(value: Json | undefined): Line {
  return JsonLine.parse(value);
}
