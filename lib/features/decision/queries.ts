import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Ability } from "@/lib/domain/ability";
import { PointSubject } from "@/lib/domain/agenda";
import { BodyKind } from "@/lib/domain/committee";
import { DecisionEffect, DecisionStatus } from "@/lib/domain/decision";
import { projectOf } from "@/lib/features/committee/queries";
import { loadDecision } from "@/lib/features/decision/queries-state";
import { decisionAbilities, decisionView } from "@/lib/features/decision/queries-view";
import type { DecisionFilters } from "@/lib/features/decision/schema";
import type {
  DecidingMeeting,
  DecisionActName,
  DecisionLine,
  DecisionPageView,
  DecisionRegister,
} from "@/lib/features/decision/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const Row = z.object({
  code: z.string(),
  title: z.string(),
  status: DecisionStatus,
  effect: DecisionEffect,
  meeting: z.string(),
  committee: z.string(),
  bodyKind: BodyKind,
  subjectKind: PointSubject.nullable(),
  subject: z.string().nullable(),
  favour: z.int(),
  against: z.int(),
  abstained: z.int(),
  proposedAt: z.date(),
  decidedAt: z.date().nullable(),
  revokedBy: z.string().nullable(),
});

/** A page of the register: how many, and after which number. */
export type DecisionPage = Partial<DecisionFilters> & { readonly after?: string | undefined; readonly size: number };

/** Decisions across meetings, the newest first, under filters; what is sought stands in the title, the words or the number. */
export async function listDecisions(
  tx: Tx,
  { projectId }: Pick<ProjectScope, "projectId">,
  { text = "", meeting = "", committee = "", status = "", after, size }: DecisionPage,
): Promise<readonly DecisionLine[]> {
  const like = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const [, year, number] = after?.split("-") ?? [];
  // Only what is asked is in the statement: a filter that may be empty is no way in by an index.
  const asked = [
    ...(year === undefined || number === undefined
      ? []
      : [Prisma.sql`(d.year, d.number) < (${Number(year)}::int, ${Number(number)}::int)`]),
    ...(status === "" ? [] : [Prisma.sql`d.status = ${status}`]),
    ...(meeting === ""
      ? []
      : [
          Prisma.sql`d.meeting_id = (SELECT g.id FROM meeting g WHERE g.project_id = ${projectId}::uuid AND g.code = ${meeting})`,
        ]),
    ...(committee === ""
      ? []
      : [
          Prisma.sql`d.meeting_id IN (SELECT g.id FROM meeting g JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id
            WHERE g.project_id = ${projectId}::uuid AND b.code = ${committee})`,
        ]),
    ...(text === "" ? [] : [Prisma.sql`(d.code ILIKE ${like} OR d.title ILIKE ${like} OR d.text ILIKE ${like})`]),
  ];
  // The page is taken in the order of its index before anything is joined to it: joined first, PostgreSQL, which plans for a
  // project like any other, reads and sorts all the decisions of one that has thousands.
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT d.code, d.title, d.status, d.effect, g.code AS meeting, b.title AS committee, b.kind AS "bodyKind",
      d.subject_kind AS "subjectKind", d.subject_code AS subject,
      coalesce(d.favour, v.favour, 0)::int AS favour, coalesce(d.against, v.against, 0)::int AS against,
      coalesce(d.abstained, v.abstained, 0)::int AS abstained,
      d.proposed_at AS "proposedAt", d.decided_at AS "decidedAt",
      (SELECT o.code FROM committee_decision o WHERE o.project_id = d.project_id AND o.id = d.revoked_by_id) AS "revokedBy"
    FROM (SELECT d.* FROM committee_decision d WHERE ${Prisma.join([Prisma.sql`d.project_id = ${projectId}::uuid`, ...asked], " AND ")}
      ORDER BY d.year DESC, d.number DESC LIMIT ${size}) d
    JOIN meeting g ON g.project_id = d.project_id AND g.id = d.meeting_id
    JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id
    LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE c.ballot = 'FOR') AS favour, count(*) FILTER (WHERE c.ballot = 'AGAINST') AS against,
      count(*) FILTER (WHERE c.ballot = 'ABSTAIN') AS abstained FROM committee_vote c
      WHERE d.favour IS NULL AND c.project_id = d.project_id AND c.decision_id = d.id) v ON true
    ORDER BY d.year DESC, d.number DESC`;
  return rows.map((row) => {
    const { subjectKind, subject, proposedAt, decidedAt, ...line } = Row.parse(row);
    return {
      ...line,
      subject: subjectKind === null || subject === null ? null : { kind: subjectKind, code: subject },
      proposedAt: instantOf(proposedAt),
      decidedAt: decidedAt === null ? null : instantOf(decidedAt),
    };
  });
}

async function countDecisions(tx: Tx, projectId: string): Promise<DecisionRegister["counts"]> {
  const rows = await tx.committeeDecision.groupBy({ by: ["status"], where: { projectId }, _count: { _all: true } });
  const of = (status: DecisionStatus): number => rows.find((row) => row.status === status)?._count._all ?? 0;
  return {
    PROPOSED: of("PROPOSED"),
    ADOPTED: of("ADOPTED"),
    REJECTED: of("REJECTED"),
    POSTPONED: of("POSTPONED"),
    REVOKED: of("REVOKED"),
  };
}

const MeetingRow = z.object({ code: z.string(), committee: z.string(), startsAt: z.date() });

async function listDecidingMeetings(tx: Tx, projectId: string): Promise<readonly DecidingMeeting[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT g.code, b.title AS committee, g.starts_at AS "startsAt" FROM meeting g
    JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id
    WHERE g.project_id = ${projectId}::uuid AND EXISTS (SELECT 1 FROM committee_decision d WHERE d.project_id = g.project_id AND d.meeting_id = g.id)
    ORDER BY g.starts_at DESC, g.id LIMIT 60`;
  return rows.map((row) => {
    const { startsAt, ...meeting } = MeetingRow.parse(row);
    return { ...meeting, startsAt: instantOf(startsAt) };
  });
}

/** The page of the register. */
export async function getDecisionRegister(
  tx: Tx,
  scope: ProjectScope,
  now: Instant,
  { size, ...page }: DecisionPage,
): Promise<DecisionRegister> {
  const { projectId } = scope;
  const [found, counts, meetings] = await Promise.all([
    listDecisions(tx, scope, { ...page, size: size + 1 }),
    countDecisions(tx, projectId),
    listDecidingMeetings(tx, projectId),
  ]);
  return { project: projectOf(scope), now, lines: found.slice(0, size), more: found.length > size, counts, meetings };
}

/** A decision with what this reader may do; `null` when there is none of this number. */
export async function getDecision(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<{
  readonly view: DecisionPageView;
  readonly abilities: Readonly<Record<DecisionActName, Ability>>;
} | null> {
  const at = await loadDecision(tx, scope, code, now);
  if (at === null) return null;
  const { found, point } = at;
  return {
    view: {
      project: projectOf(scope),
      decision: decisionView(at, scope),
      meeting: { code: found.row.code, committee: found.body.title, startsAt: found.row.startsAt },
      point: { title: point.title, ordinal: point.ordinal },
    },
    abilities: decisionAbilities(at, scope, now),
  };
}
