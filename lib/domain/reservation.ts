import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling, readAsItStands } from "@/lib/domain/act";
import type { Period } from "@/lib/domain/deadline";
import { type MilestoneStatus, milestoneActs, ownMilestone } from "@/lib/domain/milestone";
import type { CharterParameters } from "@/lib/domain/parameter";
import { type Actor, systemActor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";
import { err, ok } from "@/lib/kernel/result";

/** How much a defect hurts (domain.md 2.3): no use at all, degraded use, comfort. */
export const Severity = z.enum(["BLOCKING", "MAJOR", "MINOR"]);
export type Severity = z.infer<typeof Severity>;

/** Where a reservation stands. WITHDRAWN: taken back before the decision, with its reason, never deleted. */
export const ReservationStatus = z.enum(["OPEN", "FIX_SUBMITTED", "CONTESTED", "LIFTED", "WAIVED", "WITHDRAWN"]);
export type ReservationStatus = z.infer<typeof ReservationStatus>;

/** Still to be dealt with: these forbid or condition an acceptance. */
export const openReservationStatuses: readonly ReservationStatus[] = ["OPEN", "FIX_SUBMITTED", "CONTESTED"];

/** Milestone statuses in which the client still lists what it finds; the signed list is then closed (domain.md 2.3). */
export const raisingStatuses: readonly MilestoneStatus[] = ["SUBMITTED", "UNDER_VERIFICATION", "SERVICE_OBSERVATION"];

/** What must be known to act on a reservation. */
export type ReservationFacts = {
  readonly status: ReservationStatus;
  readonly severity: Severity;
  readonly milestoneStatus: MilestoneStatus;
  readonly agencyPartyId: string;
  /** The agency may contest until then; `null` while no decision has fixed the list. */
  readonly contestBefore: Instant | null;
  readonly liftingConfirmed: boolean;
  readonly now: Instant;
};

/** What a reservation says. Precise, or it is refused (CD-10). */
export type ReservationText = {
  readonly code: string;
  readonly statement: string;
  readonly steps: string;
  /** The requirement or the criterion that is not met. */
  readonly linkedTo: string | null;
  readonly dueOn: string | null;
};

/** The list is open until the decision is signed. */
export function listOpen(facts: { readonly milestoneStatus: MilestoneStatus }): readonly Refusal[] {
  return unless(
    raisingStatuses.includes(facts.milestoneStatus),
    refuse("reservation-list-closed", { status: facts.milestoneStatus }),
  );
}

/** AR-08: contesting has its time, so that the list becomes certain. */
export function stillContestable(facts: ReservationFacts): readonly Refusal[] {
  const until = facts.contestBefore;
  return until === null || facts.now < until ? [] : [refuse("contest-period-over", { until })];
}

function notYetConfirmed(facts: ReservationFacts): readonly Refusal[] {
  return unless(!facts.liftingConfirmed, refuse("lifting-already-confirmed", {}));
}

/** The life of a reservation. A refused fix leads back to OPEN. */
export const reservationActs = {
  revise: { from: ["OPEN"], to: "OPEN", by: rolesFor("reservation.revise"), guards: [listOpen], article: "CD-10" },
  withdraw: {
    from: ["OPEN", "CONTESTED"],
    to: "WITHDRAWN",
    by: rolesFor("reservation.withdraw"),
    guards: [listOpen],
    article: "CD-10",
  },
  submitFix: {
    from: ["OPEN", "CONTESTED"],
    to: "FIX_SUBMITTED",
    by: rolesFor("reservation.submit-fix"),
    guards: [],
    article: "AD-06",
  },
  refuseFix: {
    from: ["FIX_SUBMITTED"],
    to: "OPEN",
    by: rolesFor("reservation.refuse-fix"),
    guards: [],
    article: "CR-11",
  },
  lift: { from: ["FIX_SUBMITTED"], to: "LIFTED", by: rolesFor("reservation.lift"), guards: [], article: "CR-07" },
  confirmLifting: {
    from: ["LIFTED"],
    to: "LIFTED",
    by: rolesFor("reservation.confirm-lifting"),
    guards: [notYetConfirmed],
    article: "AD-06",
  },
  contest: {
    from: ["OPEN"],
    to: "CONTESTED",
    by: rolesFor("reservation.contest"),
    guards: [stillContestable],
    article: "AR-08",
  },
  waive: {
    from: ["OPEN", "FIX_SUBMITTED", "CONTESTED"],
    to: "WAIVED",
    by: rolesFor("reservation.waive"),
    guards: [],
    article: "CR-11",
  },
} as const satisfies Record<string, ProjectAct<ReservationStatus, ReservationFacts>>;

export type ReservationActName = keyof typeof reservationActs;

/** Acts that say why in words. */
const reasoned: readonly ReservationActName[] = ["withdraw", "refuseFix", "contest", "waive"];

/** Decides one act on a reservation; `reason` is empty for the acts that need none. */
export function decideReservationAct(
  name: ReservationActName,
  facts: ReservationFacts,
  actor: Actor,
  reason: string,
): Ruling<ReservationStatus> {
  return alsoUnless(decide<ReservationStatus, ReservationFacts>(reservationActs[name], facts, actor), [
    ...ownMilestone(facts.agencyPartyId, actor),
    ...unless(!reasoned.includes(name) || reason.trim() !== "", refuse("reason-missing", {})),
  ]);
}

/** Decides one signature of the lifting record (or of the waiver): what is signed is what was read. */
export function decideReservationSignature(
  name: "lift" | "confirmLifting" | "waive",
  facts: ReservationFacts,
  actor: Actor,
  reason: string,
  digests: { readonly read: string; readonly current: string },
): Ruling<ReservationStatus> {
  return alsoUnless(decideReservationAct(name, facts, actor, reason), readAsItStands(digests.read, digests.current));
}

/** What a reservation's text lacks: a link, what is wrong, how to see it, and a date. */
export function missingFromReservation(text: ReservationText): readonly string[] {
  return [
    ...(text.linkedTo === null ? ["linkedTo"] : []),
    ...(text.statement.trim() === "" ? ["statement"] : []),
    ...(text.steps.trim() === "" ? ["steps"] : []),
    ...(text.dueOn === null ? ["dueOn"] : []),
  ];
}

/** Decides a new reservation: while the list is open, and precise enough to be mended. */
export function decideReservation(milestoneStatus: MilestoneStatus, text: ReservationText): Ruling<ReservationStatus> {
  const missing = missingFromReservation(text);
  const refusals = [
    ...listOpen({ milestoneStatus }),
    ...unless(missing.length === 0, refuse("reservation-incomplete", { reservations: [text.code], missing })),
  ];
  return refusals.length === 0 ? ok("OPEN") : err(refusals);
}

/** The time to mend, by severity, from the charter's parameters. */
export function liftingPeriod(severity: Severity, parameters: CharterParameters): Period {
  switch (severity) {
    case "BLOCKING":
      return parameters.liftingPeriodBlocking;
    case "MAJOR":
      return parameters.liftingPeriodMajor;
    case "MINOR":
      return parameters.liftingPeriodMinor;
  }
}

/** A reservation is settled when it is waived, or lifted with both signatures. */
export function isSettled(reservation: {
  readonly status: ReservationStatus;
  readonly liftingConfirmed: boolean;
}): boolean {
  return (
    reservation.status === "WAIVED" ||
    reservation.status === "WITHDRAWN" ||
    (reservation.status === "LIFTED" && reservation.liftingConfirmed)
  );
}

/** Decides what the clock notes when the last reservation is settled: the acceptance is then without reservation. */
export function decideSettlement(
  status: MilestoneStatus,
  reservations: readonly {
    readonly code: string;
    readonly status: ReservationStatus;
    readonly liftingConfirmed: boolean;
  }[],
): Ruling<MilestoneStatus> {
  const { from, to, by, article } = milestoneActs.settle;
  const left = reservations.filter((reservation) => !isSettled(reservation)).map((reservation) => reservation.code);
  return decide<MilestoneStatus, { readonly status: MilestoneStatus }>(
    {
      from,
      to,
      by,
      article,
      guards: [() => unless(left.length === 0, refuse("reservations-not-settled", { reservations: left }))],
    },
    { status },
    systemActor,
  );
}
