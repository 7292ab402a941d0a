"use client";

import { useLocale } from "next-intl";
import { type Instant, instant } from "@/lib/kernel/instant";
import { formatDateTime, formatMoney, formatNumber, type Reader } from "@/lib/text/format";

/** How this reader is told instants, amounts and points. */
export type Told = {
  readonly reader: Reader;
  readonly at: (moment: string) => string;
  readonly money: (cents: number, currency: string) => string;
  /** Thousandths of a point, as points. */
  readonly points: (thousandths: number) => string;
};

/** Tells instants in the project's zone, amounts and points in the reader's language. */
export function useReader(timeZone: string): Told {
  const locale = useLocale();
  const reader = { locale, timeZone };
  const moment = (text: string): Instant => instant(text);
  return {
    reader,
    at: (text) => formatDateTime(reader, moment(text), { width: "long" }),
    money: (cents, currency) => formatMoney(locale, { cents, currency }),
    points: (thousandths) => formatNumber(locale, thousandths / 1000, 2),
  };
}
