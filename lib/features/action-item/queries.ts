import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { ActionStatus, decideActionItem } from "@/lib/domain/action-item";
import { dayOf } from "@/lib/domain/deadline";
import {
  type ActionItemState,
  actionFacts,
  actionRows,
  loadAction,
  namesAction,
  parseActions,
} from "@/lib/features/action-item/queries-state";
import type { ActionFilters } from "@/lib/features/action-item/schema";
import {
  type ActionActName,
  type ActionLine,
  type ActionRoomView,
  type ActionStepLine,
  type ActionView,
  type GivingMeeting,
  lineOf,
} from "@/lib/features/action-item/view";
import { listOwners } from "@/lib/features/risk/queries";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const pageSize = 50;

function inState(state: ActionFilters["state"], today: string): Prisma.Sql {
  switch (state) {
    case "ALL":
      return Prisma.sql`true`;
    case "PENDING":
      return Prisma.sql`a.status IN ('OPEN', 'IN_PROGRESS')`;
    case "LATE":
      return Prisma.sql`a.status IN ('OPEN', 'IN_PROGRESS') AND a.due_on < ${today}::date`;
    case "TO_VERIFY":
      return Prisma.sql`a.status = 'DONE'`;
    case "OVER":
      return Prisma.sql`a.status IN ('VERIFIED', 'DROPPED')`;
  }
}

/** A page of the register across meetings, the last given first, as it is searched and filtered. */
export async function listActions(
  tx: Tx,
  scope: Pick<ProjectScope, "projectId" | "timeZone">,
  { text, state, owner, meeting, after }: ActionFilters,
  now: Instant,
  size: number = pageSize,
): Promise<{ readonly items: readonly ActionLine[]; readonly next: number | null }> {
  const today = dayOf(now, scope.timeZone);
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await tx.$queryRaw<unknown[]>`
    ${actionRows} WHERE a.project_id = ${scope.projectId}::uuid AND ${inState(state, today)}
      AND (${text} = '' OR a.code ILIKE ${like} OR a.title ILIKE ${like} OR a.detail ILIKE ${like})
      AND (${owner} = '' OR a.owner_id::text = ${owner}) AND (${meeting} = '' OR g.code = ${meeting}) AND (${after} = 0 OR a.number < ${after})
    ORDER BY a.number DESC LIMIT ${size + 1}`;
  const found = parseActions(rows);
  const page = found.slice(0, size);
  return {
    items: page.map((one) => lineOf(one, today)),
    next: found.length > size ? (page.at(-1)?.number ?? null) : null,
  };
}

const Counts = z.object({ pending: z.int(), late: z.int(), toVerify: z.int() });

const MeetingRow = z.object({ code: z.string(), startsAt: z.date() });

