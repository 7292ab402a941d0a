import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { runningCommitments } from "@/lib/domain/commitment";
import {
  decideCommitmentRevision,
  decideCommitmentSignature,
  decideDayAnswer,
  decideDayOffer,
  decideDelivery,
  decideExcuse,
  decideReceipt,
  decideRelease,
  decideSubstitution,
  decideTime,
} from "@/lib/domain/commitment-decision";
import { decideAbsenceWithdrawal } from "@/lib/domain/commitment-keeping";
import { dayOf } from "@/lib/domain/deadline";
import { commitmentFacts } from "@/lib/features/commitment/queries-facts";
import { loadAbsences } from "@/lib/features/commitment/queries-keeping";
import {
  commitmentLine,
  commitmentView,
  partyOf,
  type StepRow,
  type TimeRow,
} from "@/lib/features/commitment/queries-line";
import { memberOf } from "@/lib/features/commitment/queries-record";
import {
  type CommitmentState,
  loadCommitments,
  loadPeople,
  type PartyPeople,
} from "@/lib/features/commitment/queries-state";
import {
  type AbsenceLine,
  type CommitmentActKey,
  type CommitmentFilters,
  type CommitmentGroup,
  type CommitmentLine,
  type CommitmentView,
  scoreOf,
} from "@/lib/features/commitment/view";
import type { Instant } from "@/lib/kernel/instant";
import { ok } from "@/lib/kernel/result";

type Reading = { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant };

/** The commitments of a project by party, as their reader may know of them, with the absences to come and under way. */
export type CommitmentsPage = {
  readonly project: {
    readonly code: string;
    readonly name: string;
    readonly timeZone: string;
    readonly status: string;
  };
  readonly now: Instant;
  readonly today: string;
  readonly groups: readonly CommitmentGroup[];
  readonly absences: readonly AbsenceLine[];
  /** Members of the reader's party, for whom an absence may be told. */
  readonly own: readonly { readonly id: string; readonly name: string }[];
  readonly you: string;
  readonly propose: Ability;
  readonly declare: Ability;
};

/** Reads the page of commitments. Scores count everything; the filters choose what is listed. */
export async function getCommitmentsPage(reading: Reading, filters: CommitmentFilters): Promise<CommitmentsPage> {
  const { tx, scope, now } = reading;
  const { projectId, code, name, timeZone, status } = scope;
  const today = dayOf(now, timeZone);
  const [states, people, absences] = await Promise.all([
    loadCommitments(tx, projectId),
    loadPeople(tx, projectId),
    loadAbsences(tx, projectId, { from: today }),
  ]);
  const shown = people.filter((party) => filters.side === null || party.side === filters.side);
  return {
    project: { code, name, timeZone, status },
    now,
    today,
    groups: shown.map((party) => groupOf(party, states, people, filters)),
    absences: absences.map((one): AbsenceLine => {
      const around = { own: one.memberId === scope.memberId, today };
      const withdraw = abilityTo("absence.withdraw", scope, now, (actor) =>
        decideAbsenceWithdrawal(one, actor, around),
      );
      const { id, startsOn, endsOn } = one;
      const person = memberOf(people, one.memberId)?.name ?? "";
      const substitute =
        one.substituteMemberId === null ? null : (memberOf(people, one.substituteMemberId)?.name ?? "");
      return {
        id,
        startsOn,
        endsOn,
        person,
        substitute,
        party: partyOf(people, one.partyId),
        mayWithdraw: withdraw.allowed,
      };
    }),
    own: (people.find((party) => party.id === scope.partyId)?.members ?? []).map((member) => ({
      id: member.id,
      name: member.name,
    })),
    you: scope.memberId,
    propose: abilityTo("commitment.propose", scope, now, () => ok(null)),
    declare: abilityTo("absence.declare", scope, now, () => ok(null)),
  };
}

const running: readonly string[] = ["PROPOSED", ...runningCommitments];

/** Whether a commitment is among those that a filter keeps. */
function standsAs(state: CommitmentFilters["state"], { status }: CommitmentLine): boolean {
  if (state === "owed") return running.includes(status);
  if (state === "settled") return !running.includes(status);
  return state === null || status === "BROKEN" || status === "KEPT_LATE";
}

function groupOf(
  party: PartyPeople,
  states: readonly CommitmentState[],
  people: readonly PartyPeople[],
  { state }: CommitmentFilters,
): CommitmentGroup {
  const lines = states.filter((one) => one.partyId === party.id).map((one) => commitmentLine(one, people));
  const roles = [...new Set(lines.map((line) => line.role))].sort();
  const { id, name, side, ordinal } = party;
  return {
    party: { id, name, side, ordinal },
    lines: lines.filter((line) => standsAs(state, line)),
    score: scoreOf(lines),
    roles: roles.map((role) => ({ role, score: scoreOf(lines.filter((line) => line.role === role)) })),
  };
}

