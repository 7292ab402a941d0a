import { v7 } from "uuid";
import { z } from "zod";
import type { Database, Tx } from "@/lib/db/client";
import { dayOf } from "@/lib/domain/deadline";
import { nextDigest } from "@/lib/domain/digest";
import { defaultDigestHour } from "@/lib/domain/mail-kind";
import { inOutbox } from "@/lib/jobs/sweep";
import type { Instant } from "@/lib/kernel/instant";
import { DigestLine } from "@/lib/mail/message";
import { postMail } from "@/lib/mail/outbox";

/** What the mails of the day are made with. */
type Desk = { readonly db: Database; readonly now: () => Instant };

const atOnce = 200;
/** How many lines a mail of the day holds; the others are on the page. */
const mostLines = 60;

const Waiting = z.object({ personId: z.uuid(), timeZone: z.string(), hour: z.int() });

/**
 * Posts the mail of the day of everybody whose hour has come and for whom something waits: all of it in one mail.
 * Answers how many were posted. A person has one a day: whichever sender writes its row first posts it, and what came
 * after waits for the next.
 */
export async function sendDigests(desk: Desk): Promise<number> {
  const now = desk.now();
  const people = await inOutbox(desk.db, async (tx) => {
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT DISTINCT ON (l.person_id) l.person_id AS "personId", coalesce(s.time_zone, l.time_zone) AS "timeZone",
             coalesce(s.digest_hour, ${defaultDigestHour}) AS hour
      FROM digest_line l LEFT JOIN mail_setting s ON s.person_id = l.person_id
      WHERE l.due_at <= ${now}::timestamptz ORDER BY l.person_id, l.due_at LIMIT ${atOnce}`;
    return rows.map((row) => Waiting.parse(row));
  });
  let posted = 0;
  for (const person of people) if (await inOutbox(desk.db, (tx) => postDigest(tx, person, now))) posted += 1;
  return posted;
}

/** One mail of all that waits for a person, in one transaction with the note that today's has left. */
async function postDigest(tx: Tx, to: z.infer<typeof Waiting>, now: Instant): Promise<boolean> {
  const { personId } = to;
  const day = dayOf(now, to.timeZone);
  const deliveryId = v7();
  // Another sender that is at it makes us wait for its end here, and then there is nothing left to do.
  const first = await tx.$executeRaw`
    INSERT INTO digest (person_id, day, delivery_id, created_at)
    VALUES (${personId}::uuid, ${day}::date, ${deliveryId}::uuid, ${now}::timestamptz) ON CONFLICT DO NOTHING`;
  if (first === 0) {
    const next = nextDigest(now, to);
    const at = next.day === day ? nextDigest(next.at, to).at : next.at;
    await tx.$executeRaw`
      UPDATE digest_line SET due_at = ${at}::timestamptz WHERE person_id = ${personId}::uuid AND due_at <= ${now}::timestamptz`;
    return false;
  }
  const waiting = await tx.$queryRaw<{ line: unknown }[]>`
    WITH taken AS (DELETE FROM digest_line WHERE person_id = ${personId}::uuid RETURNING id, line)
    SELECT line FROM taken ORDER BY id`;
  const lines = waiting.map(({ line }) => DigestLine.parse(line));
  if (lines.length === 0) {
    await tx.digest.deleteMany({ where: { deliveryId } });
    return false;
  }
  const payload = { day, lines: lines.slice(0, mostLines), more: Math.max(0, lines.length - mostLines) };
  await postMail(tx, { template: "digest", payload, to: { personId }, now, newId: () => deliveryId });
  return true;
}
