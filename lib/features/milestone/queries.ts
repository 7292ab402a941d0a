import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { dayOf, PeriodUnit } from "@/lib/domain/deadline";
import { readsPriceOf } from "@/lib/domain/known-price";
import { MilestoneStatus } from "@/lib/domain/milestone";
import { Side } from "@/lib/domain/party";
import type { TurnAccount } from "@/lib/domain/project-account";
import { getProjectAccount } from "@/lib/features/ball/queries";
import { loadSetting, type Setting } from "@/lib/features/milestone/queries-setting";
import { type MilestoneLine, sidesToAct, turnFor } from "@/lib/features/milestone/view";
import { rowOf } from "@/lib/features/overview/view-timeline";
import type { PartyLook } from "@/lib/features/signature/view";
import { termOn } from "@/lib/features/todo/queries-term";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const Row = z.object({
  code: z.string(),
  title: z.string(),
  status: MilestoneStatus,
  agencyPartyId: z.string(),
  startsOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  proposedOn: z.string().nullable(),
  amountCents: z.bigint(),
  paymentShare: z.int(),
  signed: z.array(Side),
  term: z.object({ on: z.string(), unit: PeriodUnit.nullable() }).nullable(),
  decisions: z.array(z.object({ kind: z.string(), at: z.string() })),
});

/**
 * The milestones of a project in the order of their numbers: who held each by the account of its ledger, the date in force,
 * and the term that runs by its clock.
 */
export async function listMilestones(tx: Tx, scope: ProjectScope, now: Instant): Promise<readonly MilestoneLine[]> {
  const [setting, rows, account] = await Promise.all([
    loadSetting(tx, scope),
    readLines(tx, scope),
    getProjectAccount(tx, scope, now),
  ]);
  const accounts = new Map(account.milestones.map((one) => [one.milestone, one]));
  return z
    .array(Row)
    .parse(rows)
    .map((row) => lineOf(row, { setting, scope, now, account: accounts.get(row.code) }));
}

/** Of several clocks on a milestone, the last that was not settled in time is the one whose term runs, or is over. */
function readLines(tx: Tx, scope: ProjectScope): Promise<unknown[]> {
  return tx.$queryRaw<unknown[]>`
    SELECT m.code, m.title, m.status, m.agency_party_id AS "agencyPartyId", to_char(m.starts_on, 'YYYY-MM-DD') AS "startsOn",
      to_char(coalesce((SELECT g.due_on FROM milestone_date g WHERE g.project_id = m.project_id AND g.milestone_id = m.id AND g.agreed_at IS NOT NULL
        ORDER BY g.number DESC LIMIT 1), m.due_on), 'YYYY-MM-DD') AS "dueOn",
      (SELECT to_char(g.due_on, 'YYYY-MM-DD') FROM milestone_date g WHERE g.project_id = m.project_id AND g.milestone_id = m.id AND g.agreed_at IS NULL
        AND g.number = (SELECT max(h.number) FROM milestone_date h WHERE h.project_id = m.project_id AND h.milestone_id = m.id)) AS "proposedOn",
      m.amount_cents AS "amountCents", m.payment_share AS "paymentShare",
      ARRAY(SELECT p.side FROM signature s JOIN party p ON p.project_id = s.project_id AND p.id = s.party_id
        WHERE s.project_id = m.project_id AND s.document_id = aval_definition(m.project_id, m.id, m.version)) AS signed,
      CASE WHEN m.status IN ('SUBMITTED', 'UNDER_VERIFICATION', 'SERVICE_OBSERVATION', 'ADJOURNED') THEN (
        SELECT jsonb_build_object('on', c.due_on, 'unit', c.unit) FROM clock c WHERE c.project_id = m.project_id AND c.matter_id = m.id
          AND c.kind IN ('ACCEPTANCE', 'SECOND_PERIOD', 'OBSERVATION', 'SERVICE_DECISION', 'RESUBMISSION') AND c.state <> 'STOPPED'
        ORDER BY c.started_at DESC, c.id DESC LIMIT 1) END AS term,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'at', d.decided_at) ORDER BY d.version), '[]')
        FROM decision d WHERE d.project_id = m.project_id AND d.milestone_id = m.id AND d.kind <> 'APPROVE_APTITUDE')
      || (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', 'TACIT', 'at', t.effect_before - interval '1 millisecond')), '[]')
        FROM tacit_acceptance t WHERE t.project_id = m.project_id AND t.milestone_id = m.id AND m.status = 'ACCEPTED_TACITLY'
          AND t.checked_at = (SELECT max(o.checked_at) FROM tacit_acceptance o WHERE o.project_id = m.project_id AND o.milestone_id = m.id)) AS decisions
    FROM milestone m WHERE m.project_id = ${scope.projectId}::uuid ORDER BY m.number`;
}

type Around = {
  readonly setting: Setting;
  readonly scope: ProjectScope;
  readonly now: Instant;
  readonly account: TurnAccount | undefined;
};

function lineOf(row: z.infer<typeof Row>, { setting, scope, now, account }: Around): MilestoneLine {
  const { code, title, status, startsOn, dueOn, proposedOn, paymentShare, decisions } = row;
  const { timeZone } = scope;
  const agency = partyOf(setting, row.agencyPartyId);
  const client = setting.parties.find((party) => party.side === "CLIENT")?.name ?? "";
  const final = decisions.findLast((one) => one.kind !== "ADJOURN");
  // Whose turn it is follows from the account that the overview shows too; without one, from the status.
  const holder = account?.turn?.holder;
  const sides =
    account === undefined ? sidesToAct(status, row.signed) : holder === "CLIENT" || holder === "AGENCY" ? [holder] : [];
  const holidays = setting.calendar.nonWorking;
  const facts = {
    code,
    title,
    status,
    agency,
    startsOn,
    dueOn,
    proposedOn,
    adjournedOn: decisions.filter((one) => one.kind === "ADJOURN").map((one) => dayOf(momentOf(one.at), timeZone)),
    decidedOn: final === undefined ? null : dayOf(momentOf(final.at), timeZone),
  };
  return {
    ...rowOf(facts, account, setting.parties),
    ...(readsPriceOf(scope, row.agencyPartyId)
      ? { amountCents: Number(row.amountCents), paymentShare }
      : { amountCents: null, paymentShare: null }),
    turn: turnFor(scope, sides, { id: row.agencyPartyId, name: agency.name }, client),
    term: row.term === null ? null : termOn(row.term.on, { timeZone, holidays, unit: row.term.unit }, now),
    decidedAt: final === undefined ? null : momentOf(final.at),
  };
}

/** PostgreSQL writes instants in JSON with an offset; ours are in UTC with milliseconds. */
function momentOf(text: string): Instant {
  return instantOf(new Date(text));
}

/** A party as pages draw it. */
export function partyOf(setting: Setting, id: string): PartyLook {
  const party = setting.parties.find((one) => one.id === id);
  return { name: party?.name ?? "", side: party?.side ?? "AGENCY", ordinal: party?.ordinal ?? 1 };
}