/** The meetings in which an action was given, the last first: what the register is narrowed by. */
async function listGivingMeetings(tx: Tx, projectId: string): Promise<readonly GivingMeeting[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT g.code, g.starts_at AS "startsAt" FROM meeting g
    WHERE g.project_id = ${projectId}::uuid
      AND EXISTS (SELECT 1 FROM action_item a WHERE a.project_id = g.project_id AND a.meeting_id = g.id)
    ORDER BY g.starts_at DESC, g.code DESC LIMIT 100`;
  return rows.map((row) => {
    const { code, startsAt } = MeetingRow.parse(row);
    return { code, startsAt: instantOf(startsAt) };
  });
}

/** The register as its page shows it. */
export async function getActionRoom(
  tx: Tx,
  scope: ProjectScope,
  filters: ActionFilters,
  now: Instant,
): Promise<{ readonly view: ActionRoomView; readonly abilities: Readonly<Record<"open", Ability>> }> {
  const { projectId, code, name, timeZone, memberId } = scope;
  const today = dayOf(now, timeZone);
  const [{ items, next }, counts, owners, meetings] = await Promise.all([
    listActions(tx, scope, filters, now),
    tx.$queryRaw<unknown[]>`
      SELECT count(*) FILTER (WHERE a.status <> 'DONE')::int AS pending, count(*) FILTER (WHERE a.status = 'DONE')::int AS "toVerify",
        count(*) FILTER (WHERE a.status <> 'DONE' AND a.due_on < ${today}::date)::int AS late
      FROM action_item a WHERE a.project_id = ${projectId}::uuid AND a.status IN ('OPEN', 'IN_PROGRESS', 'DONE')`,
    listOwners(tx, projectId),
    listGivingMeetings(tx, projectId),
  ]);
  const project = { code, name, timeZone };
  return {
    view: { project, items, next, counts: Counts.parse(counts[0]), owners, meetings, me: memberId, today, now },
    abilities: { open: abilityTo("action-item.open", scope, now, () => ({ ok: true, value: null })) },
  };
}

const StepRow = z.object({ number: z.int(), status: ActionStatus, note: z.string(), by: z.string(), at: z.date() });

async function listSteps(tx: Tx, projectId: string, actionId: string): Promise<readonly ActionStepLine[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT s.number, s.status, s.note, s.at,
      coalesce((SELECT i.display_name FROM person_identity i WHERE i.person_id = m.person_id ORDER BY i.version DESC LIMIT 1), '') AS by
    FROM action_item_step s JOIN member m ON m.project_id = s.project_id AND m.id = s.by_member
    WHERE s.project_id = ${projectId}::uuid AND s.action_id = ${actionId}::uuid ORDER BY s.number DESC LIMIT 200`;
  return rows.map((row) => {
    const { at, ...line } = StepRow.parse(row);
    return { ...line, at: instantOf(at) };
  });
}

/** One action with its steps and what this reader may do; `null` when there is none of this number here. */
export async function getAction(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<{ readonly view: ActionView; readonly abilities: Readonly<Record<ActionActName, Ability>> } | null> {
  const { projectId } = scope;
  const state = await loadAction(tx, projectId, code);
  if (state === null) return null;
  const [steps, decisions] = await Promise.all([
    listSteps(tx, projectId, state.id),
    tx.$queryRaw<{ code: string; title: string }[]>`
      SELECT d.code, d.title FROM committee_decision d JOIN action_item a ON a.project_id = d.project_id AND a.id = ${state.id}::uuid
      WHERE d.project_id = ${projectId}::uuid AND d.status = 'ADOPTED' AND ${namesAction} ORDER BY d.year DESC, d.number DESC LIMIT 100`,
  ]);
  const view = {
    ...lineOf(state, dayOf(now, scope.timeZone)),
    ...{ detail: state.detail, point: state.point, droppedBy: state.droppedBy, openedBy: state.openedBy },
    openedAt: instantOf(state.openedAt),
    project: { code: scope.code, name: scope.name, timeZone: scope.timeZone },
    steps,
    decisions,
  };
  return { view, abilities: abilitiesOn(state, scope, now) };
}

function abilitiesOn(
  state: ActionItemState,
  scope: ProjectScope,
  now: Instant,
): Readonly<Record<ActionActName, Ability>> {
  // What is typed is not known before it is: only where the action stands and who acts count here.
  const facts = {
    ...actionFacts(state, scope, now),
    reason: "-",
    dropping: { status: "ADOPTED", names: true },
  } as const;
  return {
    begin: abilityTo("action-item.begin", scope, now, (actor) => decideActionItem("begin", facts, actor)),
    finish: abilityTo("action-item.finish", scope, now, (actor) => decideActionItem("finish", facts, actor)),
    verify: abilityTo("action-item.verify", scope, now, (actor) => decideActionItem("verify", facts, actor)),
    sendBack: abilityTo("action-item.return", scope, now, (actor) => decideActionItem("sendBack", facts, actor)),
    drop: abilityTo("action-item.drop", scope, now, (actor) => decideActionItem("drop", facts, actor)),
  };
}
