import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { dayOf } from "@/lib/domain/deadline";
import {
  type DateFacts,
  decideDateAgreement,
  decideDateProposal,
  decideInputDelivery,
  delayOf,
  extendedDate,
} from "@/lib/domain/delay";
import { MilestoneStatus } from "@/lib/domain/milestone";
import { Side } from "@/lib/domain/party";
import { type Holidays, workingDaysBetween } from "@/lib/domain/working-day";
import { loadCalendar } from "@/lib/features/calendar/queries";
import type { DelayView } from "@/lib/features/delay/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const Row = z.object({
  id: z.string(),
  status: MilestoneStatus,
  agencyPartyId: z.string(),
  startsOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  submittedAt: z.date().nullable(),
  inputs: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      dueOn: z.string(),
      critical: z.boolean(),
      deliveredOn: z.string().nullable(),
    }),
  ),
  /** Critical commitments on which the milestone depends, signed and neither excused nor released. */
  commitments: z.array(
    z.object({ side: Side, partyId: z.string(), dueOn: z.string(), deliveredOn: z.string().nullable() }),
  ),
  dates: z.array(
    z.object({
      id: z.string(),
      number: z.int(),
      dueOn: z.string(),
      wasDueOn: z.string(),
      side: Side.nullable(),
      name: z.string().nullable(),
      ordinal: z.int().nullable(),
      proposedAt: z.string(),
      agreedAt: z.string().nullable(),
    }),
  ),
});

/** What is known of a milestone's supplies and of its dates, and what they amount to today. */
export type DelayState = Omit<DelayView, "milestone" | "dates" | "inputs"> & {
  readonly id: string;
  readonly milestoneStatus: MilestoneStatus;
  readonly inputs: DelayView["inputs"];
  readonly rows: z.infer<typeof Row>["dates"];
  readonly facts: DateFacts;
  readonly holidays: Holidays;
  /** Until when its lateness counts: the day of its first delivery, or today. */
  readonly until: string;
};

/** Loads the supplies and the dates of a milestone; `null` when there is none of this number here. */
export async function loadDelay(
  tx: Tx,
  scope: Pick<ProjectScope, "projectId" | "timeZone" | "calendar">,
  code: string,
  now: Instant,
): Promise<DelayState | null> {
  const { projectId, timeZone } = scope;
  const [rows, { nonWorking: holidays }] = await Promise.all([
    tx.$queryRaw<unknown[]>`
      SELECT m.id, m.status, m.agency_party_id AS "agencyPartyId", to_char(m.starts_on, 'YYYY-MM-DD') AS "startsOn", to_char(m.due_on, 'YYYY-MM-DD') AS "dueOn",
        (SELECT min(s.submitted_at) FROM submission s WHERE s.project_id = m.project_id AND s.milestone_id = m.id) AS "submittedAt",
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', i.id, 'title', i.title, 'dueOn', to_char(i.due_on, 'YYYY-MM-DD'), 'critical', i.critical,
            'deliveredOn', to_char(coalesce(d.delivered_on, (SELECT min(c.delivered_on) FROM commitment_milestone l
              JOIN availability_commitment c ON c.project_id = l.project_id AND c.id = l.commitment_id AND c.side = 'CLIENT'
              WHERE l.project_id = i.project_id AND l.milestone_id = i.milestone_id AND l.input = i.title)), 'YYYY-MM-DD')) ORDER BY i.position)
          FROM client_input i LEFT JOIN client_input_delivery d ON d.project_id = i.project_id AND d.input_id = i.id
          WHERE i.project_id = m.project_id AND i.milestone_id = m.id), '[]') AS inputs,
        coalesce((SELECT jsonb_agg(jsonb_build_object('side', c.side, 'partyId', c.party_id, 'dueOn', to_char(c.term_on, 'YYYY-MM-DD'),
            'deliveredOn', to_char(c.delivered_on, 'YYYY-MM-DD')) ORDER BY c.code)
          FROM commitment_milestone l JOIN availability_commitment c ON c.project_id = l.project_id AND c.id = l.commitment_id
          WHERE l.project_id = m.project_id AND l.milestone_id = m.id AND c.critical AND c.document_id IS NOT NULL
            AND c.status NOT IN ('EXCUSED', 'RELEASED')), '[]') AS commitments,
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'number', d.number, 'dueOn', to_char(d.due_on, 'YYYY-MM-DD'),
            'wasDueOn', to_char(d.was_due_on, 'YYYY-MM-DD'), 'side', d.side, 'name', y.name, 'ordinal', y.ordinal,
            'proposedAt', d.proposed_at, 'agreedAt', d.agreed_at) ORDER BY d.number)
          FROM milestone_date d LEFT JOIN party y ON y.project_id = d.project_id AND y.id = d.party_id
          WHERE d.project_id = m.project_id AND d.milestone_id = m.id), '[]') AS dates
      FROM milestone m WHERE m.project_id = ${projectId}::uuid AND m.code = ${code}`,
    loadCalendar(tx, scope),
  ]);
  return rows[0] === undefined ? null : stateOf(Row.parse(rows[0]), { holidays, timeZone, now });
}

