import { Temporal } from "temporal-polyfill";

/** The client's acts of one month: all of them, and those that its AMO did in its place, under a power it had given. */
export type ClientActs = {
  /** "2026-11", in the time zone of the project. */
  readonly month: string;
  readonly acts: number;
  readonly instead: number;
};

/** A month with its share in basis points (2,500 is a quarter); `null` where the client's side did nothing. */
export type ActShare = ClientActs & { readonly share: number | null };

/** Where a share goes, the later half of the months against the earlier. MD-06: it should fall. */
export type ShareTrend = "FALLS" | "RISES" | "STEADY" | "UNKNOWN";

/** How many months the share is told for. */
export const SHARE_MONTHS = 6;

/** The last months up to that of a day, the oldest first: "2026-06" to "2026-11". */
export function lastMonths(today: string, count: number = SHARE_MONTHS): readonly string[] {
  const month = Temporal.PlainDate.from(today).toPlainYearMonth();
  return Array.from({ length: count }, (_, place) => month.subtract({ months: count - 1 - place }).toString());
}

/** The share of some acts in basis points, to the nearest; `null` of none. */
export function shareOf({ acts, instead }: Pick<ClientActs, "acts" | "instead">): number | null {
  return acts === 0 ? null : Math.round((10_000 * instead) / acts);
}

/** The share of acts done in the client's place (MD-06), month by month; what was counted twice for a month is added up. */
export function sharesOf(counted: readonly ClientActs[], months: readonly string[]): readonly ActShare[] {
  return months.map((month) =>
    withShare(
      month,
      counted.filter((one) => one.month === month),
    ),
  );
}

/** The months together. */
export function wholeShare(shares: readonly ClientActs[]): Omit<ActShare, "month"> {
  const { month: _, ...whole } = withShare("", shares);
  return whole;
}

/** Where a share goes, with the two shares that say so, in basis points. */
export type TrendTold = {
  readonly trend: ShareTrend;
  /** The earlier half of the months; `null` where the client's side did nothing. */
  readonly before: number | null;
  /** The later half. */
  readonly after: number | null;
};

/** Whether the share falls, from the earlier half of the months to the later: unknown where one of them has no act. */
export function trendOf(shares: readonly ClientActs[]): TrendTold {
  const half = Math.floor(shares.length / 2);
  const [before, after] = [wholeShare(shares.slice(0, half)).share, wholeShare(shares.slice(half)).share];
  if (before === null || after === null) return { trend: "UNKNOWN", before, after };
  if (before === after) return { trend: "STEADY", before, after };
  return { trend: after < before ? "FALLS" : "RISES", before, after };
}

function withShare(month: string, counted: readonly ClientActs[]): ActShare {
  const sum = (field: "acts" | "instead"): number => counted.reduce((total, one) => total + one[field], 0);
  const [acts, instead] = [sum("acts"), sum("instead")];
  return { month, acts, instead, share: shareOf({ acts, instead }) };
}
