import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { ClockKind, ClockState, ClockUnit, ExtensionCause, MatterSubject, SuspensionCause } from "@/lib/domain/clock";
import { agreedCauses, type ClockActFacts } from "@/lib/domain/clock-act";
import { Role } from "@/lib/domain/party";
import { type Instant, isInstant } from "@/lib/kernel/instant";

const InstantText = z.string().refine((text): text is Instant => isInstant(text));

const Row = z.object({
  id: z.uuid(),
  kind: ClockKind,
  matterKind: MatterSubject,
  matterId: z.uuid(),
  matter: z.string(),
  milestoneId: z.uuid().nullable(),
  side: z.enum(["CLIENT", "AGENCY", "AMO"]),
  partyId: z.uuid().nullable(),
  party: z.string().nullable(),
  agencyPartyId: z.uuid().nullable(),
  state: ClockState,
  unit: ClockUnit,
  amount: z.int().nullable(),
  calendar: z.string(),
  calendarVersion: z.int(),
  timeZone: z.string(),
  startedAt: InstantText,
  firstDueOn: z.iso.date(),
  dueOn: z.iso.date(),
  dueBefore: InstantText,
  endedAt: InstantText.nullable(),
  outcome: z.string().nullable(),
  cause: SuspensionCause.nullable(),
  held: z.boolean(),
  proposal: z
    .object({
      id: z.uuid(),
      partyId: z.uuid(),
      party: z.string(),
      cause: z.enum(agreedCauses),
      reason: z.string(),
      at: InstantText,
    })
    .nullable(),
  changes: z.array(
    z.object({
      kind: z.enum(["SUSPENDED", "RESUMED", "EXTENDED"]),
      cause: z.union([SuspensionCause, ExtensionCause]),
      at: InstantText,
      days: z.int(),
      wasDueOn: z.iso.date(),
      dueOn: z.iso.date(),
    }),
  ),
  reminders: z.array(
    z.object({
      step: z.int(),
      dueOn: z.iso.date(),
      at: InstantText,
      state: z.enum(["PLANNED", "TOLD", "SKIPPED"]),
      toldAt: InstantText.nullable(),
      people: z.int(),
      roles: z.array(Role),
    }),
  ),
});

/** A clock with how it moved and what was reminded: the same for both sides. People are told by role, never by name. */
export type ClockAccount = z.infer<typeof Row>;

/** Which clocks: those of one matter, the open ones of a kind of matter, or some by their ids. */
export type ClockChoice = {
  readonly matterKind?: z.infer<typeof MatterSubject>;
  readonly matter?: string;
  readonly ids?: readonly string[];
  readonly openOnly?: boolean;
  readonly after?: { readonly dueOn: string; readonly id: string };
  readonly most?: number;
};

const utc = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

