import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { MeetingStatus } from "@/lib/domain/meeting";
import { type MinutesFacts, MinutesStatus } from "@/lib/domain/minutes";
import { isTold, MinutesSection } from "@/lib/domain/minutes-content";
import { Digest } from "@/lib/kernel/ids";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const at = z.iso.datetime({ offset: true }).transform((text): Instant => instantOf(new Date(text)));

const Version = z.object({
  version: z.int(),
  revision: z.int(),
  sections: z.array(MinutesSection),
  writtenBy: z.uuid(),
  writtenAt: at,
  circulatedBy: z.uuid().nullable(),
  circulatedAt: at.nullable(),
  record: z.string().nullable(),
});
export type MinutesVersionState = z.infer<typeof Version>;

const Correction = z.object({
  id: z.uuid(),
  number: z.int(),
  version: z.int(),
  pointId: z.uuid().nullable(),
  text: z.string(),
  reason: z.string(),
  status: z.enum(["OPEN", "ACCEPTED", "DECLINED"]),
  requestedBy: z.uuid(),
  requestedAt: at,
  answer: z.string(),
  answeredBy: z.uuid().nullable(),
});

const Row = z.object({
  meetingId: z.uuid(),
  meeting: z.string(),
  meetingStatus: MeetingStatus,
  endedAt: at.nullable(),
  /** Who presides, and who holds their proxy for this meeting. */
  chairs: z.array(z.uuid()),
  /** Who was invited or there, and is still in the project. */
  people: z.array(z.object({ memberId: z.uuid(), personId: z.uuid() })),
  tacit: z.boolean(),
  charterVersion: z.int().nullable(),
  minutes: z
    .object({
      id: z.uuid(),
      status: MinutesStatus,
      version: z.int(),
      circulationDue: z.iso.date(),
      approvalDue: z.iso.date().nullable(),
      approvalBefore: at.nullable(),
      approvedAt: at.nullable(),
      approvedBy: z.uuid().nullable(),
      document: z.object({ id: z.uuid(), code: z.string(), digest: Digest, content: z.string() }).nullable(),
      versions: z.array(Version),
      corrections: z.array(Correction),
      agreements: z.array(z.object({ memberId: z.uuid(), observation: z.string(), at })),
      receipts: z.array(z.object({ memberId: z.uuid(), sentAt: at.nullable() })),
    })
    .nullable(),
});

/** A meeting with its minutes, as far as they have come. */
export type MinutesState = z.infer<typeof Row>;
/** Minutes that there are. */
export type KeptMinutes = NonNullable<MinutesState["minutes"]>;

/** The minutes of the meeting of this number, or of the minutes of this id; `null` when there is no such meeting. */
export async function loadMinutes(
  tx: Tx,
  projectId: string,
  which: { readonly meeting: string } | { readonly id: string },
): Promise<MinutesState | null> {
  const [meeting, id] = "meeting" in which ? [which.meeting, null] : [null, which.id];
  const rows = await tx.$queryRaw<{ state: unknown }[]>`
    SELECT jsonb_build_object('meetingId', g.id, 'meeting', g.code, 'meetingStatus', g.status, 'endedAt', g.ended_at,
      'chairs', (SELECT coalesce(jsonb_agg(DISTINCT w.id), '[]') FROM (
          SELECT s.member_id AS id FROM committee_seat s WHERE s.project_id = g.project_id AND s.body_id = g.body_id AND s.unseated_at IS NULL AND s.voice = 'PRESIDES'
          UNION SELECT x.holder_member_id FROM committee_seat s JOIN meeting_proxy x ON x.project_id = s.project_id AND x.meeting_id = g.id
            AND x.giver_member_id = s.member_id AND x.withdrawn_at IS NULL
          WHERE s.project_id = g.project_id AND s.body_id = g.body_id AND s.unseated_at IS NULL AND s.voice = 'PRESIDES') w),
      'people', (SELECT coalesce(jsonb_agg(jsonb_build_object('memberId', m.id, 'personId', m.person_id) ORDER BY m.id), '[]') FROM member m
        WHERE m.project_id = g.project_id AND m.ended_at IS NULL AND m.id IN (
          SELECT i.member_id FROM meeting_invitation i WHERE i.project_id = g.project_id AND i.meeting_id = g.id
          UNION SELECT a.member_id FROM attendance a WHERE a.project_id = g.project_id AND a.meeting_id = g.id)),
      'tacit', coalesce((SELECT c.parameters ->> 'minutesTacit' = 'true' FROM charter c WHERE c.project_id = g.project_id AND c.status = 'IN_FORCE'), false),
      'charterVersion', (SELECT c.version FROM charter c WHERE c.project_id = g.project_id AND c.status = 'IN_FORCE'),
      'minutes', (SELECT jsonb_build_object('id', k.id, 'status', k.status, 'version', k.version, 'circulationDue', k.circulation_due,
          'approvalDue', k.approval_due, 'approvalBefore', k.approval_before, 'approvedAt', k.approved_at, 'approvedBy', k.approved_by,
          'document', (SELECT jsonb_build_object('id', d.id, 'code', d.code, 'digest', d.digest, 'content', d.content)
            FROM signed_document d WHERE d.project_id = k.project_id AND d.id = k.document_id),
          'versions', (SELECT coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'revision', v.revision, 'sections', v.sections, 'writtenBy', v.written_by,
              'writtenAt', v.written_at, 'circulatedBy', v.circulated_by, 'circulatedAt', v.circulated_at,
              'record', (SELECT d.code FROM signed_document d WHERE d.project_id = v.project_id AND d.id = v.document_id)) ORDER BY v.version), '[]')
            FROM minutes_version v WHERE v.project_id = k.project_id AND v.minutes_id = k.id),
          'corrections', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'version', c.version, 'pointId', c.point_id, 'text', c.text,
              'reason', c.reason, 'status', c.status, 'requestedBy', c.requested_by, 'requestedAt', c.requested_at, 'answer', c.answer,
              'answeredBy', c.answered_by) ORDER BY c.number), '[]')
            FROM minutes_correction c WHERE c.project_id = k.project_id AND c.minutes_id = k.id),
          'agreements', (SELECT coalesce(jsonb_agg(jsonb_build_object('memberId', a.member_id, 'observation', a.observation, 'at', a.at) ORDER BY a.at, a.member_id), '[]')
            FROM minutes_agreement a WHERE a.project_id = k.project_id AND a.minutes_id = k.id AND a.version = k.version),
          'receipts', (SELECT coalesce(jsonb_agg(jsonb_build_object('memberId', r.member_id, 'sentAt', r.sent_at) ORDER BY r.member_id), '[]')
            FROM aval_minutes_receipts(k.project_id, k.id, k.version) r))
        FROM minutes k WHERE k.project_id = g.project_id AND k.meeting_id = g.id)) AS state
    FROM meeting g WHERE g.project_id = ${projectId}::uuid AND (${meeting}::text IS NULL OR g.code = ${meeting}) AND (${id}::uuid IS NULL
      OR g.id = (SELECT k.meeting_id FROM minutes k WHERE k.project_id = ${projectId}::uuid AND k.id = ${id}::uuid))`;
  return rows[0] === undefined ? null : Row.parse(rows[0].state);
}

