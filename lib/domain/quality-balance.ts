import type { Priority } from "@/lib/domain/requirement-content";

/** DSDM's guidance: what is indispensable takes at most 60 % of the effort (domain.md 4.3). In basis points. */
export const mostMust = 6_000;

/** How many requirements of each priority, and how many have none yet. */
export type PriorityCounts = Readonly<Record<Priority | "NONE", number>>;

/** The share of what is indispensable among what will be done, in basis points; `null` while nothing has a priority. */
export type Balance = { readonly kept: number; readonly mustShare: number | null; readonly beyond: boolean };

/**
 * The balance of priorities. Requirements are counted, since their effort is not known here; what is left out for this
 * time (WONT) and what has no priority yet take no part. Guidance: nothing is refused because of it.
 */
export function balanceOf({ MUST, SHOULD, COULD }: PriorityCounts): Balance {
  const kept = MUST + SHOULD + COULD;
  if (kept === 0) return { kept, mustShare: null, beyond: false };
  return { kept, mustShare: Math.floor((MUST * 10_000) / kept), beyond: MUST * 10_000 > mostMust * kept };
}
