import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { replyAddress, replyToken } from "@/lib/auth/reply-address";
import { type Instant, instant } from "@/lib/kernel/instant";
import { onOneLine } from "@/lib/kernel/one-line";
import type { MailPayload } from "@/lib/mail/message";

/** Where answers are read, and under which secret their addresses are made. Without a mailbox none is asked for by mail. */
export type ReplyDesk = { readonly url: string; readonly secret: string; readonly mailbox: string | null };

/** jCal (RFC 7265): what the library writes, typed and unescaped. */
type Property = readonly [
  name: string,
  parameters: Readonly<Record<string, string>>,
  type: string,
  value: string | number,
];

/**
 * The invitation of one person as a calendar object (RFC 5546: REQUEST, or CANCEL for a meeting that is not held). Its
 * organiser is the secret address of this person and meeting, so an answer given in a mail program comes back there; the
 * person is its only attendee, so that nobody reads there who else was invited.
 */
export function convocationCalendar(
  convocation: MailPayload<"convocation">,
  attendee: string,
  { url, secret, mailbox }: ReplyDesk,
): { readonly method: "REQUEST" | "CANCEL" | "PUBLISH"; readonly content: string } {
  const { method, sequence, invitationId, project, committee, subject, startsAt, minutes, place, path } = convocation;
  const ends = instant(Temporal.Instant.from(startsAt).add({ minutes }).toString({ fractionalSecondDigits: 3 }));
  const asked = mailbox !== null && method === "REQUEST";
  const organiser: readonly Property[] =
    mailbox === null
      ? []
      : [
          [
            "organizer",
            { cn: onOneLine(project) },
            "cal-address",
            `mailto:${replyAddress(mailbox, replyToken(secret, invitationId))}`,
          ],
          ["attendee", { ...part, rsvp: asked ? "TRUE" : "FALSE" }, "cal-address", `mailto:${attendee}`],
        ];
  // Without an organiser who could be answered there is nothing to schedule: it is a date to keep (RFC 5546, 3.2.1).
  const sent = mailbox === null ? "PUBLISH" : method;
  const agenda = convocation.points.map(({ title }, index) => `${index + 1}. ${title}`);
  const properties: readonly Property[] = [
    ["uid", {}, "text", `${invitationId}.meeting@aval`],
    ["dtstamp", {}, "date-time", second(convocation.stampedAt)],
    ["sequence", {}, "integer", sequence],
    ["status", {}, "text", method === "CANCEL" ? "CANCELLED" : "CONFIRMED"],
    ["dtstart", {}, "date-time", second(startsAt)],
    ["dtend", {}, "date-time", second(ends)],
    ["summary", {}, "text", onOneLine(`${committee} · ${project} (${subject})`)],
    ["location", {}, "text", place],
    ["description", {}, "text", [...agenda, "", `${url}${path}`].join("\n")],
    ["url", {}, "uri", `${url}${path}`],
    ...organiser,
  ];
  const calendar = [
    "vcalendar",
    [
      ["version", {}, "text", "2.0"],
      ["prodid", {}, "text", "-//Aval//Convocation//EN"],
      ["calscale", {}, "text", "GREGORIAN"],
      ["method", {}, "text", sent],
    ],
    [["vevent", properties.map((property) => [...property]), []]],
  ];
  return { method: sent, content: ICAL.stringify(calendar) };
}

const part = { cutype: "INDIVIDUAL", role: "REQ-PARTICIPANT", partstat: "NEEDS-ACTION" } as const;

/** An instant to the second, which is all that the format has. */
function second(at: Instant): string {
  return `${at.slice(0, 19)}Z`;
}
