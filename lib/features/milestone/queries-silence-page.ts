import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { decideNoticeDraft } from "@/lib/domain/formal-notice";
import { MilestoneStatus } from "@/lib/domain/milestone";
import { CharterParameters } from "@/lib/domain/parameter";
import { decideRebuttal } from "@/lib/domain/rebuttal";
import { decideIncident, regularityOf } from "@/lib/domain/regularity";
import { awaitingStatuses, SilentClock, signedEffect } from "@/lib/domain/silence";
import { loadCalendar } from "@/lib/features/calendar/queries";
import { listIncidents } from "@/lib/features/incident/queries";
import { loadTacit } from "@/lib/features/milestone/queries-rebuttal";
import type { SilenceView, SilentPeriod, TacitLine } from "@/lib/features/milestone/view-silence";
import { isShown, lineOf } from "@/lib/features/notice/queries";
import { loadNotices } from "@/lib/features/notice/queries-state";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const Row = z.object({
  status: MilestoneStatus,
  twoStage: z.boolean(),
  agencyPartyId: z.uuid(),
  parameters: CharterParameters.nullable(),
  observedFrom: z.date().nullable(),
  observedUntil: z.date().nullable(),
  clock: SilentClock.nullable(),
  state: z.enum(["RUNNING", "SUSPENDED", "EXPIRED"]).nullable(),
  dueOn: z.iso.date().nullable(),
  dueBefore: z.date().nullable(),
  outcome: z.string().nullable(),
  extended: z.int(),
  reminders: z.array(z.object({ step: z.int(), remindAt: z.string(), deliveredAt: z.string().nullable() })),
});
type Row = z.infer<typeof Row>;

/** What a page says of silence on a milestone, and what its reader may do. */
export type SilencePage = {
  readonly view: SilenceView;
  readonly abilities: { readonly rebut: Ability; readonly declare: Ability; readonly draft: Ability };
};

/** Reads it; `null` when there is no such milestone. One look: nothing here waits for another part of it. */
export async function getSilence(
  tx: Tx,
  scope: ProjectScope,
  milestone: string,
  now: Instant,
): Promise<SilencePage | null> {
  const { projectId, code, timeZone } = scope;
  const [row, tacit, notices, incidents, calendar] = await Promise.all([
    readRow(tx, projectId, milestone),
    loadTacit(tx, projectId, milestone),
    loadNotices(tx, projectId, { milestone }),
    listIncidents(tx, projectId, milestone),
    loadCalendar(tx, scope),
  ]);
  if (row === null) return null;
  const period = periodOf(row);
  const { status, observedFrom, observedUntil, parameters } = row;
  const observed = observedFrom !== null && observedUntil !== null && parameters !== null;
  const span = observed ? { from: instantOf(observedFrom), until: instantOf(observedUntil) } : null;
  const { nonWorking } = calendar;
  const service =
    span === null || parameters === null
      ? null
      : {
          regularity: regularityOf({ ...span, timeZone, nonWorking }, incidents, parameters.serviceUnavailability, now),
          incidents: incidents.map(({ id, ...incident }) => incident),
        };
  const shown = notices.filter((notice) => isShown(notice, scope));
  const view = { project: { code, timeZone }, milestone, status, now, period, tacit: lineOfTacit(tacit), service };
  return {
    view: { ...view, notices: shown.map(lineOf) },
    abilities: abilities(scope, now, { row, period, tacit, observedFrom: span?.from ?? now, running: notices }),
  };
}

type Around = {
  readonly row: Row;
  readonly period: SilentPeriod | null;
  readonly tacit: Awaited<ReturnType<typeof loadTacit>>;
  readonly observedFrom: Instant;
  readonly running: Awaited<ReturnType<typeof loadNotices>>;
};

