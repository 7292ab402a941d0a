import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import type { CommandName } from "@/lib/domain/policy";
import type { RecordContent } from "@/lib/domain/record";
import { RecordContent as Content } from "@/lib/domain/record";
import { decideReservationAct, type ReservationActName } from "@/lib/domain/reservation";
import type { Drafted } from "@/lib/features/milestone/queries-ceremony";
import { reservationFacts } from "@/lib/features/milestone/queries-facts";
import { loadReservations, type ReservationState } from "@/lib/features/milestone/queries-reservations";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { lastSubmission, loadMilestone, type MilestoneState } from "@/lib/features/milestone/queries-state";
import type { ReservationLine } from "@/lib/features/milestone/view";
import { namesIn } from "@/lib/features/party/queries";
import { reservationRecord } from "@/lib/features/reservation/queries-record";
import type { ReservationFormStart, ReservationView, ReservationWording } from "@/lib/features/reservation/view";
import { listSigned } from "@/lib/features/signature/queries";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { digestOf } from "@/lib/ledger/canonical";

type Reading = { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant };

const commands = {
  revise: "reservation.revise",
  withdraw: "reservation.withdraw",
  submitFix: "reservation.submit-fix",
  refuseFix: "reservation.refuse-fix",
  lift: "reservation.lift",
  confirmLifting: "reservation.confirm-lifting",
  contest: "reservation.contest",
  waive: "reservation.waive",
} as const satisfies Record<ReservationActName, CommandName>;

function lineOf(one: ReservationState, milestone: string): ReservationLine {
  const { code, severity, status, statement, linkedTo, dueOn, liftingConfirmedAt } = one;
  return {
    code,
    milestone,
    severity,
    status,
    statement,
    linkedTo,
    dueOn,
    liftingConfirmed: liftingConfirmedAt !== null,
  };
}

/** The reservations of a project, milestone by milestone. */
export async function listReservations({ tx, scope }: Reading): Promise<readonly ReservationLine[]> {
  const [all, milestones] = await Promise.all([
    loadReservations(tx, scope.projectId, null),
    tx.milestone.findMany({ where: { projectId: scope.projectId }, select: { id: true, code: true } }),
  ]);
  const codes = new Map(milestones.map((one) => [one.id, one.code]));
  return all.map((one) => lineOf(one, codes.get(one.milestoneId) ?? ""));
}

type Found = { readonly milestone: MilestoneState; readonly reservation: ReservationState };

async function find({ tx, scope }: Reading, code: string): Promise<Found | null> {
  const milestone = await loadMilestone(tx, scope.projectId, /^R-(J\d+)-/.exec(code)?.[1] ?? "");
  const reservation = milestone?.reservations.find((one) => one.code === code);
  return milestone === null || reservation === undefined ? null : { milestone, reservation };
}

function abilityFor({ scope, now }: Reading, { milestone, reservation }: Found, name: ReservationActName): Ability {
  return abilityTo(commands[name], scope, now, (actor) =>
    decideReservationAct(name, reservationFacts(milestone, reservation, now), actor, "-"),
  );
}

/** One reservation with its history, and what this reader may do with it. */
export async function getReservation(
  reading: Reading,
  code: string,
): Promise<{
  readonly view: ReservationView;
  readonly abilities: Readonly<Record<ReservationActName, Ability>>;
} | null> {
  const { tx, scope, now } = reading;
  const { projectId } = scope;
  const [found, steps, members, names, parties] = await Promise.all([
    find(reading, code),
    listSteps(tx, projectId, code),
    tx.member.findMany({ where: { projectId }, select: { id: true, personId: true } }),
    namesIn(tx, projectId),
    tx.party.findMany({ where: { projectId }, select: { id: true, name: true } }),
  ]);
  if (found === null) return null;
  const { milestone, reservation } = found;
  const view: ReservationView = {
    ...lineOf(reservation, milestone.code),
    project: { code: scope.code, name: scope.name, timeZone: scope.timeZone },
    now,
    milestoneTitle: milestone.definition.title,
    steps: reservation.steps,
    fixVersion: reservation.fixVersion,
    contestBefore: reservation.contestBefore,
    record: reservation.record,
    history: steps.map((step) => ({
      id: step.id,
      act: step.act,
      by: names.get(members.find((one) => one.id === step.memberId)?.personId ?? "")?.displayName ?? "",
      party: parties.find((one) => one.id === step.partyId)?.name ?? "",
      at: instantOf(step.happenedAt),
      text: step.act === "raise" ? "" : step.text,
      version: step.versionLabel,
    })),
  };
  const may = (name: ReservationActName): Ability => abilityFor(reading, found, name);
  const abilities = {
    revise: may("revise"),
    withdraw: may("withdraw"),
    submitFix: may("submitFix"),
    refuseFix: may("refuseFix"),
    lift: may("lift"),
    confirmLifting: may("confirmLifting"),
    contest: may("contest"),
    waive: may("waive"),
  };
  return { view, abilities };
}