/** The clocks of a project with their accounts, in the order of their due days, in one statement. */
export async function listClockAccounts(
  tx: Tx,
  projectId: string,
  choice: ClockChoice,
  now: Instant,
): Promise<readonly ClockAccount[]> {
  const { matterKind = null, matter = null, ids = null, openOnly = false, after = null, most = 100 } = choice;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c.id, c.kind, c.matter_kind AS "matterKind", c.matter_id AS "matterId", c.matter_code AS matter, c.milestone_id AS "milestoneId",
      c.side, c.party_id AS "partyId", y.name AS party, m.agency_party_id AS "agencyPartyId", c.state, c.unit, c.amount, c.calendar,
      c.calendar_version AS "calendarVersion", c.time_zone AS "timeZone", to_char(c.started_at AT TIME ZONE 'UTC', ${utc}) AS "startedAt",
      c.first_due_on::text AS "firstDueOn", c.due_on::text AS "dueOn", to_char(c.due_before AT TIME ZONE 'UTC', ${utc}) AS "dueBefore",
      to_char(c.ended_at AT TIME ZONE 'UTC', ${utc}) AS "endedAt", c.outcome,
      CASE WHEN c.state = 'SUSPENDED' THEN (SELECT s.cause FROM clock_change s WHERE s.project_id = c.project_id AND s.clock_id = c.id
        AND s.kind = 'SUSPENDED' ORDER BY s.at DESC, s.id DESC LIMIT 1) END AS cause,
      (c.milestone_id IS NOT NULL AND (EXISTS (SELECT 1 FROM question q WHERE q.project_id = c.project_id AND q.subject_kind = 'MILESTONE'
          AND q.subject_id = c.milestone_id AND q.status = 'OPEN' AND q.blocking AND q.to_side = 'AGENCY')
        OR EXISTS (SELECT 1 FROM hearing h JOIN submission s ON s.project_id = h.project_id AND s.id = h.submission_id
          WHERE h.project_id = c.project_id AND s.milestone_id = c.milestone_id AND h.answered_at IS NULL AND h.ends_before > ${now}::timestamptz))) AS held,
      (SELECT json_build_object('id', p.id, 'partyId', p.party_id, 'party', py.name, 'cause', p.cause, 'reason', p.reason, 'at', to_char(p.proposed_at AT TIME ZONE 'UTC', ${utc}))
        FROM clock_suspension p JOIN party py ON py.project_id = p.project_id AND py.id = p.party_id
        WHERE p.project_id = c.project_id AND p.clock_id = c.id AND p.agreed_at IS NULL AND p.withdrawn_at IS NULL AND c.state = 'RUNNING') AS proposal,
      coalesce((SELECT json_agg(json_build_object('kind', s.kind, 'cause', s.cause, 'at', to_char(s.at AT TIME ZONE 'UTC', ${utc}), 'days', s.days,
          'wasDueOn', s.due_on_before, 'dueOn', s.due_on) ORDER BY s.at, s.id)
        FROM clock_change s WHERE s.project_id = c.project_id AND s.clock_id = c.id), '[]') AS changes,
      coalesce((SELECT json_agg(json_build_object('step', r.step, 'dueOn', r.due_on, 'at', to_char(r.remind_at AT TIME ZONE 'UTC', ${utc}),
          'state', r.state, 'toldAt', to_char(r.told_at AT TIME ZONE 'UTC', ${utc}),
          'people', (SELECT count(*) FROM reminder_delivery d WHERE d.project_id = r.project_id AND d.reminder_id = r.id),
          'roles', coalesce((SELECT json_agg(DISTINCT o.role) FROM reminder_delivery d
              JOIN member w ON w.project_id = d.project_id AND w.person_id = d.person_id
              JOIN member_role o ON o.project_id = w.project_id AND o.member_id = w.id AND o.ended_at IS NULL
            WHERE d.project_id = r.project_id AND d.reminder_id = r.id), '[]')) ORDER BY r.remind_at, r.step DESC)
        FROM reminder r WHERE r.project_id = c.project_id AND r.clock_id = c.id), '[]') AS reminders
    FROM clock c LEFT JOIN party y ON y.project_id = c.project_id AND y.id = c.party_id
      LEFT JOIN milestone m ON m.project_id = c.project_id AND m.id = c.milestone_id
    WHERE c.project_id = ${projectId}::uuid
      AND (${matterKind}::text IS NULL OR c.matter_kind = ${matterKind}) AND (${matter}::text IS NULL OR c.matter_code = ${matter})
      AND (${ids === null ? null : [...ids]}::uuid[] IS NULL OR c.id = ANY (${ids === null ? null : [...ids]}::uuid[]))
      AND (NOT ${openOnly} OR c.state IN ('RUNNING', 'SUSPENDED'))
      AND (${after?.dueOn ?? null}::date IS NULL OR (c.due_on, c.id) > (${after?.dueOn ?? null}::date, ${after?.id ?? null}::uuid))
    ORDER BY c.due_on, c.id LIMIT ${most}`;
  return rows.map((row) => Row.parse(row));
}

/** What the acts on a clock ask of it. */
export function clockActFacts(clock: ClockAccount, now: Instant): ClockActFacts {
  const { kind, side, partyId, agencyPartyId, dueOn, dueBefore, timeZone, proposal, cause, held } = clock;
  return {
    status: clock.state,
    kind,
    side,
    partyId,
    agencyPartyId,
    dueOn,
    dueBefore,
    timeZone,
    now,
    proposal,
    cause,
    held,
  };
}