function abilities(scope: ProjectScope, now: Instant, around: Around): SilencePage["abilities"] {
  const { row, period, tacit, observedFrom, running } = around;
  const { status, twoStage, agencyPartyId } = row;
  const facts = { status, twoStage, rebuttalBefore: tacit?.rebuttalBefore ?? null, now };
  // What is still to be written closes nothing: it is asked for once one has begun.
  const supposed = { reasons: [{ criterionId: "-", text: "-" }], known: ["-"], evidence: 1 };
  const open = running.find(
    (one) => one.awaited === "DECISION" && (one.status === "SENT" || one.status === "PRESENTED"),
  );
  const notice = {
    status: "DRAFT",
    fromPartyId: agencyPartyId,
    toPartyId: null,
    toSide: "CLIENT",
    overdue: period?.state === "EXPIRED" && awaitingStatuses.includes(status),
    running: open?.code ?? null,
  } as const;
  const incident = { startedAt: now, endedAt: null, observedFrom, alreadyEnded: false };
  return {
    rebut: abilityTo("milestone.rebut-tacit-acceptance", scope, now, (actor) =>
      decideRebuttal(facts, actor, { ...supposed, digests: { read: "", current: "" } }),
    ),
    declare: abilityTo("incident.declare", scope, now, (actor) =>
      decideIncident("declare", { status, agencyPartyId, now }, actor, incident),
    ),
    draft: abilityTo("notice.draft", scope, now, (actor) => decideNoticeDraft(notice, actor, "-")),
  };
}

function periodOf(row: Row): SilentPeriod | null {
  const { clock, state, dueOn, dueBefore, outcome, extended, status, twoStage, parameters } = row;
  if (clock === null || state === null || dueOn === null || dueBefore === null || parameters === null) return null;
  if (state === "EXPIRED" && !awaitingStatuses.includes(status)) return null;
  return {
    ...{ clock, state, dueOn, outcome, extended },
    dueBefore: instantOf(dueBefore),
    effect: signedEffect({ clock, status, twoStage, clause: parameters }),
    reminders: row.reminders.map(({ step, remindAt, deliveredAt }) => ({
      step,
      remindAt: instantOf(new Date(remindAt)),
      deliveredAt: deliveredAt === null ? null : instantOf(new Date(deliveredAt)),
    })),
  };
}

function lineOfTacit(tacit: Around["tacit"]): TacitLine | null {
  if (tacit === null) return null;
  const { effectOn, charterVersion, rebuttalBefore, rebuttedAt, record, reminders } = tacit;
  return { effectOn, charterVersion, rebuttalBefore, rebuttedAt, record, reminders };
}

async function readRow(tx: Tx, projectId: string, milestone: string): Promise<Row | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m.status, m.two_stage AS "twoStage", m.agency_party_id AS "agencyPartyId", h.parameters,
      d.decided_at AS "observedFrom", d.term_before AS "observedUntil",
      k.kind AS clock, k.state, k.due_on::text AS "dueOn", k.due_before AS "dueBefore", k.outcome,
      (SELECT count(*)::integer FROM clock_change g WHERE g.project_id = m.project_id AND g.clock_id = k.id AND g.cause = 'REMINDERS_NOT_SENT') AS extended,
      coalesce((SELECT jsonb_agg(jsonb_build_object('step', p.step, 'remindAt', p.remind_at, 'deliveredAt', p.delivered_at) ORDER BY p.remind_at, p.step DESC)
        FROM aval_reminder_proofs(m.project_id, k.id) p WHERE p.due_on = k.due_on), '[]') AS reminders
    FROM milestone m
    LEFT JOIN charter h ON h.project_id = m.project_id AND h.status = 'IN_FORCE'
    LEFT JOIN LATERAL (SELECT d.decided_at, d.term_before FROM decision d WHERE d.project_id = m.project_id AND d.milestone_id = m.id
      AND d.kind = 'APPROVE_APTITUDE' ORDER BY d.version DESC LIMIT 1) d ON m.status IN ('SERVICE_OBSERVATION', 'ACCEPTED_TACITLY')
    LEFT JOIN LATERAL (SELECT c.* FROM clock c WHERE c.project_id = m.project_id AND c.matter_id = m.id
      AND c.kind IN ('ACCEPTANCE', 'SERVICE_DECISION', 'SECOND_PERIOD') AND c.side = 'CLIENT' AND c.state <> 'STOPPED'
      ORDER BY c.started_at DESC, c.id DESC LIMIT 1) k ON true
    WHERE m.project_id = ${projectId}::uuid AND m.code = ${milestone}`;
  return rows[0] === undefined ? null : Row.parse(rows[0]);
}
