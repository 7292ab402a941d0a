import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { blockedSubjects } from "@/lib/domain/advice-block";
import { AdviceLink } from "@/lib/domain/advice-content";
import { dayOf } from "@/lib/domain/deadline";
import { DisputeSide, DisputeStatus, levelOf, openStatuses } from "@/lib/domain/dispute";
import { stepOf } from "@/lib/domain/dispute-step";
import type { Holidays } from "@/lib/domain/working-day";
import type { DisputeLineNear, WarningLine } from "@/lib/features/desk/view";
import { termOn } from "@/lib/features/todo/queries-term";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** The days off of the projects that are seen, by their codes. */
export type DaysOff = ReadonlyMap<string, Holidays>;

const none: Holidays = new Set<string>();
const Place = z.object({ code: z.string(), name: z.string(), timeZone: z.string() });
const Party = z.object({ id: z.uuid(), name: z.string(), side: DisputeSide, ordinal: z.int() });

const WarningRow = z.object({
  project: Place,
  code: z.string(),
  object: z.string(),
  issuedAt: z.date(),
  dueOn: z.iso.date(),
  holder: Party,
  stops: z.array(AdviceLink),
});

/** The warnings of some projects that the client has not answered, as this reader may see them; the most pressing first, at most 200. */
export async function listOpenWarnings(
  tx: Tx,
  which: Prisma.Sql,
  { now, daysOff }: { readonly now: Instant; readonly daysOff: Promise<DaysOff> },
): Promise<readonly WarningLine[]> {
  const [rows, days] = await Promise.all([
    tx.$queryRaw<unknown[]>`
    SELECT jsonb_build_object('code', q.code, 'name', q.name, 'timeZone', q.time_zone) AS project, a.code, a.object, a.issued_at AS "issuedAt", a.due_on::text AS "dueOn",
      jsonb_build_object('id', y.id, 'name', y.name, 'side', y.side, 'ordinal', y.ordinal) AS holder,
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', l.subject_kind, 'code', l.subject_code) ORDER BY l.subject_kind, l.subject_code) FROM advice_link l
        WHERE l.project_id = a.project_id AND l.advice_id = a.id AND l.subject_kind = ANY (${[...blockedSubjects]}::text[])), '[]') AS stops
    FROM advice a JOIN project q ON q.id = a.project_id
    JOIN party y ON y.project_id = a.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL
    WHERE a.project_id IN (${which}) AND a.kind = 'WARNING' AND a.status IN ('ISSUED', 'ACKNOWLEDGED')
    ORDER BY a.due_on, q.code, a.number LIMIT 200`,
    daysOff,
  ]);
  return rows.map((row) => {
    const { issuedAt, dueOn, holder, ...line } = WarningRow.parse(row);
    const { timeZone, code } = line.project;
    const term = termOn(dueOn, { timeZone, holidays: days.get(code) ?? none, unit: "WORKING_DAYS" }, now);
    return { ...line, holder, issuedAt: instantOf(issuedAt), term };
  });
}

const DisputeRow = z.object({
  project: Place,
  code: z.string(),
  title: z.string(),
  status: DisputeStatus,
  dueOn: z.iso.date().nullable(),
  claimant: Party,
  respondent: Party,
});

/**
 * The open disputes of some projects, as this reader may see them; whose step is nearest first, at most 200. Off the ladder
 * nothing is told but that it is open: what is mediated has a room of its own.
 */
export async function listOpenDisputes(
  tx: Tx,
  which: Prisma.Sql,
  { now, daysOff }: { readonly now: Instant; readonly daysOff: Promise<DaysOff> },
): Promise<readonly DisputeLineNear[]> {
  const [rows, days] = await Promise.all([
    tx.$queryRaw<unknown[]>`
    SELECT jsonb_build_object('code', q.code, 'name', q.name, 'timeZone', q.time_zone) AS project, d.code, d.title, d.status,
      coalesce((SELECT o.due_on FROM clock o WHERE o.project_id = d.project_id AND o.kind = 'DISPUTE_LEVEL' AND o.matter_id = d.id AND o.state IN ('RUNNING', 'SUSPENDED')
        ORDER BY o.started_at DESC LIMIT 1), d.level_due_on)::text AS "dueOn",
      jsonb_build_object('id', c.id, 'name', c.name, 'side', c.side, 'ordinal', c.ordinal) AS claimant,
      jsonb_build_object('id', r.id, 'name', r.name, 'side', r.side, 'ordinal', r.ordinal) AS respondent
    FROM dispute d JOIN project q ON q.id = d.project_id
    JOIN party c ON c.project_id = d.project_id AND c.id = d.claimant_party_id
    JOIN party r ON r.project_id = d.project_id AND r.id = d.respondent_party_id
    WHERE d.project_id IN (${which}) AND d.status = ANY (${[...openStatuses]}::text[])
    ORDER BY d.level_due_on NULLS LAST, q.code, d.number LIMIT 200`,
    daysOff,
  ]);
  return rows.map((row) => {
    const { status, dueOn, ...line } = DisputeRow.parse(row);
    const level = levelOf(status);
    if (level === null || dueOn === null) return { ...line, level: null, step: null };
    const holidays = days.get(line.project.code) ?? none;
    const parties = {
      claimant: { partyId: line.claimant.id, side: line.claimant.side },
      respondent: { partyId: line.respondent.id, side: line.respondent.side },
    };
    return { ...line, level, step: stepOf({ ...parties, level, dueOn }, dayOf(now, line.project.timeZone), holidays) };
  });
}
