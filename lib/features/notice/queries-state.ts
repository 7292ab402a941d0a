import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { EventPayload } from "@/lib/domain/event";
import { AwaitedAct, NoticeChannel, NoticeEffect, NoticeStatus } from "@/lib/domain/formal-notice";
import { Side } from "@/lib/domain/party";

const NoticeRow = z.object({
  id: z.uuid(),
  code: z.string(),
  status: NoticeStatus,
  awaited: AwaitedAct,
  matterKind: z.enum(["MILESTONE", "RESERVATION"]),
  matterId: z.uuid(),
  matter: z.string(),
  milestoneId: z.uuid(),
  milestone: z.string(),
  fromPartyId: z.uuid(),
  fromSide: Side,
  toPartyId: z.uuid(),
  toSide: Side,
  clockId: z.uuid(),
  text: z.string(),
  channel: NoticeChannel.nullable(),
  effect: NoticeEffect.nullable(),
  secondPeriodDays: z.int().nullable(),
  record: z.string().nullable(),
  sentAt: z.date().nullable(),
  presentedOn: z.iso.date().nullable(),
  dueOn: z.iso.date().nullable(),
  settledAt: z.date().nullable(),
  clockDueOn: z.iso.date(),
});

/** A formal notice as it stands, with the parties that give and receive it. */
export type NoticeState = z.infer<typeof NoticeRow>;

/** What every event of a notice names. */
export type NoticeNaming = EventPayload<"FormalNoticeComplied">;

/** How events name a notice. */
export function namingOf(notice: Omit<NoticeState, "clockDueOn">): NoticeNaming {
  const { id: noticeId, code, milestoneId, milestone, awaited, matterKind, matterId, matter } = notice;
  return { noticeId, notice: code, milestoneId, milestone, awaited, matterKind, matterId, matter };
}

/** The notices of a project, the newest first; one by its number, or those on one matter. Held when `locked`. */
export async function loadNotices(
  tx: Tx,
  projectId: string,
  only: { readonly code?: string; readonly matterId?: string; readonly milestone?: string } = {},
): Promise<readonly NoticeState[]> {
  const [code, matterId, milestone] = [only.code ?? null, only.matterId ?? null, only.milestone ?? null];
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT n.id, n.code, n.status, n.awaited, n.matter_kind AS "matterKind", n.matter_id AS "matterId", n.matter_code AS matter,
      n.milestone_id AS "milestoneId", m.code AS milestone, n.from_party_id AS "fromPartyId", f.side AS "fromSide",
      n.to_party_id AS "toPartyId", t.side AS "toSide", n.clock_id AS "clockId", n.text, n.channel, n.effect,
      n.second_period_days AS "secondPeriodDays", d.code AS record, n.sent_at AS "sentAt", n.presented_on::text AS "presentedOn",
      n.due_on::text AS "dueOn", n.settled_at AS "settledAt", k.due_on::text AS "clockDueOn"
    FROM formal_notice n
    JOIN milestone m ON m.project_id = n.project_id AND m.id = n.milestone_id
    JOIN clock k ON k.project_id = n.project_id AND k.id = n.clock_id
    JOIN party f ON f.project_id = n.project_id AND f.id = n.from_party_id
    JOIN party t ON t.project_id = n.project_id AND t.id = n.to_party_id
    LEFT JOIN signed_document d ON d.project_id = n.project_id AND d.id = n.document_id
    WHERE n.project_id = ${projectId}::uuid AND (${code}::text IS NULL OR n.code = ${code})
      AND (${matterId}::uuid IS NULL OR n.matter_id = ${matterId}::uuid) AND (${milestone}::text IS NULL OR m.code = ${milestone})
    ORDER BY n.number DESC LIMIT 200`;
  return rows.map((row) => NoticeRow.parse(row));
}

/** One notice by its number; `null` when there is none here. */
export async function loadNotice(tx: Tx, projectId: string, code: string): Promise<NoticeState | null> {
  return (await loadNotices(tx, projectId, { code }))[0] ?? null;
}

/** The notice whose second period runs on a matter; `null` when none does. */
export async function loadPresentedNotice(
  tx: Tx,
  projectId: string,
  matterId: string,
): Promise<(NoticeState & { readonly naming: NoticeNaming; readonly effect: NoticeEffect }) | null> {
  const found = (await loadNotices(tx, projectId, { matterId })).find((notice) => notice.status === "PRESENTED");
  if (found === undefined || found.effect === null) return null;
  return { ...found, effect: found.effect, naming: namingOf(found) };
}
