import { Prisma } from "@/lib/db/generated/client";
import { leadRoles, Role } from "@/lib/domain/party";
import { commandNames, rolesFor } from "@/lib/domain/policy";
import { adviceMatters } from "@/lib/features/todo/queries-advice";
import { changeMatters } from "@/lib/features/todo/queries-change";
import { choiceMatters } from "@/lib/features/todo/queries-choice";
import { questionDueOn, runningClocks, snoozedMatters } from "@/lib/features/todo/queries-clock";
import { committeeMatters } from "@/lib/features/todo/queries-committee";
import { defineMatters } from "@/lib/features/todo/queries-define";
import { disputeMatters } from "@/lib/features/todo/queries-dispute";
import { followUpMatters, followUpMine } from "@/lib/features/todo/queries-follow-up";
import { moneyMatters } from "@/lib/features/todo/queries-money";
import { orderMatters } from "@/lib/features/todo/queries-order";
import { promiseMatters } from "@/lib/features/todo/queries-promise";
import { silenceMatters } from "@/lib/features/todo/queries-silence";
import { suspectMatters } from "@/lib/features/todo/queries-suspect";
import { decisionMatters, milestoneMatters } from "@/lib/features/todo/queries-validate";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** Every open matter of the projects that the person belongs to: which act is awaited of which party, about what. */
function matterSources(now: Instant): Prisma.Sql {
  const sources = [
    ...[defineMatters, changeMatters(now), orderMatters, milestoneMatters, decisionMatters(now), promiseMatters(now)],
    ...[silenceMatters(now), suspectMatters, disputeMatters, moneyMatters(now), choiceMatters(now), adviceMatters(now)],
    committeeMatters(now),
    followUpMatters(now),
  ];
  return Prisma.join(sources, " UNION ALL ");
}

