import type { PersonScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { nextDigest } from "@/lib/domain/digest";
import { ChosenKind } from "@/lib/domain/mail-kind";
import type { ChooseMailInput } from "@/lib/features/notification/schema";
import type { Instant } from "@/lib/kernel/instant";

/** Marks notifications of a person as read: those named, or all (of a project). Answers how many were unread. */
export async function markRead(
  tx: Tx,
  { personId }: PersonScope,
  which: { readonly ids: readonly string[] } | { readonly project: string | null },
  now: Instant,
): Promise<number> {
  if ("ids" in which) {
    const ids = [...which.ids];
    return tx.$executeRaw`
      UPDATE notification SET read_at = ${now}::timestamptz WHERE person_id = ${personId}::uuid AND id = ANY (${ids}::uuid[]) AND read_at IS NULL`;
  }
  const { project } = which;
  return tx.$executeRaw`
    UPDATE notification SET read_at = ${now}::timestamptz WHERE person_id = ${personId}::uuid AND read_at IS NULL
      AND (${project}::text IS NULL OR project_id = (SELECT p.id FROM project p WHERE p.code = ${project}))`;
}

/** Saves how a person wants their mail. What waits already leaves at the new hour, or not at all where it is stopped. */
export async function saveMailSetting(
  tx: Tx,
  { personId }: PersonScope,
  { timeZone, hour, TURN, DISCUSSION, PROGRESS }: ChooseMailInput,
  now: Instant,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO mail_setting (person_id, time_zone, digest_hour, turn, discussion, progress, changed_at)
    VALUES (${personId}::uuid, ${timeZone}, ${hour}::integer, ${TURN}, ${DISCUSSION}, ${PROGRESS}, ${now}::timestamptz)
    ON CONFLICT (person_id) DO UPDATE SET time_zone = excluded.time_zone, digest_hour = excluded.digest_hour, turn = excluded.turn,
      discussion = excluded.discussion, progress = excluded.progress, changed_at = excluded.changed_at`;
  const modes = { TURN, DISCUSSION, PROGRESS };
  const off = ChosenKind.options.filter((kind) => modes[kind] === "OFF");
  await tx.digestLine.deleteMany({ where: { personId, kind: { in: off } } });
  const dueAt = new Date(nextDigest(now, { hour, timeZone }).at);
  await tx.digestLine.updateMany({ where: { personId }, data: { dueAt, timeZone } });
}

/** True for a person who has not been erased. */
export async function isLiving(tx: Tx, { personId }: PersonScope): Promise<boolean> {
  return (await tx.person.count({ where: { id: personId, erasedAt: null } })) === 1;
}

/** Tries a given-up mail again; false when there is none, when it is forgotten, or when no administrator asks. */
export async function retryMail(tx: Tx, deliveryId: string, now: Instant): Promise<boolean> {
  const rows = await tx.$queryRaw<{ retried: boolean }[]>`
    SELECT aval_retry_mail(${deliveryId}::uuid, ${now}::timestamptz) AS retried`;
  return rows[0]?.retried === true;
}
