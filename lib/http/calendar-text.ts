import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { tzlib_get_ical_block } from "timezones-ical-library";
import { createTranslator } from "use-intl/core";
import { endOfDay } from "@/lib/domain/deadline";
import { matterPath } from "@/lib/features/clock/view";
import type { FeedEntry } from "@/lib/features/feed/view";
import type { Instant } from "@/lib/kernel/instant";
import { onOneLine } from "@/lib/kernel/one-line";
import en from "@/lib/text/en.json";
import { formatDueDate, formatDueTime, formatZone, type Reader } from "@/lib/text/format";
import fr from "@/lib/text/fr.json";

// Octets in a line, without the blank that begins a continued one: 75 with it, as RFC 5545, 3.1 allows.
ICAL.foldLength = 74;

/** How due days are told: as events (Google shows nothing else) or as tasks. */
export type FeedForm = "event" | "todo";

/** For whom a calendar is written, and under which public address (without a final slash). */
export type FeedPage = {
  readonly reader: Reader;
  readonly form: FeedForm;
  readonly url: string;
  /** The one project that it shows; `null` for all of them. */
  readonly projectName: string | null;
};

type Value = string | number;
/** jCal (RFC 7265): what the library writes, typed and unescaped. */
type Property = readonly [name: string, parameters: Readonly<Record<string, string>>, type: string, value: Value];
type Component = readonly [name: string, properties: readonly Property[], inside: readonly unknown[]];
type Translator = ReturnType<typeof texts>;

/**
 * Writes a calendar (RFC 5545, with the names and the refresh interval of RFC 7986): the same entries give the same
 * octets, so that it can be compared by its hash. It always holds the zone of its reader, so it is never empty.
 */
export function writeCalendar(entries: readonly FeedEntry[], page: FeedPage): string {
  const t = texts(page);
  const name = onOneLine(
    page.projectName === null ? t("feeds.name") : t("feeds.nameOf", { project: page.projectName }),
  );
  const calendar: Component = [
    "vcalendar",
    [
      ["version", {}, "text", "2.0"],
      ["prodid", {}, "text", `-//Aval//Calendar feed//${page.reader.locale.toUpperCase()}`],
      ["calscale", {}, "text", "GREGORIAN"],
      ["name", {}, "unknown", escaped(name)],
      ["x-wr-calname", {}, "unknown", escaped(name)],
      ["x-wr-timezone", {}, "unknown", page.reader.timeZone],
      ["refresh-interval", {}, "duration", "PT1H"],
      ["x-published-ttl", {}, "unknown", "PT1H"],
    ],
    [zoneComponent(page.reader.timeZone), ...entries.map((entry) => entryComponent(entry, page, t))],
  ];
  return ICAL.stringify([...calendar]);
}

function texts({ reader: { locale } }: FeedPage) {
  return createTranslator({ locale, messages: locale === "fr" ? fr : en });
}

/** What the library does to a text, for the two properties that it does not know. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&");
}

/** The rules of a zone, under the name by which its reader knows it (the library has links under their targets). */
function zoneComponent(timeZone: string): unknown {
  const block = tzlib_get_ical_block(timeZone)[0];
  if (block === undefined || block === "") throw new Error("A time zone that no list of rules has");
  const zone = new ICAL.Component(ICAL.parse(block));
  zone.updatePropertyWithValue("tzid", timeZone);
  zone.removeAllProperties("x-lic-location");
  return zone.toJSON();
}

