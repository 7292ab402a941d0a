import type { Database, Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { forgetAccesses } from "@/lib/jobs/access-keeper";
import type { Instant } from "@/lib/kernel/instant";
import { isMailTemplate, mailDefinitions } from "@/lib/mail/message";

/** Opens the outbox for one transaction: only there may deliveries be read back. */
export function inOutbox<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(db, { personId: null }, async (tx) => {
    await tx.$queryRaw`SELECT set_config('aval.outbox', 'on', true)`;
    return work(tx);
  });
}

/**
 * Removes what has served: spent codes after a day, counters whose window is over, sessions a year after their end, mails
 * and the notes of mails of the day after ninety days, notifications after a year, and who read what after `accessLogDays`. What opened a door leaves the outbox as soon as that is over, whatever became of the mail.
 */
export async function sweep(db: Database, now: Instant, accessLogDays: number): Promise<void> {
  const ago = (days: number): Date => new Date(Date.parse(now) - days * 86_400_000);
  await db.oneTimeCode.deleteMany({ where: { expiresAt: { lt: ago(1) } } });
  await db.rateLimit.deleteMany({ where: { resetsAt: { lt: ago(0) } } });
  await db.session.deleteMany({ where: { expiresAt: { lt: ago(365) } } });
  await forgetAccesses(db, now, accessLogDays);
  await inOutbox(db, async (tx) => {
    await forgetWhatIsOver(tx, now);
    await tx.delivery.deleteMany({ where: { createdAt: { lte: ago(90) } } });
    await tx.digest.deleteMany({ where: { createdAt: { lte: ago(90) } } });
    await tx.notification.deleteMany({ where: { createdAt: { lte: ago(365) } } });
  });
}

const secretTemplates = Object.keys(mailDefinitions).filter(
  (name) => isMailTemplate(name) && mailDefinitions[name].secret,
);

/** Each secret mail says in its facts for how many minutes or days it opens. One that is over need not leave any more. */
async function forgetWhatIsOver(tx: Tx, now: Instant): Promise<void> {
  await tx.$executeRaw`
    UPDATE delivery SET payload = '{}', body_text = NULL, body_html = NULL,
      state = CASE state WHEN 'PENDING' THEN 'DEAD' ELSE state END
    WHERE template = ANY(${secretTemplates}) AND payload <> '{}'
      AND created_at + make_interval(days => coalesce((payload->>'days')::integer, 0), mins => coalesce((payload->>'minutes')::integer, 0)) <= ${now}::timestamptz`;
}
