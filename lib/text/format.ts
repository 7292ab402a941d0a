import type { Instant } from "@/lib/kernel/instant";
import type { Locale } from "@/lib/text/locale";

const nbsp = "\u00a0";
const minus = "\u2212";
const tags = { fr: "fr-FR", en: "en-GB" } as const;

/** A reader's language and the time zone in which dates are told (IANA name), usually the project's. */
export type Reader = { readonly locale: Locale; readonly timeZone: string };

/**
 * Formatters are dear to make (a list of forty terms spent a third of its page on them) and good for as long as the
 * program runs: kept by the settings they were made of. There are as many as languages, zones and styles, which have an end.
 */
function keptBySettings<O, F>(make: (tag: string, settings: O) => F): (tag: string, settings: O) => F {
  const known = new Map<string, F>();
  return (tag, settings) => {
    const name = `${tag} ${JSON.stringify(settings)}`;
    const formatter = known.get(name) ?? make(tag, settings);
    known.set(name, formatter);
    return formatter;
  };
}

const numbers = keptBySettings((tag, settings: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, settings));
const dates = keptBySettings((tag, settings: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, settings));
const plurals = keptBySettings((tag, settings: Intl.PluralRulesOptions) => new Intl.PluralRules(tag, settings));
const lists = keptBySettings((tag, settings: Intl.ListFormatOptions) => new Intl.ListFormat(tag, settings));

/** What `Intl` writes, in characters that the fonts have: U+00A0 for U+202F, U+2212 for a minus. */
function printable(text: string): string {
  return text.replace(/[\u202f\u2009 ]/g, nbsp).replace(/-/g, minus);
}

/** A whole or decimal number: "1 285", "4,5". */
export function formatNumber(locale: Locale, value: number, decimals = 0): string {
  return printable(
    numbers(tags[locale], { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value),
  );
}

/** A share given in basis points (10 000 = 100 %), one decimal at most: "10,7 %", "10.7%". */
export function formatShare(locale: Locale, basisPoints: number): string {
  const number = printable(numbers(tags[locale], { maximumFractionDigits: 1 }).format(basisPoints / 100));
  return locale === "fr" ? `${number}${nbsp}%` : `${number}%`;
}

/** How an amount is told: with its cents (records, mail, tables), with its sign (a change), with the words "before tax". */
export type MoneyStyle = { readonly cents?: boolean; readonly signed?: boolean; readonly beforeTax?: boolean };

/**
 * An amount in integer cents: "18 400,00 € HT", "€18,400.00 excl. VAT", "+6 200 €".
 * Cents are shown and the amount is said to be before tax unless asked otherwise; `cents: false` rounds to the unit.
 */
export function formatMoney(
  locale: Locale,
  money: { readonly cents: number; readonly currency: string },
  { cents = true, signed = false, beforeTax = true }: MoneyStyle = {},
): string {
  const digits = cents ? 2 : 0;
  const amount = numbers(tags[locale], {
    style: "currency",
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: signed ? "exceptZero" : "auto",
  }).format(money.cents / 100);
  if (!beforeTax) return printable(amount);
  return locale === "fr" ? `${printable(amount)}${nbsp}HT` : `${printable(amount)} excl. VAT`;
}

/** A size in bytes, in powers of 1 000 as disks and networks count: "4,2 Mo", "812 ko". */
export function formatBytes(locale: Locale, bytes: number): string {
  const names = locale === "fr" ? ["o", "ko", "Mo", "Go", "To"] : ["B", "kB", "MB", "GB", "TB"];
  const power = bytes < 1000 ? 0 : Math.min(names.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const number = numbers(tags[locale], { maximumFractionDigits: power === 0 || value >= 100 ? 0 : 1 });
  return `${printable(number.format(value))}${nbsp}${names[power] ?? ""}`;
}

/** The form of a count in a language: "one" or "other" (French counts 0 and 1 as one). */
export function plural(locale: Locale, count: number, forms: { readonly one: string; readonly other: string }): string {
  return plurals(tags[locale], {}).select(count) === "one" ? forms.one : forms.other;
}

/** A count and its noun: "3 actes", "1 acte", "0 acte". */
export function counted(
  locale: Locale,
  count: number,
  forms: { readonly one: string; readonly other: string },
): string {
  return `${formatNumber(locale, count)}${nbsp}${plural(locale, count, forms)}`;
}

type Parts = Readonly<Record<"weekday" | "day" | "month" | "year" | "hour" | "minute" | "second", string>>;

function partsOf(reader: Reader, date: Date, width: "short" | "long"): Parts {
  const found = dates(tags[reader.locale], {
    timeZone: reader.timeZone,
    weekday: width,
    day: "numeric",
    month: width,
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes): string => found.find((one) => one.type === type)?.value ?? "";
  const two = (text: string): string => text.padStart(2, "0");
  return {
    weekday: part("weekday"),
    day: part("day"),
    month: part("month"),
    year: part("year"),
    hour: two(part("hour")),
    minute: two(part("minute")),
    second: two(part("second")),
  };
}

/** How a date is told. `now` decides whether the year is needed; without it the year is always there. */
export type DateStyle = {
  readonly width?: "short" | "long";
  readonly weekday?: boolean;
  readonly now?: Instant | undefined;
};

function writeDate(reader: Reader, date: Date, { width = "short", weekday = true, now }: DateStyle): string {
  const parts = partsOf(reader, date, width);
  const sameYear = now !== undefined && partsOf(reader, new Date(now), width).year === parts.year;
  const day = reader.locale === "fr" && parts.day === "1" ? "1er" : parts.day;
  const written = `${day}${nbsp}${parts.month}${sameYear ? "" : `${nbsp}${parts.year}`}`;
  return weekday ? `${parts.weekday} ${written}` : written;
}

/**
 * The day of an instant in the reader's zone: "lun. 23 nov." (short), "lundi 23 novembre 2026" (long); "Mon 23 Nov", "Monday 23 November 2026".
 * The year is left out when it is that of `now`. Records and mail give no `now`.
 */
export function formatDate(reader: Reader, at: Instant, style: DateStyle = {}): string {
  return writeDate(reader, new Date(at), style);
}

/** A calendar day without an hour (ISO 8601, "2026-11-23"), told like `formatDate`. */
export function formatDay(locale: Locale, day: string, style: DateStyle = {}): string {
  return writeDate({ locale, timeZone: "UTC" }, new Date(`${day}T12:00:00Z`), style);
}

/** A month ("2026-11"): "nov. 2026", "Nov 2026". */
export function formatMonth(locale: Locale, month: string): string {
  return formatDay(locale, `${month}-01`, { weekday: false }).split(/\s/).slice(1).join(nbsp);
}

/** The values of a sentence with its days ("2026-11-30") as people write them: "30 nov. 2026", "30 Nov 2026". */
export function writeDays(
  locale: Locale,
  values: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string | number>> {
  const written = (value: string | number): string | number =>
    typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)
      ? formatDay(locale, value, { weekday: false })
      : value;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, written(value)]));
}

