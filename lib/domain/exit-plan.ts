import { z } from "zod";
import type { Ruling } from "@/lib/domain/act";
import { refuse, unless } from "@/lib/domain/refusal";
import { err, ok } from "@/lib/kernel/result";

/** What a provider who leaves hands back (CR-14; eTIC; CCAG-TIC 42). */
export const ExitItem = z.enum(["ACCOUNTS", "SOURCES", "DATA", "DOCUMENTATION"]);
export type ExitItem = z.infer<typeof ExitItem>;

/** Decides that an item came back: once, on a day that is not ahead. */
export function decideHandBack(
  item: { readonly done: boolean },
  on: { readonly day: string; readonly today: string },
): Ruling<"HANDED_BACK"> {
  const refusals = [
    ...unless(!item.done, refuse("item-already-handed-back", {})),
    ...unless(on.day <= on.today, refuse("hand-back-day-ahead", {})),
  ];
  return refusals.length === 0 ? ok("HANDED_BACK") : err(refusals);
}
