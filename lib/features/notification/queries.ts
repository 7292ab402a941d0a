import { z } from "zod";
import type { PersonScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { defaultChoice, defaultDigestHour, MailMode } from "@/lib/domain/mail-kind";
import { Role, Side } from "@/lib/domain/party";
import { sentenceValues } from "@/lib/features/ledger/view";
import type { ChooseMailInput } from "@/lib/features/notification/schema";
import type {
  DeadMailPage,
  DeadMailView,
  NotificationCounts,
  NotificationPage,
  NotificationView,
} from "@/lib/features/notification/view";
import { instantOf } from "@/lib/kernel/instant";

const pageSize = 40;
/** Beyond this nobody reads the figure. */
const mostCounted = 100;

const Row = z.object({
  id: z.uuid(),
  isRead: z.boolean(),
  code: z.string(),
  projectName: z.string(),
  timeZone: z.string(),
  seq: z.bigint(),
  type: z.string(),
  payload: z.record(z.string(), z.json()),
  role: z.enum([...Role.options, "SYSTEM"]),
  name: z.string().nullable(),
  partyName: z.string().nullable(),
  partySide: Side.nullable(),
  partyOrdinal: z.int().nullable(),
  more: z.int(),
  subject: z.string(),
  path: z.string(),
  createdAt: z.date(),
});

const Key = z
  .string()
  .regex(/^[01]\.[0-9a-f-]{36}$/)
  .transform((key) => ({ isRead: key.startsWith("1"), id: key.slice(2) }));

/** What a person was told, unread first, then newest first; a page by key, of one project when asked. */
export async function listNotifications(
  tx: Tx,
  { personId }: PersonScope,
  asked: { readonly project?: string | undefined; readonly after?: string | undefined; readonly size?: number },
): Promise<NotificationPage> {
  const size = asked.size ?? pageSize;
  const after = Key.safeParse(asked.after);
  const [isRead, id] = after.success ? [after.data.isRead, after.data.id] : [false, null];
  const project = asked.project ?? null;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT n.id, n.read_at IS NOT NULL AS "isRead", p.code, p.name AS "projectName", p.time_zone AS "timeZone", n.seq, n.type, e.payload, e.role,
           i.display_name AS name, y.name AS "partyName", y.side AS "partySide", y.ordinal AS "partyOrdinal", n.more, n.subject, n.path, n.created_at AS "createdAt"
    FROM (
      SELECT * FROM notification o
      WHERE o.person_id = ${personId}::uuid AND (${project}::text IS NULL OR o.project_id = (SELECT q.id FROM project q WHERE q.code = ${project}))
        AND (${id}::uuid IS NULL OR (o.read_at IS NOT NULL) > ${isRead} OR ((o.read_at IS NOT NULL) = ${isRead} AND o.id < ${id}::uuid))
      ORDER BY o.person_id, (o.read_at IS NOT NULL), o.id DESC LIMIT ${size + 1}) n
    JOIN project p ON p.id = n.project_id
    JOIN ledger_entry e ON e.project_id = n.project_id AND e.seq = n.seq
    LEFT JOIN party y ON y.project_id = e.project_id AND y.id = e.party_id
    LEFT JOIN LATERAL (SELECT d.display_name FROM person_identity d WHERE d.person_id = e.actor_id ORDER BY d.version DESC LIMIT 1) i ON true
    ORDER BY "isRead", n.id DESC`;
  const items = rows.slice(0, size).map((row) => notificationView(Row.parse(row)));
  return { items, next: rows.length > size ? (items.at(-1)?.key ?? null) : null };
}

function notificationView(row: z.infer<typeof Row>): NotificationView {
  const { id, isRead, code, projectName, timeZone, type, payload, role, partyName, partySide, partyOrdinal } = row;
  const hasParty = partyName !== null && partySide !== null && partyOrdinal !== null;
  const party = hasParty ? { name: partyName, side: partySide, ordinal: partyOrdinal } : null;
  return {
    id,
    key: `${isRead ? 1 : 0}.${id}`,
    project: { code, name: projectName, timeZone },
    act: {
      seq: Number(row.seq),
      type,
      values: sentenceValues(payload),
      by: { name: row.name, role, party, delegation: null },
    },
    more: row.more,
    subject: row.subject,
    path: row.path,
    at: instantOf(row.createdAt),
    isRead,
  };
}

/** How many notifications a person has not read, a hundred at most: what the bell says. */
export async function countUnread(tx: Tx, { personId }: PersonScope): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 FROM notification n
      WHERE n.person_id = ${personId}::uuid AND (n.read_at IS NOT NULL) = false LIMIT ${mostCounted}) u`;
  return rows[0]?.count ?? 0;
}

const CountRow = z.object({ code: z.string(), name: z.string(), unread: z.int() });

/** The projects that have told a person something, with how much of it is unread. */
export async function countNotifications(tx: Tx, { personId }: PersonScope): Promise<NotificationCounts> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p.code, p.name, c.unread FROM (
      SELECT n.project_id, count(*) FILTER (WHERE n.read_at IS NULL)::int AS unread FROM notification n
      WHERE n.person_id = ${personId}::uuid GROUP BY n.project_id) c
    JOIN project p ON p.id = c.project_id ORDER BY p.name, p.code LIMIT 200`;
  const projects = rows.map((row) => CountRow.parse(row));
  return { unread: projects.reduce((sum, { unread }) => sum + unread, 0), projects };
}

const SettingRow = z.object({ turn: MailMode, discussion: MailMode, progress: MailMode });

/** How a person wants their mail; what they have not chosen is as it is for everybody, in the zone given. */
export async function getMailSetting(tx: Tx, { personId }: PersonScope, timeZone: string): Promise<ChooseMailInput> {
  const row = await tx.mailSetting.findUnique({ where: { personId } });
  if (row === null) return { timeZone, hour: defaultDigestHour, ...defaultChoice };
  const { turn: TURN, discussion: DISCUSSION, progress: PROGRESS } = SettingRow.parse(row);
  return { timeZone: row.timeZone, hour: row.digestHour, TURN, DISCUSSION, PROGRESS };
}

const DeadRow = z
  .object({
    id: z.uuid(),
    template: z.string(),
    email: z.string(),
    error_class: z.string().nullable(),
    attempts: z.int(),
    created_at: z.date(),
    tried_at: z.date(),
    is_open: z.boolean(),
  })
  .transform(
    (row): DeadMailView => ({
      id: row.id,
      template: row.template,
      email: row.email,
      errorClass: row.error_class ?? "",
      attempts: row.attempts,
      createdAt: instantOf(row.created_at),
      triedAt: instantOf(row.tried_at),
      isOpen: row.is_open,
    }),
  );

/** The mails that were given up, the newest first, a page by key. Nobody's but for an administrator: the database asks who reads. */
export async function listDeadMails(
  tx: Tx,
  before: string | undefined,
  size: number = pageSize,
): Promise<DeadMailPage> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT * FROM aval_dead_mails(${before ?? null}::uuid, ${size + 1}::integer)`;
  const mails = z.array(DeadRow).parse(rows);
  const page = mails.slice(0, size);
  return { mails: page, next: mails.length > size ? (page.at(-1)?.id ?? null) : null };
}

/** How many mails were given up, a hundred at most; 0 for anybody but an administrator. */
export async function countDeadMails(tx: Tx): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM aval_dead_mails(NULL, 100)`;
  return rows[0]?.count ?? 0;
}