type Step = Awaited<ReturnType<Tx["reservationStep"]["findMany"]>>[number];

async function listSteps(tx: Tx, projectId: string, code: string): Promise<readonly Step[]> {
  const one = await tx.reservation.findFirst({ where: { projectId, code }, select: { id: true } });
  if (one === null) return [];
  return tx.reservationStep.findMany({
    where: { projectId, reservationId: one.id },
    orderBy: [{ happenedAt: "asc" }, { id: "asc" }],
  });
}

/** What the form of a new reservation begins with. */
export async function getReservationForm(
  { tx, scope }: Reading,
  milestoneCode: string,
): Promise<ReservationFormStart | null> {
  const milestone = await loadMilestone(tx, scope.projectId, milestoneCode);
  return milestone === null ? null : formOn(scope, milestone, null);
}

/** What the form begins with when a reservation is worded anew, and whether this reader may. */
export async function getReservationRevision(
  reading: Reading,
  code: string,
): Promise<{ readonly start: ReservationFormStart; readonly ability: Ability } | null> {
  const found = await find(reading, code);
  if (found === null) return null;
  const start = formOn(reading.scope, found.milestone, found.reservation);
  return { start, ability: abilityFor(reading, found, "revise") };
}

function formOn(scope: ProjectScope, milestone: MilestoneState, one: ReservationState | null): ReservationFormStart {
  const results = new Map(
    (lastSubmission(milestone)?.results ?? []).map((result) => [result.criterionId, result.passed]),
  );
  const rank = (passed: boolean | null): number => (passed === false ? 0 : passed === null ? 1 : 2);
  const criteria = milestone.criteria
    .map(({ id, code, statement }) => ({ id, code, statement, passed: results.get(id) ?? null }))
    .sort((a, b) => rank(a.passed) - rank(b.passed));
  const revised = one === null ? null : { code: one.code, linkedTo: one.linkedTo ?? "", words: wordingOf(one) };
  return { project: { code: scope.code, name: scope.name }, milestone: milestone.code, revised, criteria };
}

function wordingOf({
  severity,
  statement,
  steps,
  dueOn,
  criterionId,
  requirementId,
}: ReservationState): ReservationWording {
  const link =
    requirementId === null
      ? ({ kind: "criterion", id: criterionId ?? "" } as const)
      : ({ kind: "requirement", id: requirementId } as const);
  return { severity, statement, steps, link, dueOn };
}

/** A lifting, its confirmation or a waiver as it would be signed now. */
export async function draftReservation(
  reading: Reading,
  code: string,
  act: "lift" | "confirmLifting" | "waive",
  comment: string,
): Promise<Drafted | null> {
  const { tx, scope } = reading;
  const found = await find(reading, code);
  if (found === null) return null;
  const setting = await loadSetting(tx, scope);
  const kind = act === "waive" ? "RESERVATION_WAIVER" : "RESERVATION_LIFTING";
  const frozen = act === "confirmLifting" ? await frozenRecord(reading, found.reservation) : null;
  const record = frozen ?? reservationRecord(scope, setting, found.milestone, found.reservation, { kind, comment });
  const ability = abilityFor(reading, found, act);
  return {
    scope,
    setting,
    state: found.milestone,
    record,
    digest: digestOf(record),
    refusals: ability.allowed ? [] : ability.refusals,
    signed: frozen === null ? [] : await listSigned(tx, scope.projectId, found.reservation.documentId),
  };
}

async function frozenRecord({ tx, scope }: Reading, reservation: ReservationState): Promise<RecordContent | null> {
  if (reservation.documentId === null) return null;
  const row = await tx.signedDocument.findUnique({
    where: { projectId_id: { projectId: scope.projectId, id: reservation.documentId } },
  });
  return row === null ? null : Content.parse(JSON.parse(row.content));
}
