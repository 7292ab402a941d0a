import ICAL from "ical.js";
import PostalMime, { addressParser, type Email } from "postal-mime";
import { z } from "zod";
import type { HeaderField } from "@/lib/auth/authentication-results";
import { MeetingAnswer } from "@/lib/domain/meeting";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { err, ok, type Result } from "@/lib/kernel/result";

/** An answer by calendar (RFC 5546, METHOD:REPLY) as it arrived: what is claimed, and what the claim must be held against. */
export type MailReply = {
  /** The one address that the message says it is from, and the fields in which servers say what they checked. */
  readonly from: string;
  readonly fields: readonly HeaderField[];
  /** The secrets of the addresses of ours that it names. */
  readonly tokens: readonly string[];
  readonly uid: string;
  readonly attendee: string;
  readonly answer: MeetingAnswer;
  readonly sequence: number;
  readonly stampedAt: Instant;
};

/** Which part of a message is not as it must be. */
export type UnreadableReply = "message" | "From" | "text/calendar";

/** Answers are short; what a signature or a picture adds is not read. */
const largestCalendar = 256 * 1024;
const parsing = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 0 } as const;
/** Where the address may stand to which a message came, whatever program sent it. */
const addressed = ["to", "cc", "delivered-to", "x-original-to", "envelope-to"] as const;

const Property = z.tuple([z.string(), z.record(z.string(), z.unknown()), z.string()]).rest(z.unknown());
type Property = z.infer<typeof Property>;
const Calendar = z.tuple([
  z.literal("vcalendar"),
  z.array(Property),
  z.array(z.tuple([z.string(), z.array(Property), z.unknown()])),
]);
/** One answer of one person to one event. A whole second in UTC is all that the format has. */
const Said = z.object({
  uid: z.string().max(200),
  attendee: z.string().max(320),
  organizer: z.string().max(320),
  answer: MeetingAnswer,
  sequence: z.int().min(0).max(1_000_000),
  stampedAt: z.iso.datetime(),
});

/** Reads an answer out of a message (RFC 5322) that came to an address of `mailbox`. Nothing in it is believed yet. */
export async function readReply(raw: Uint8Array, mailbox: string): Promise<Result<MailReply, UnreadableReply>> {
  const mail = await PostalMime.parse(raw, parsing).catch(() => null);
  if (mail === null) return err("message");
  const senders = valuesOf(mail, "from").flatMap((value) => addressParser(value, { flatten: true }));
  const [sender, ...others] = senders;
  const from = sender?.address;
  if (from === undefined || from === "" || others.length > 0) return err("From");
  const said = mail.attachments.flatMap((part) => answerOf(part) ?? [])[0];
  if (said === undefined) return err("text/calendar");
  const named = addressed.flatMap((key) => valuesOf(mail, key).flatMap(addressesIn));
  const { organizer, stampedAt, attendee, ...rest } = said;
  const tokens = [...named, bare(organizer)].flatMap((address) => tokenOf(address, mailbox) ?? []);
  const fields = mail.headers.map(({ key, value }) => ({ key, value }));
  return ok({
    ...{ from: from.toLowerCase(), fields, tokens: [...new Set(tokens)], attendee: bare(attendee) },
    ...{ ...rest, stampedAt: instantOf(new Date(stampedAt)) },
  });
}

function valuesOf(mail: Email, key: string): readonly string[] {
  return mail.headers.filter((field) => field.key === key).map(({ value }) => value);
}

function addressesIn(value: string): readonly string[] {
  return addressParser(value, { flatten: true }).flatMap(({ address }) => address ?? []);
}

/** An address of a calendar (`mailto:` by RFC 5545) as an address of mail. */
function bare(address: string): string {
  return address.replace(/^mailto:/i, "").toLowerCase();
}

/** The secret behind the plus sign of an address of ours; `null` for any other address. */
function tokenOf(address: string, mailbox: string): string | null {
  const at = mailbox.lastIndexOf("@");
  const [head, tail, lower] = [`${mailbox.slice(0, at)}+`.toLowerCase(), mailbox.slice(at), address.toLowerCase()];
  if (!lower.startsWith(head) || !lower.endsWith(tail.toLowerCase())) return null;
  const token = lower.slice(head.length, lower.length - tail.length);
  return /^[0-9a-f]{32}$/.test(token) ? token : null;
}

function answerOf({ mimeType, content }: Email["attachments"][number]): z.infer<typeof Said> | null {
  if ((mimeType !== "text/calendar" && mimeType !== "application/ics") || typeof content === "string") return null;
  if (content.byteLength > largestCalendar) return null;
  try {
    const [, head, parts] = Calendar.parse(ICAL.parse(new TextDecoder().decode(content)));
    const events = parts.filter(([name]) => name === "vevent");
    const [event] = events;
    if (String(firstOf(head, "method")).toUpperCase() !== "REPLY" || event === undefined || events.length > 1)
      return null;
    const [, properties] = event;
    const attendees = properties.filter(([name]) => name === "attendee");
    if (attendees.length !== 1) return null;
    return Said.parse({
      uid: firstOf(properties, "uid"),
      attendee: firstOf(properties, "attendee"),
      organizer: firstOf(properties, "organizer") ?? "",
      answer: attendees[0]?.[1].partstat,
      // A program that leaves it out answers the first invitation (RFC 5545, 3.8.7.4).
      sequence: firstOf(properties, "sequence") ?? 0,
      stampedAt: firstOf(properties, "dtstamp"),
    });
  } catch {
    // What is no calendar, or no answer, is anybody's to send: there is nothing to tell but that it is not one.
    return null;
  }
}

function firstOf(properties: readonly Property[], wanted: string): unknown {
  return properties.find(([name]) => name === wanted)?.[3];
}
