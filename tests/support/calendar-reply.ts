/** What a mail program makes of an invitation, and what a forger would change in it. */
export type ReplyWish = {
  readonly invitation: string;
  readonly from: string;
  readonly answer: string;
  /** To the second, as calendars write it: 20260605T100000Z. */
  readonly stamp: string;
  /** What servers wrote about the sender, topmost first. */
  readonly checked: readonly string[];
};

/** The answer of a calendar program to an invitation (RFC 5546, METHOD:REPLY), as the mail server hands it over. */
export function calendarReply({ invitation, from, answer, stamp, checked }: ReplyWish): string {
  const lines = invitation.replace(/\r\n[ \t]/g, "").split("\r\n");
  const organiser = lines.find((line) => line.startsWith("ORGANIZER"))?.split("mailto:")[1] ?? "";
  const calendar = lines
    .filter((line) => !/^(DESCRIPTION|LOCATION|URL|STATUS)/.test(line))
    .map((line) => line.replace(/^METHOD:.*/, "METHOD:REPLY").replace(/^DTSTAMP:.*/, `DTSTAMP:${stamp}`))
    .map((line) => line.replace("PARTSTAT=NEEDS-ACTION", `PARTSTAT=${answer}`));
  return [
    ...checked.map((said) => `Authentication-Results: ${said}`),
    `Received: from mx.ville.example by aval.example; Fri, 5 Jun 2026 10:00:00 +0000`,
    `From: ${from}`,
    `To: ${organiser}`,
    "Subject: Re: Comité de pilotage",
    "MIME-Version: 1.0",
    'Content-Type: multipart/alternative; boundary="part"',
    "",
    "--part",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Je viens.",
    "--part",
    "Content-Type: text/calendar; method=REPLY; charset=utf-8",
    "",
    ...calendar,
    "--part--",
    "",
  ].join("\r\n");
}
