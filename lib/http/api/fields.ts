import { z } from "zod";
import { Side } from "@/lib/domain/party";
import { Currency } from "@/lib/kernel/money";

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