/** The hour of an instant: "10 h 51", "10:51". */
export function formatTime(reader: Reader, at: Instant): string {
  const { hour, minute } = partsOf(reader, new Date(at), "short");
  return reader.locale === "fr" ? `${hour}${nbsp}h${nbsp}${minute}` : `${hour}:${minute}`;
}

/** A day and its hour: "lun. 23 nov., 10 h 51". */
export function formatDateTime(reader: Reader, at: Instant, style: DateStyle = {}): string {
  return `${formatDate(reader, at, style)}, ${formatTime(reader, at)}`;
}

/** The zone in words: "heure de Paris", "Paris time", "UTC". */
export function formatZone({ locale, timeZone }: Reader): string {
  const city = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
  if (!timeZone.includes("/")) return timeZone;
  if (locale === "en") return `${city} time`;
  return /^[AEIOUYÉH]/.test(city) ? `heure d’${city}` : `heure de ${city}`;
}

/** The hour of an instant to the second: "10 h 51 min 22 s", "10:51:22". */
export function formatSecond(reader: Reader, at: Instant): string {
  const { hour, minute, second } = partsOf(reader, new Date(at), "short");
  return reader.locale === "fr"
    ? `${hour}${nbsp}h${nbsp}${minute}${nbsp}min${nbsp}${second}${nbsp}s`
    : `${hour}:${minute}:${second}`;
}

/** To the second, with the zone, as receipts say it: "mardi 17 novembre 2026, 10 h 51 min 22 s, heure de Paris". */
export function formatReceiptTime(reader: Reader, at: Instant): string {
  return `${formatDate(reader, at, { width: "long" })}, ${formatSecond(reader, at)}, ${formatZone(reader)}`;
}

/** The last millisecond in which a term can still be met: `dueBefore` is exclusive, so the day told is the one before midnight. */
function lastMoment(dueBefore: Instant): Date {
  return new Date(Date.parse(dueBefore) - 1);
}

/** The last day of a term whose exclusive end is `dueBefore`: 23 November for 24 November at 00:00 local. */
export function formatDueDate(reader: Reader, dueBefore: Instant, style: DateStyle = {}): string {
  return writeDate(reader, lastMoment(dueBefore), style);
}

/** The hour at which a term ends: "24 h 00" or "end of day" at midnight, else its hour. */
export function formatDueTime(reader: Reader, dueBefore: Instant): string {
  const { hour, minute } = partsOf(reader, new Date(dueBefore), "short");
  if (hour !== "00" || minute !== "00") return formatTime(reader, dueBefore);
  return reader.locale === "fr" ? `24${nbsp}h${nbsp}00` : "end of day";
}