function stateOf(
  row: z.infer<typeof Row>,
  { holidays, timeZone, now }: { readonly holidays: Holidays; readonly timeZone: string; readonly now: Instant },
): DelayState {
  const today = dayOf(now, timeZone);
  const { id, status: milestoneStatus, agencyPartyId, startsOn, dueOn: signedDueOn, dates } = row;
  const until = row.submittedAt === null ? today : dayOf(instantOf(row.submittedAt), timeZone);
  const critical = milestoneStatus === "DRAFT" ? [] : row.inputs.filter((one) => one.critical);
  const owed = critical.map(
    ({ dueOn, deliveredOn }) => ({ side: "CLIENT", partyId: null, dueOn, deliveredOn }) as const,
  );
  const delay = delayOf([...owed, ...row.commitments], agencyPartyId, { startsOn, until }, holidays);
  const dueOn = dates.findLast(({ agreedAt }) => agreedAt !== null)?.dueOn ?? signedDueOn;
  const last = dates.at(-1);
  const status = last === undefined ? "NONE" : last.agreedAt === null ? "PROPOSED" : "AGREED";
  const proposal = last === undefined || last.side === null ? null : { dueOn: last.dueOn, side: last.side };
  return {
    id,
    milestoneStatus,
    inputs: row.inputs.map((input) => ({
      ...input,
      status: input.deliveredOn === null ? "AWAITED" : "DELIVERED",
      lateDays: workingDaysBetween(input.dueOn, input.deliveredOn ?? today, holidays),
    })),
    delay,
    signedDueOn,
    dueOn,
    computedDueOn: signedDueOn === null ? null : extendedDate(signedDueOn, delay, holidays),
    status,
    rows: dates,
    facts: { status, milestoneStatus, agencyPartyId, startsOn, dueOn, today, proposal },
    holidays,
    until,
  };
}

/** The page of it: the view, and what the reader may do by the rules that write. */
export async function getDelay(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<{
  readonly view: DelayView;
  readonly abilities: Readonly<Record<"deliver" | "propose" | "agree", Ability>>;
} | null> {
  const state = await loadDelay(tx, scope, code, now);
  if (state === null) return null;
  const { inputs, delay, signedDueOn, dueOn, computedDueOn, status, facts, milestoneStatus } = state;
  const day = (at: string): string => dayOf(instantOf(new Date(at)), scope.timeZone);
  const awaited = inputs.some((input) => input.status === "AWAITED") ? "AWAITED" : "DELIVERED";
  const farAhead = "9999-12-31";
  return {
    view: {
      ...{ milestone: code, inputs, delay, signedDueOn, dueOn, computedDueOn, status },
      dates: state.rows.map(({ dueOn: on, wasDueOn, side, name, ordinal, proposedAt, agreedAt }) => ({
        dueOn: on,
        wasDueOn,
        side,
        party: side === null || name === null ? null : { name, side, ordinal: ordinal ?? 1 },
        proposedOn: day(proposedAt),
        agreedOn: agreedAt === null ? null : day(agreedAt),
      })),
    },
    abilities: {
      deliver: abilityTo("client-input.deliver", scope, now, (actor) =>
        decideInputDelivery({ status: awaited, milestoneStatus }, actor),
      ),
      propose: abilityTo("milestone.propose-date", scope, now, (actor) => decideDateProposal(facts, actor, farAhead)),
      agree: abilityTo("milestone.agree-date", scope, now, (actor) =>
        decideDateAgreement(facts, actor, facts.proposal?.dueOn ?? ""),
      ),
    },
  };
}