/** A role as one bit of a number: what somebody holds and what an act asks for are two numbers to compare. */
const bitOf = (role: Role): number => 1 << Role.options.indexOf(role);
const bitIn = (role: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(1 << (array_position(${[...Role.options]}::text[], ${role}) - 1))`;

/** Who may do what in their own right: the policy, as rows to join with. Of the acts that are awaited somewhere, and of no others. */
const permits = permitsNamedIn(matterSources(instantOf(new Date(0))).sql);

function permitsNamedIn(text: string): readonly { readonly command: string; readonly roles: number }[] {
  const awaited = commandNames.filter((command) => text.includes(`'${command}'`));
  return awaited.map((command) => ({ command, roles: rolesFor(command).reduce((all, role) => all | bitOf(role), 0) }));
}

/**
 * Every open matter that row-level security lets the person see, with whether it is theirs to do. Whose turn it is
 * follows from the facts; who of that party may act follows from the policy and from the delegations in force. A
 * commitment is kept by who holds it, stands in for it, or leads the party. `which` narrows the matters by their own columns.
 *
 * Thousands may be open: each is judged once (OFFSET 0) before a word of it is written, and the parties of all projects
 * are read once. FULL JOIN has them hashed whatever PostgreSQL expects of so many sources; what it finds on one side alone
 * is left out at the end.
 */
export function openMatters(personId: string, now: Instant, which = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    WITH permit AS (SELECT * FROM unnest(${permits.map((one) => one.command)}::text[], ${permits.map((one) => one.roles)}::int[]) AS t (command, roles)),
    me AS (SELECT m.project_id, m.id, m.party_id FROM member m WHERE m.person_id = ${personId}::uuid AND m.ended_at IS NULL),
    held AS (
      SELECT me.project_id, me.party_id, bit_or(${bitIn(Prisma.sql`r.role`)}) AS roles FROM me
      JOIN member_role r ON r.project_id = me.project_id AND r.member_id = me.id AND r.ended_at IS NULL GROUP BY 1, 2),
    granted AS MATERIALIZED (
      SELECT d.project_id, d.party_id, t.command FROM me
      JOIN delegation d ON d.project_id = me.project_id AND d.grantee_member_id = me.id AND d.revoked_at IS NULL
        AND d.valid_from <= ${now}::timestamptz AND d.valid_until > ${now}::timestamptz
      JOIN member g ON g.project_id = d.project_id AND g.id = d.grantor_member_id AND g.ended_at IS NULL
      JOIN member_role gr ON gr.project_id = g.project_id AND gr.member_id = g.id AND gr.role = d.role AND gr.ended_at IS NULL
      JOIN permit t ON t.roles & ${bitIn(Prisma.sql`d.role`)} <> 0 AND t.command = ANY (d.acts)),
    place AS MATERIALIZED (
      SELECT y.project_id, y.id AS party_id, y.name, y.side, y.ordinal, h.roles, p.code, p.name AS project_name, p.time_zone,
             to_char(${now}::timestamptz AT TIME ZONE p.time_zone, 'YYYY-MM-DD') AS today
      FROM party y LEFT JOIN project p ON p.id = y.project_id AND p.status NOT IN ('CLOSED', 'TERMINATED')
      LEFT JOIN held h ON h.project_id = y.project_id AND h.party_id = y.id),
    matter AS (SELECT * FROM (${matterSources(now)}) s ${which}),
    keeper AS (
      SELECT me.project_id, me.party_id, NULL::text AS code FROM me
      JOIN member_role r ON r.project_id = me.project_id AND r.member_id = me.id AND r.ended_at IS NULL AND r.role = ANY (${[...leadRoles]}::text[])
      UNION ALL SELECT h.project_id, h.party_id, h.code FROM aval_commitments_held() h),
    running AS (${runningClocks}),
    timed AS (
      SELECT a.project_id, a.kind, a.command, a.party_id, a.subject, a.title, a.amount, y.code, y.project_name, y.time_zone, y.today, y.name, y.side, y.ordinal, y.roles,
             r.clock, r.state, r.unit, coalesce(r.due_on, a.due_on, CASE a.kind WHEN 'question-answer' THEN ${questionDueOn} END) AS due_on
      FROM matter a FULL JOIN place y ON y.project_id = a.project_id AND y.party_id = a.party_id
      LEFT JOIN running r ON r.project_id = a.project_id AND r.matter_code = a.subject AND r.kind = a.kind
        AND (r.party_id IS NULL OR r.party_id = a.party_id) AND r.side = y.side),
    judged AS (
      SELECT a.*, to_char(a.due_on, 'YYYY-MM-DD') AS due, z.until_on,
             (coalesce(t.roles & a.roles, 0) <> 0
                OR EXISTS (SELECT 1 FROM granted w WHERE w.project_id = a.project_id AND w.party_id = a.party_id AND w.command = a.command))
               AND (a.kind <> 'commitment-keep' OR EXISTS (SELECT 1 FROM keeper k
                 WHERE k.project_id = a.project_id AND k.party_id = a.party_id AND (k.code IS NULL OR k.code = a.subject))) AND ${followUpMine} AS mine
      FROM timed a LEFT JOIN permit t ON t.command = a.command ${snoozedMatters(personId, now)} OFFSET 0),
    told AS (
      SELECT concat_ws(' ', coalesce(a.due, '9999'), a.code, a.kind, a.subject, a.party_id) COLLATE "C" AS key, a.mine, a.kind, a.code, a.due < a.today AS late,
             to_char(a.until_on, 'YYYY-MM-DD') AS "snoozedUntil", a.project_id AS "projectId", a.project_name AS "projectName", a.time_zone AS "timeZone",
             a.party_id AS "partyId", a.name AS "partyName", a.side, a.ordinal, a.subject, a.title, a.amount, a.due AS "dueOn", a.clock, a.state, a.unit
      FROM judged a WHERE a.code IS NOT NULL AND a.kind IS NOT NULL)`;
}
