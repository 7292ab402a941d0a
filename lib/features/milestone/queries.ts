import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { dayOf } from "@/lib/domain/deadline";
import { MilestoneStatus } from "@/lib/domain/milestone";
import { Side } from "@/lib/domain/party";
import { loadSetting, type Setting } from "@/lib/features/milestone/queries-setting";
import { type Held, type MilestoneLine, sidesToAct, turnFor } from "@/lib/features/milestone/view";
import type { PartyLook } from "@/lib/features/signature/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const Row = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  status: MilestoneStatus,
  agencyPartyId: z.string(),
  startsOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  amountCents: z.bigint(),
  paymentShare: z.int(),
  startedAt: z.date().nullable(),
  signed: z.array(Side),
  submissions: z.array(z.object({ at: z.string(), due: z.string() })),
  decisions: z.array(z.object({ kind: z.string(), at: z.string(), term: z.string().nullable() })),
});

/** The milestones of a project in the order of their numbers, with who held them and when. */
export async function listMilestones(tx: Tx, scope: ProjectScope, now: Instant): Promise<readonly MilestoneLine[]> {
  const [setting, rows] = await Promise.all([loadSetting(tx, scope), readLines(tx, scope)]);
  return z
    .array(Row)
    .parse(rows)
    .map((row) => lineOf(row, setting, scope, now));
}

function readLines(tx: Tx, scope: ProjectScope): Promise<unknown[]> {
  return tx.$queryRaw<unknown[]>`
    SELECT m.id, m.code, m.title, m.status, m.agency_party_id AS "agencyPartyId", to_char(m.starts_on, 'YYYY-MM-DD') AS "startsOn",
      to_char(m.due_on, 'YYYY-MM-DD') AS "dueOn", m.amount_cents AS "amountCents", m.payment_share AS "paymentShare", m.started_at AS "startedAt",
      ARRAY(SELECT p.side FROM signed_document d JOIN signature s ON s.project_id = d.project_id AND s.document_id = d.id
        JOIN party p ON p.project_id = s.project_id AND p.id = s.party_id
        WHERE d.project_id = m.project_id AND d.kind = 'MILESTONE_DEFINITION' AND d.subject_id = m.id AND d.version = m.version) AS signed,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('at', s.submitted_at, 'due', s.due_before) ORDER BY s.number), '[]')
        FROM submission s WHERE s.project_id = m.project_id AND s.milestone_id = m.id) AS submissions,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'at', d.decided_at, 'term', d.term_before) ORDER BY d.version), '[]')
        FROM decision d WHERE d.project_id = m.project_id AND d.milestone_id = m.id) AS decisions
    FROM milestone m WHERE m.project_id = ${scope.projectId}::uuid ORDER BY m.number`;
}

function lineOf(row: z.infer<typeof Row>, setting: Setting, scope: ProjectScope, now: Instant): MilestoneLine {
  const agency = partyOf(setting, row.agencyPartyId);
  const client = setting.parties.find((party) => party.side === "CLIENT")?.name ?? "";
  const final = row.decisions.findLast((one) => one.kind !== "ADJOURN" && one.kind !== "APPROVE_APTITUDE");
  const sides = sidesToAct(row.status, row.signed);
  return {
    code: row.code,
    title: row.title,
    status: row.status,
    agency,
    startsOn: row.startsOn,
    dueOn: row.dueOn,
    amountCents: Number(row.amountCents),
    paymentShare: row.paymentShare,
    turn: turnFor(scope, sides, { id: row.agencyPartyId, name: agency.name }, client),
    termBefore: runningTerm(row),
    held: heldOf(row, scope.timeZone, now),
    adjournedAt: row.decisions
      .filter((one) => one.kind === "ADJOURN")
      .map((one) => dayOf(momentOf(one.at), scope.timeZone)),
    decidedAt: final === undefined ? null : momentOf(final.at),
  };
}

/** PostgreSQL writes instants in JSON with an offset; ours are in UTC with milliseconds. */
function momentOf(text: string): Instant {
  return instantOf(new Date(text));
}

/** The term that runs now: of the decision while the client verifies, of a new presentation after an adjournment. */
function runningTerm(row: Pick<z.infer<typeof Row>, "status" | "submissions" | "decisions">): Instant | null {
  const [submission, decision] = [row.submissions.at(-1), row.decisions.at(-1)];
  if (row.status === "SUBMITTED" || row.status === "UNDER_VERIFICATION")
    return submission === undefined ? null : momentOf(submission.due);
  if (row.status !== "ADJOURNED" && row.status !== "SERVICE_OBSERVATION") return null;
  return decision?.term === undefined || decision.term === null ? null : momentOf(decision.term);
}

/** Who held the milestone, from its start: the agency until it submits, the client until it decides, and so on. */
function heldOf(row: z.infer<typeof Row>, timeZone: string, now: Instant): readonly Held[] {
  if (row.startedAt === null) return [];
  const day = (text: string): string => dayOf(momentOf(text), timeZone);
  const returns = row.decisions.filter((one) => one.kind !== "APPROVE_APTITUDE");
  const held: Held[] = [];
  let from = dayOf(instantOf(row.startedAt), timeZone);
  for (const [index, submission] of row.submissions.entries()) {
    held.push({ side: "AGENCY", from, to: day(submission.at) });
    const decision = returns[index];
    from = decision === undefined ? dayOf(now, timeZone) : day(decision.at);
    held.push({ side: "CLIENT", from: day(submission.at), to: from });
  }
  const agencyHolds = row.status === "IN_PROGRESS" || row.status === "ADJOURNED";
  return agencyHolds ? [...held, { side: "AGENCY", from, to: dayOf(now, timeZone) }] : held;
}

/** A party as pages draw it. */
export function partyOf(setting: Setting, id: string): PartyLook {
  const party = setting.parties.find((one) => one.id === id);
  return { name: party?.name ?? "", side: party?.side ?? "AGENCY", ordinal: party?.ordinal ?? 1 };
}