/** Calendar days from one local day to another (positive when the second is later). */
function dayDistance(reader: Reader, from: Date, to: Date): number {
  const dayNumber = (date: Date): number => {
    const iso = dates("sv-SE", { timeZone: reader.timeZone }).format(date);
    return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
  };
  return dayNumber(to) - dayNumber(from);
}

/** A unit in which periods are counted; always named. */
export type DayUnit = "CALENDAR_DAYS" | "WORKING_DAYS" | "MONTHS";

/** A period with its unit: "15 jours calendaires", "4 j ouvrés" (short), "4 working days", "3 mois". */
export function formatPeriod(locale: Locale, amount: number, unit: DayUnit, width: "short" | "long" = "long"): string {
  const day = width === "short" ? { one: "j", other: "j" } : { one: "jour", other: "jours" };
  const names = {
    fr: {
      CALENDAR_DAYS: { one: `${day.one} calendaire`, other: `${day.other} calendaires` },
      WORKING_DAYS: { one: `${day.one} ouvré`, other: `${day.other} ouvrés` },
      MONTHS: { one: "mois", other: "mois" },
    },
    en: {
      CALENDAR_DAYS: { one: "calendar day", other: "calendar days" },
      WORKING_DAYS: { one: "working day", other: "working days" },
      MONTHS: { one: "month", other: "months" },
    },
  } as const;
  return counted(locale, amount, names[locale][unit]);
}

/** How late something is, as a signed count: "+4 j ouvrés", "+1 working day". */
export function formatLateness(locale: Locale, amount: number, unit: DayUnit): string {
  return `+${formatPeriod(locale, amount, unit, "short")}`;
}

/** A term in two lines, and the tone of the first. */
export type TermText = { readonly count: string; readonly date: string };

/**
 * A running term seen at `now`: "J−6 / lun. 23 nov.", "demain / mer. 18 nov.", "aujourd'hui / 24 h 00".
 * Once overdue the caller counts the lateness in the term's own unit and gives it: "+4 j ouvrés / mar. 10 nov.". So it
 * does with what is left of a period in working days: "J−3 ouvrés / jeu. 26 nov.", "D−3 working days".
 */
export function formatTerm(
  reader: Reader,
  dueBefore: Instant,
  now: Instant,
  late?: { readonly amount: number; readonly unit: DayUnit },
  workingDaysLeft: number | null = null,
): TermText {
  const date = formatDueDate(reader, dueBefore, { now });
  if (late !== undefined) return { count: formatLateness(reader.locale, late.amount, late.unit), date };
  const days = dayDistance(reader, new Date(now), lastMoment(dueBefore));
  const words = { fr: ["aujourd’hui", "demain", "J"], en: ["today", "tomorrow", "D"] } as const;
  const [today, tomorrow, letter] = words[reader.locale];
  if (days === 0) return { count: today, date: formatDueTime(reader, dueBefore) };
  if (days === 1) return { count: tomorrow, date };
  if (days > 1 && workingDaysLeft !== null && workingDaysLeft > 0)
    return { count: `${letter}${minus}${workingUnit(reader.locale, workingDaysLeft)}`, date };
  return { count: `${letter}${days < 0 ? "+" : minus}${Math.abs(days)}`, date };
}

/** Working days after their letter: "3 ouvrés", "1 working day". */
function workingUnit(locale: Locale, amount: number): string {
  if (locale === "en") return formatPeriod(locale, amount, "WORKING_DAYS");
  return counted(locale, amount, { one: "ouvré", other: "ouvrés" });
}

/** The name of a reminder by the working days before the due day: "J−5", "D−1", "le jour même". */
export function formatStep(locale: Locale, step: number): string {
  const words = { fr: ["jour J", "J"], en: ["due day", "D"] } as const;
  const [day, letter] = words[locale];
  return step === 0 ? day : `${letter}${minus}${step}`;
}

/** A past moment in a list: "10 h 21" today, "hier, 17 h 40", else "ven. 13 nov.". The exact date stays one hover away (`title`). */
export function formatPast(reader: Reader, at: Instant, now: Instant): string {
  const days = dayDistance(reader, new Date(at), new Date(now));
  if (days === 0) return formatTime(reader, at);
  if (days === 1) return `${reader.locale === "fr" ? "hier" : "yesterday"}, ${formatTime(reader, at)}`;
  return formatDate(reader, at, { now });
}

/** A list in words: "Sophie Lantier, Inès Belkacem et Claire Hennequin". */
export function formatList(locale: Locale, items: readonly string[]): string {
  return lists(tags[locale], { style: "long", type: "conjunction" }).format(items);
}
