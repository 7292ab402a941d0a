import { Prisma } from "@/lib/db/generated/client";
import { leadRoles } from "@/lib/domain/party";
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

/**
 * Who may do what in their own right: the policy, as rows to join with. Of the acts that are awaited somewhere, and of
 * no others: a quarter of them all, and these rows are looked through for every matter.
 */
const permits = permitsNamedIn(matterSources(instantOf(new Date(0))).sql);

function permitsNamedIn(text: string): readonly { readonly command: string; readonly role: string }[] {
  const awaited = commandNames.filter((command) => text.includes(`'${command}'`));
  return awaited.flatMap((command) => rolesFor(command).map((role) => ({ command, role })));
}

/**
 * Every open matter that row-level security lets the person see, with whether it is theirs to do. Whose turn it is
 * follows from the facts; who of that party may act follows from the policy and from the delegations in force. A
 * commitment is kept by who holds it, stands in for it, or leads the party.
 */
export function openMatters(personId: string, now: Instant): Prisma.Sql {
  return Prisma.sql`
    WITH permit AS (SELECT * FROM unnest(${permits.map((one) => one.command)}::text[], ${permits.map((one) => one.role)}::text[]) AS t (command, role)),
    me AS (SELECT m.project_id, m.id, m.party_id FROM member m WHERE m.person_id = ${personId}::uuid AND m.ended_at IS NULL),
    power AS MATERIALIZED (
      SELECT me.project_id, me.party_id, t.command FROM me
      JOIN member_role r ON r.project_id = me.project_id AND r.member_id = me.id AND r.ended_at IS NULL
      JOIN permit t ON t.role = r.role
      UNION ALL
      SELECT d.project_id, d.party_id, t.command FROM me
      JOIN delegation d ON d.project_id = me.project_id AND d.grantee_member_id = me.id AND d.revoked_at IS NULL
        AND d.valid_from <= ${now}::timestamptz AND d.valid_until > ${now}::timestamptz
      JOIN member g ON g.project_id = d.project_id AND g.id = d.grantor_member_id AND g.ended_at IS NULL
      JOIN member_role gr ON gr.project_id = g.project_id AND gr.member_id = g.id AND gr.role = d.role AND gr.ended_at IS NULL
      JOIN permit t ON t.role = d.role AND t.command = ANY (d.acts)),
    matter AS (${matterSources(now)}),
    keeper AS (
      SELECT me.project_id, me.party_id, NULL::text AS code FROM me
      JOIN member_role r ON r.project_id = me.project_id AND r.member_id = me.id AND r.ended_at IS NULL AND r.role = ANY (${[...leadRoles]}::text[])
      UNION ALL SELECT h.project_id, h.party_id, h.code FROM aval_commitments_held() h),
    running AS (${runningClocks}),
    timed AS (
      SELECT a.project_id, a.kind, a.command, a.party_id, a.subject, a.title, a.amount, y.name, y.side, y.ordinal, r.clock, r.state, r.unit,
             coalesce(r.due_on, a.due_on, CASE a.kind WHEN 'question-answer' THEN ${questionDueOn} END) AS due_on
      FROM matter a CROSS JOIN LATERAL (SELECT y.name, y.side, y.ordinal FROM party y WHERE y.project_id = a.project_id AND y.id = a.party_id LIMIT 1) y
      LEFT JOIN running r ON r.project_id = a.project_id AND r.matter_code = a.subject AND r.kind = a.kind
        AND (r.party_id IS NULL OR r.party_id = a.party_id) AND r.side = y.side),
    told AS (
      SELECT (coalesce(to_char(a.due_on, 'YYYY-MM-DD'), '9999') || ' ' || p.code || ' ' || a.kind || ' ' || a.subject || ' ' || a.party_id) COLLATE "C" AS key,
             a.kind, p.code, p.name AS "projectName", p.time_zone AS "timeZone", a.party_id AS "partyId", a.name AS "partyName", a.side, a.ordinal,
             EXISTS (SELECT 1 FROM power w WHERE w.project_id = a.project_id AND w.party_id = a.party_id AND w.command = a.command)
               AND (a.kind <> 'commitment-keep' OR EXISTS (SELECT 1 FROM keeper k
                 WHERE k.project_id = a.project_id AND k.party_id = a.party_id AND (k.code IS NULL OR k.code = a.subject))) AND ${followUpMine} AS mine,
             a.subject, a.title, a.amount, to_char(a.due_on, 'YYYY-MM-DD') AS "dueOn", a.clock, a.state, a.unit, to_char(z.until_on, 'YYYY-MM-DD') AS "snoozedUntil"
      FROM timed a
      ${snoozedMatters(personId, now)}
      CROSS JOIN LATERAL (SELECT p.code, p.name, p.time_zone FROM project p WHERE p.id = a.project_id AND p.status NOT IN ('CLOSED', 'TERMINATED') LIMIT 1) p)`;
}