function entryComponent(entry: FeedEntry, page: FeedPage, t: Translator): Component {
  const { code, title } = entry.matter;
  const matter = onOneLine(title === "" ? code : `${code} ${title}`);
  const project = onOneLine(entry.project.name);
  const path = matterPath(entry.project.code, { matterKind: entry.matter.kind, matter: code });
  const href = `${page.url}${path}`;
  const isEvent = page.form === "event";
  const common: readonly Property[] = [
    ["uid", {}, "text", `${entry.id}.${isEvent ? "event" : "todo"}@aval`],
    ["dtstamp", {}, "date-time", utc(entry.revisedAt)],
    ["last-modified", {}, "date-time", utc(entry.revisedAt)],
    ["sequence", {}, "integer", entry.sequence],
    ["summary", {}, "text", `${t(`feeds.kinds.${entry.kind}`, { matter })} · ${project}`],
    ["description", {}, "text", [...described(entry, page.reader, t), "", href].join("\n")],
    ["categories", {}, "text", project],
    ["url", {}, "uri", href],
  ];
  return isEvent
    ? ["vevent", [...common, ...eventDays(entry, page.reader.timeZone), ...eventState(entry)], []]
    : ["vtodo", [...common, taskDue(entry, page.reader.timeZone), ...taskState(entry)], []];
}

function described(entry: FeedEntry, reader: Reader, t: Translator): readonly string[] {
  const counted: Reader = { locale: reader.locale, timeZone: entry.timeZone };
  const term = (at: Reader): Record<"date" | "time" | "zone", string> => ({
    date: formatDueDate(at, entry.dueBefore, { width: "long" }),
    time: formatDueTime(at, entry.dueBefore),
    zone: formatZone(at),
  });
  return [
    t("feeds.due", term(counted)),
    ...(isWholeDay(entry, reader.timeZone) ? [] : [t("feeds.dueForYou", term(reader))]),
    ...(entry.state === "WAITING" ? [t("feeds.suspended")] : []),
  ];
}

/**
 * True when the whole of the due day is the reader's to use. Where the term ends earlier by their own clock (a Paris term
 * read in Montréal ends at 18:00), a whole day would promise hours that there are not, and the very hour is told.
 */
function isWholeDay({ dueOn, dueBefore }: FeedEntry, timeZone: string): boolean {
  return dueBefore >= endOfDay(dueOn, timeZone);
}

/** Half an hour up to the end of the term, or the day; never in the way of anything, and without an alarm of ours. */
function eventDays(entry: FeedEntry, timeZone: string): readonly Property[] {
  const transparent = ["transp", {}, "text", "TRANSPARENT"] as const;
  if (isWholeDay(entry, timeZone)) {
    const next = Temporal.PlainDate.from(entry.dueOn).add({ days: 1 }).toString();
    return [["dtstart", {}, "date", entry.dueOn], ["dtend", {}, "date", next], transparent];
  }
  const end = Temporal.Instant.from(entry.dueBefore);
  return [
    ["dtstart", { tzid: timeZone }, "date-time", wallTime(end.subtract({ minutes: 30 }), timeZone)],
    ["dtend", { tzid: timeZone }, "date-time", wallTime(end, timeZone)],
    transparent,
  ];
}

function eventState({ state }: FeedEntry): readonly Property[] {
  const said = { OPEN: "CONFIRMED", WAITING: "TENTATIVE", DONE: "CONFIRMED", CANCELLED: "CANCELLED" } as const;
  return [["status", {}, "text", said[state]]];
}

function taskDue(entry: FeedEntry, timeZone: string): Property {
  if (isWholeDay(entry, timeZone)) return ["due", {}, "date", entry.dueOn];
  const at = wallTime(Temporal.Instant.from(entry.dueBefore), timeZone);
  return ["due", { tzid: timeZone }, "date-time", at];
}

function taskState({ state, revisedAt }: FeedEntry): readonly Property[] {
  const said = { OPEN: "NEEDS-ACTION", WAITING: "NEEDS-ACTION", DONE: "COMPLETED", CANCELLED: "CANCELLED" } as const;
  const completed: readonly Property[] = state === "DONE" ? [["completed", {}, "date-time", utc(revisedAt)]] : [];
  return [["status", {}, "text", said[state]], ...completed];
}

/** An instant to the second, which is all that the format has. */
function utc(at: Instant): string {
  return `${at.slice(0, 19)}Z`;
}

function wallTime(at: Temporal.Instant, timeZone: string): string {
  return at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: "second" });
}
