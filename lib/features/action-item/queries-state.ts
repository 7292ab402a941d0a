import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type ActionFacts, ActionStatus } from "@/lib/domain/action-item";
import { dayOf } from "@/lib/domain/deadline";
import { DecisionStatus } from "@/lib/domain/decision";
import { Side } from "@/lib/domain/party";
import type { Instant } from "@/lib/kernel/instant";

const Row = z.object({
  id: z.uuid(),
  code: z.string(),
  number: z.int(),
  status: ActionStatus,
  title: z.string(),
  detail: z.string(),
  ownerId: z.uuid(),
  owner: z.string(),
  ownerPersonId: z.uuid(),
  ownerSide: Side,
  ownerPartyId: z.uuid(),
  ownerParty: z.string(),
  ownerThere: z.boolean(),
  dueOn: z.iso.date(),
  meeting: z.string().nullable(),
  pointId: z.uuid().nullable(),
  point: z.string().nullable(),
  decision: z.string().nullable(),
  droppedBy: z.string().nullable(),
  openedById: z.uuid(),
  openedBy: z.string(),
  openedAt: z.date(),
  doneById: z.uuid().nullable(),
  doneAt: z.date().nullable(),
  endedAt: z.date().nullable(),
});

/** An action as it stands. */
export type ActionItemState = z.infer<typeof Row>;

const name = (member: Prisma.Sql): Prisma.Sql => Prisma.sql`coalesce((SELECT i.display_name FROM member n
  JOIN person_identity i ON i.person_id = n.person_id WHERE n.project_id = a.project_id AND n.id = ${member} ORDER BY i.version DESC LIMIT 1), '')`;

/** Actions of a project, in the shape of `ActionItemState`, to be narrowed and ordered. */
export const actionRows = Prisma.sql`
  SELECT a.id, a.code, a.number, a.status, a.title, a.detail, a.owner_id AS "ownerId", ${name(Prisma.sql`a.owner_id`)} AS owner,
    m.person_id AS "ownerPersonId", m.side AS "ownerSide", m.party_id AS "ownerPartyId", y.name AS "ownerParty", m.ended_at IS NULL AS "ownerThere",
    a.due_on::text AS "dueOn", g.code AS meeting, a.point_id AS "pointId", p.title AS point, d.code AS decision, x.code AS "droppedBy",
    a.opened_by AS "openedById", ${name(Prisma.sql`a.opened_by`)} AS "openedBy", a.opened_at AS "openedAt",
    a.done_by AS "doneById", a.done_at AS "doneAt", a.ended_at AS "endedAt"
  FROM action_item a
  JOIN member m ON m.project_id = a.project_id AND m.id = a.owner_id
  JOIN party y ON y.project_id = m.project_id AND y.id = m.party_id
  LEFT JOIN meeting g ON g.project_id = a.project_id AND g.id = a.meeting_id
  LEFT JOIN agenda_point p ON p.project_id = a.project_id AND p.id = a.point_id
  LEFT JOIN committee_decision d ON d.project_id = a.project_id AND d.id = a.decision_id
  LEFT JOIN committee_decision x ON x.project_id = a.project_id AND x.id = a.dropped_by_id`;

/** Reads rows of `actionRows`. */
export function parseActions(rows: readonly unknown[]): readonly ActionItemState[] {
  return rows.map((row) => Row.parse(row));
}

/** One action by its number; `null` when there is none here. */
export async function loadAction(tx: Tx, projectId: string, code: string): Promise<ActionItemState | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    ${actionRows} WHERE a.project_id = ${projectId}::uuid AND a.code = ${code}`;
  return parseActions(rows)[0] ?? null;
}

/** The same, once it is one's turn on it. */
export async function loadActionForUpdate(tx: Tx, projectId: string, code: string): Promise<ActionItemState | null> {
  await tx.$queryRaw`SELECT 1 FROM action_item WHERE project_id = ${projectId}::uuid AND code = ${code} FOR UPDATE`;
  return loadAction(tx, projectId, code);
}

/** The actions that were given in a meeting, in their order. */
export async function loadMeetingActions(
  tx: Tx,
  projectId: string,
  meeting: string,
): Promise<readonly ActionItemState[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    ${actionRows} WHERE a.project_id = ${projectId}::uuid AND g.code = ${meeting} ORDER BY a.number LIMIT 500`;
  return parseActions(rows);
}

const OwnerRow = z.object({ id: z.uuid(), personId: z.uuid(), side: Side, partyId: z.uuid() });

/** Who would own an action: somebody at work in the project; `null` for nobody of the kind. */
export async function findActionOwner(
  tx: Tx,
  projectId: string,
  memberId: string,
): Promise<z.infer<typeof OwnerRow> | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m.id, m.person_id AS "personId", m.side, m.party_id AS "partyId" FROM member m
    WHERE m.project_id = ${projectId}::uuid AND m.id = ${memberId}::uuid AND m.ended_at IS NULL AND m.side <> 'MEDIATOR'`;
  return rows[0] === undefined ? null : OwnerRow.parse(rows[0]);
}

const Source = z.object({ id: z.uuid(), status: DecisionStatus });

/** A decision by its number; `null` when there is none here. */
export async function findDecision(tx: Tx, projectId: string, code: string): Promise<z.infer<typeof Source> | null> {
  const found = await tx.committeeDecision.findUnique({
    where: { projectId_code: { projectId, code } },
    select: { id: true, status: true },
  });
  return found === null ? null : Source.parse(found);
}

/** Whether a decision `d` was adopted after an action `a` was given, and names it: in its matter, its words, or what it revokes. */
export const namesAction = Prisma.sql`(d.decided_at >= a.opened_at AND ((d.subject_kind = 'ACTION_ITEM' AND d.subject_id = a.id) OR d.revokes_id = a.decision_id
  OR concat_ws(' ', d.title, d.text) ~ ('\\m' || a.code || '\\M')))`;

const Dropping = z.object({ id: z.uuid(), status: DecisionStatus, names: z.boolean() });

/** A decision that is to drop an action; `null` when there is none of this number. */
export async function findDropping(
  tx: Tx,
  projectId: string,
  { action, decision }: { readonly action: string; readonly decision: string },
): Promise<z.infer<typeof Dropping> | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT d.id, d.status, coalesce(${namesAction}, false) AS names FROM committee_decision d
    JOIN action_item a ON a.project_id = d.project_id AND a.code = ${action} WHERE d.project_id = ${projectId}::uuid AND d.code = ${decision}`;
  return rows[0] === undefined ? null : Dropping.parse(rows[0]);
}

type Asking = Pick<ProjectScope, "status" | "timeZone" | "memberId" | "partyId">;

/** What the rules ask of an action, for who acts now; an act adds what it brings. */
export function actionFacts(state: ActionItemState, scope: Asking, now: Instant): ActionFacts {
  return {
    status: state.status,
    projectStatus: scope.status,
    today: dayOf(now, scope.timeZone),
    dueOn: state.dueOn,
    ownerThere: state.ownerThere,
    own: state.ownerId === scope.memberId,
    standsIn: !state.ownerThere && state.ownerPartyId === scope.partyId,
    doneByActor: state.doneById === scope.memberId,
    reason: "",
    dropping: null,
    told: false,
  };
}
