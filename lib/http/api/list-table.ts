import { z } from "zod";
import type { Cell } from "@/lib/files/table-file";

const Amount = z.strictObject({ cents: z.int(), currency: z.string() });
const Party = z.object({ name: z.string(), side: z.string(), ordinal: z.int() });
const Plain = z.union([z.string(), z.number(), z.boolean()]);
const Keyed = z.record(z.string(), z.unknown());
const Named = z.union([
  z.object({ code: z.string() }).transform(({ code }) => code),
  z.object({ name: z.string() }).transform(({ name }) => name),
  z.object({ text: z.string().nullable() }).transform(({ text }) => text ?? ""),
]);

/** What says what may be done is for who asks, not for who keeps. */
const left = new Set(["abilities", "ability", "mayRevoke", "invitable", "invitations"]);

/** Items of a list as rows: what stands inside another thing is a column of its own ("agency", "price", "price.currency"). */
export function tableOf(items: readonly unknown[]): {
  readonly keys: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
} {
  const flat = items.map((item) => new Map(columnsOf("", item)));
  const keys = [...new Set(flat.flatMap((row) => [...row.keys()]))];
  return { keys, rows: flat.map((row) => keys.map((key) => row.get(key) ?? null)) };
}

function columnsOf(key: string, value: unknown): readonly (readonly [string, Cell])[] {
  if (value === null || value === undefined) return [[key, null]];
  const plain = Plain.safeParse(value);
  if (plain.success) return [[key, typeof plain.data === "boolean" ? String(plain.data) : plain.data]];
  if (Array.isArray(value)) return [[key, value.map(wordOf).join(", ")]];
  const amount = Amount.safeParse(value);
  if (amount.success)
    return [
      [key, amount.data.cents / 100],
      [`${key}.currency`, amount.data.currency],
    ];
  const party = Party.safeParse(value);
  if (party.success && key !== "") return [[key, party.data.name]];
  const parts = Keyed.safeParse(value);
  if (!parts.success) return [];
  // The facts of an act differ from one to the next: they are told in one cell.
  if (key === "values") return [[key, pairs(parts.data)]];
  return Object.entries(parts.data)
    .filter(([name]) => !left.has(name))
    .flatMap(([name, part]) => columnsOf(key === "" ? name : `${key}.${name}`, part));
}

function wordOf(value: unknown): string {
  const plain = Plain.safeParse(value);
  if (plain.success) return String(plain.data);
  const named = Named.safeParse(value);
  return named.success ? named.data : JSON.stringify(value);
}

function pairs(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${wordOf(value)}`)
    .join("; ");
}