/** Waits for one's turn on the minutes of a meeting: whoever writes, corrects or approves does it alone. */
export async function lockMinutes(tx: Tx, projectId: string, meeting: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM meeting g WHERE g.project_id = ${projectId}::uuid AND g.code = ${meeting} FOR NO KEY UPDATE`;
  await tx.$queryRaw`
    SELECT 1 FROM minutes k JOIN meeting g ON g.project_id = k.project_id AND g.id = k.meeting_id
    WHERE k.project_id = ${projectId}::uuid AND g.code = ${meeting} FOR NO KEY UPDATE OF k`;
}

/** The number of the version that is being written. */
export function draftNumber(minutes: KeptMinutes | null): number {
  if (minutes === null) return 1;
  return minutes.status === "CORRECTION_REQUESTED" ? minutes.version + 1 : minutes.version;
}

/** The version that is being written, the one that was circulated last where nothing of a new one is. */
export function draftOf(minutes: KeptMinutes | null): MinutesVersionState | null {
  const versions = minutes?.versions ?? [];
  return versions.find(({ version }) => version === draftNumber(minutes)) ?? null;
}

/** The version that was circulated last. */
export function circulatedOf(minutes: KeptMinutes | null): MinutesVersionState | null {
  return minutes?.versions.findLast(({ circulatedAt }) => circulatedAt !== null) ?? null;
}

/**
 * Who has said nothing of the version that is read: who circulated it has said it all, who acts says so now, and whoever has
 * left the project is waited for no more.
 */
function silentOn({ people }: MinutesState, minutes: KeptMinutes, acting: string | null): readonly string[] {
  const author = circulatedOf(minutes)?.circulatedBy;
  const said = new Set(minutes.agreements.map(({ memberId }) => memberId));
  return minutes.receipts
    .map(({ memberId }) => memberId)
    .filter((memberId) => people.some((one) => one.memberId === memberId))
    .filter((memberId) => memberId !== author && memberId !== acting && !said.has(memberId));
}

/** What the rules ask of minutes, for who acts now; `null` acts for the clock. */
export function minutesFacts(state: MinutesState, memberId: string | null, now: Instant): MinutesFacts {
  const { minutes } = state;
  const silent = minutes === null ? [] : silentOn(state, minutes, memberId);
  // What left once the period was over left nobody any time to answer.
  const until = minutes?.approvalBefore ?? null;
  const inTime = (sentAt: Instant | null): boolean => sentAt !== null && (until === null || sentAt < until);
  const proven = new Set(minutes?.receipts.filter(({ sentAt }) => inTime(sentAt)).map((one) => one.memberId));
  return {
    status: minutes?.status ?? "DRAFT",
    meetingStatus: state.meetingStatus,
    now,
    version: minutes?.version ?? 1,
    written: isTold(draftOf(minutes)?.sections ?? circulatedOf(minutes)?.sections ?? []),
    approvalBefore: minutes?.approvalBefore ?? null,
    tacit: state.tacit,
    silent,
    unreached: silent.filter((one) => !proven.has(one)),
    corrections: minutes?.corrections.filter(({ status }) => status === "OPEN").length ?? 0,
    observations: minutes?.agreements.filter(({ observation }) => observation !== "").length ?? 0,
    participant: state.people.some((one) => one.memberId === memberId),
    answered: minutes?.agreements.some((one) => one.memberId === memberId) ?? false,
    presides: memberId !== null && state.chairs.includes(memberId),
  };
}

/** What events of minutes name. */
export function namingMinutes(
  state: MinutesState,
  minutes: { readonly id: string },
): { readonly minutesId: string; readonly meetingId: string; readonly meeting: string } {
  return { minutesId: minutes.id, meetingId: state.meetingId, meeting: state.meeting };
}
