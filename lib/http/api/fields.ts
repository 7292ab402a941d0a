import { z } from "zod";
import type { Ability } from "@/lib/domain/ability";
import { Side } from "@/lib/domain/party";
import { Currency } from "@/lib/kernel/money";

/** A list of things. */
export function many<T extends z.ZodType>(item: T): z.ZodReadonly<z.ZodArray<T>> {
  return z.array(item).readonly();
}

/** An instant, ISO 8601 in UTC with milliseconds. */
export const At = z.iso.datetime({ precision: 3 }).describe("ISO 8601, UTC.");
/** A day in the time zone of the project. */
export const Day = z.iso.date().describe("A day in the time zone of the project.");
/** An amount before tax. */
export const Amount = z
  .strictObject({ cents: z.int(), currency: Currency })
  .describe("Before tax, in cents.")
  .meta({ id: "Money" });
/** A party as other things name it. */
export const PartyName = z
  .strictObject({ name: z.string(), side: Side, ordinal: z.int() })
  .describe("A party: its organisation, its side, and its number there.")
  .meta({ id: "PartyName" });
/** SHA-256 in lower-case hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** An amount in a currency; `null` for none. */
export function amount<C extends string>(cents: number, currency: C): { cents: number; currency: C } {
  return { cents, currency };
}

/** A party as it is named, and nothing more of it. */
export function partyName(party: { readonly name: string; readonly side: Side; readonly ordinal: number }): {
  name: string;
  side: Side;
  ordinal: number;
} {
  const { name, side, ordinal } = party;
  return { name, side, ordinal };
}

/** Whether you may do something now, and if not by which refusals. */
export const May = z
  .strictObject({ allowed: z.boolean(), refusals: many(z.string()).describe("The codes of the refusals.") })
  .meta({ id: "Ability" });

/** What may be done, under the names of the acts. */
export function abilities<const N extends string>(
  ...names: readonly N[]
): z.ZodRecord<z.ZodEnum<{ [K in N]: K }>, typeof May> {
  return z.record(z.enum(names), May);
}

/** One ability on the wire: the codes of what stands against it. */
export function may(ability: Ability): z.input<typeof May> {
  return ability.allowed
    ? { allowed: true, refusals: [] }
    : { allowed: false, refusals: ability.refusals.map(({ kind }) => kind) };
}

/** A page cut out of a whole list, after the item of this key. */
export function cut<T>(
  list: readonly T[],
  keyOf: (item: T) => string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): { items: T[]; next: string | null } {
  const start = after === undefined ? 0 : list.findIndex((item) => keyOf(item) === after) + 1;
  const items = list.slice(start, start + limit);
  const last = items.at(-1);
  return { items, next: last !== undefined && start + limit < list.length ? keyOf(last) : null };
}