/** What the list of the API tells: every commitment by its day, or those that the filters of the page keep. */
export async function listCommitments(
  { tx, scope }: Reading,
  { side, state }: CommitmentFilters = { side: null, state: null },
): Promise<readonly CommitmentLine[]> {
  const [states, people] = await Promise.all([loadCommitments(tx, scope.projectId), loadPeople(tx, scope.projectId)]);
  const lines = states.map((one) => commitmentLine(one, people));
  return lines.filter((line) => (side === null || line.party.side === side) && standsAs(state, line));
}

/** One commitment with its history, and what this reader may do with it. */
export type CommitmentItem = {
  readonly view: CommitmentView;
  readonly abilities: Readonly<Record<CommitmentActKey, Ability>>;
};

/** Reads one commitment; `null` when there is none of this number here. */
export async function getCommitment(reading: Reading, code: string): Promise<CommitmentItem | null> {
  const { tx, scope, now } = reading;
  const { projectId } = scope;
  const [states, people, steps, times] = await Promise.all([
    loadCommitments(tx, projectId, { code }),
    loadPeople(tx, projectId),
    listSteps(tx, projectId, code),
    listTimes(tx, projectId, code),
  ]);
  const state = states[0];
  if (state === undefined) return null;
  return {
    view: commitmentView(scope, now, { state, people, steps, times }),
    abilities: abilitiesOn(reading, state, people),
  };
}

async function listSteps(tx: Tx, projectId: string, code: string): Promise<readonly StepRow[]> {
  return tx.$queryRaw<StepRow[]>`
    SELECT s.id, s.act, s.text, s.on_day::text AS "on", s.days, s.party_id AS "partyId", s.happened_at AS at,
      (SELECT i.display_name FROM member m JOIN person_identity i ON i.person_id = m.person_id
        WHERE m.project_id = s.project_id AND m.id = s.member_id ORDER BY i.version DESC LIMIT 1) AS "by"
    FROM commitment_step s JOIN availability_commitment c ON c.project_id = s.project_id AND c.id = s.commitment_id
    WHERE s.project_id = ${projectId}::uuid AND c.code = ${code} ORDER BY s.happened_at, s.id`;
}

/** Time declared: the database tells it to those concerned alone. */
async function listTimes(tx: Tx, projectId: string, code: string): Promise<readonly TimeRow[]> {
  return tx.$queryRaw<TimeRow[]>`
    SELECT t.id, t.on_day::text AS "on", t.minutes, coalesce((SELECT i.display_name FROM member m JOIN person_identity i ON i.person_id = m.person_id
        WHERE m.project_id = t.project_id AND m.id = t.member_id ORDER BY i.version DESC LIMIT 1), '') AS "by"
    FROM time_declared t JOIN availability_commitment c ON c.project_id = t.project_id AND c.id = t.commitment_id
    WHERE t.project_id = ${projectId}::uuid AND c.code = ${code} ORDER BY t.on_day DESC, t.id DESC`;
}

function abilitiesOn(
  { scope, now }: Reading,
  state: CommitmentState,
  people: readonly PartyPeople[],
): CommitmentItem["abilities"] {
  const facts = commitmentFacts(state, people, { now, timeZone: scope.timeZone });
  const may = (command: Parameters<typeof abilityTo>[0], rule: Parameters<typeof abilityTo>[3]): Ability =>
    abilityTo(command, scope, now, rule);
  const digests = { read: "", current: "" };
  return {
    revise: may("commitment.revise", (actor) => decideCommitmentRevision(facts, actor)),
    sign: may("commitment.sign", (actor) => decideCommitmentSignature(facts, actor, digests)),
    deliver: may("commitment.deliver", (actor) => decideDelivery(facts, actor, facts.today)),
    confirm: may("commitment.confirm", (actor) => decideReceipt(facts, actor, { confirmed: true, reason: "" })),
    contest: may("commitment.confirm", (actor) => decideReceipt(facts, actor, { confirmed: false, reason: "-" })),
    excuse: may("commitment.excuse", (actor) => decideExcuse(facts, actor, "-")),
    reschedule: may("commitment.reschedule", (actor) => decideDayOffer(facts, actor, "9999-12-31")),
    answer: may("commitment.answer-reschedule", (actor) => decideDayAnswer(facts, actor, true)),
    substitute: may("commitment.substitute", (actor) => decideSubstitution(facts, actor)),
    release: may("commitment.release", (actor) => decideRelease(facts, actor, "-")),
    time: may("time.declare", (actor) => decideTime(facts, actor, { on: facts.today, minutes: 1 })),
  };
}
