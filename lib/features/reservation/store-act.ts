import type { ProjectContext } from "@/lib/commands/define-command";
import type { Event } from "@/lib/domain/event";
import { decideSettlement, type ReservationActName } from "@/lib/domain/reservation";
import type { ReservationState } from "@/lib/features/milestone/queries-reservations";
import { loadMilestone, lockMilestone, type MilestoneState } from "@/lib/features/milestone/queries-state";
import { milestoneOf, saveStep, settleMilestone } from "@/lib/features/reservation/store";

/** A reservation and its milestone, whose row is locked: all acts on a milestone and on its reservations queue there. */
export type Held = { readonly milestone: MilestoneState; readonly reservation: ReservationState };

/** Loads a reservation for an act; `null` when there is none of this number here. */
export async function holdReservation({ tx, scope }: ProjectContext, code: string): Promise<Held | null> {
  const milestoneCode = await milestoneOf(tx, scope.projectId, code);
  if (milestoneCode === null) return null;
  await lockMilestone(tx, scope.projectId, milestoneCode);
  const milestone = await loadMilestone(tx, scope.projectId, milestoneCode);
  const reservation = milestone?.reservations.find((one) => one.code === code);
  return milestone === null || reservation === undefined ? null : { milestone, reservation };
}

/** What every event of a reservation names. */
export function naming({ milestone, reservation }: Held): {
  reservationId: string;
  reservation: string;
  milestoneId: string;
  milestone: string;
} {
  return {
    reservationId: reservation.id,
    reservation: reservation.code,
    milestoneId: milestone.id,
    milestone: milestone.code,
  };
}

/** Adds the act to the history of the reservation. */
export async function noteStep(
  { tx, scope, authority, now, newId }: ProjectContext,
  held: { readonly reservation: Pick<ReservationState, "id"> },
  step: {
    readonly act: "raise" | ReservationActName;
    readonly text: string;
    readonly versionLabel?: string;
    readonly documentId?: string;
  },
): Promise<void> {
  const by = { memberId: scope.memberId, partyId: authority.partyId };
  await saveStep(tx, {
    projectId: scope.projectId,
    id: newId(),
    reservationId: held.reservation.id,
    ...by,
    now,
    ...step,
  });
}

/** When the last reservation of an acceptance is settled, the acceptance is without reservation: the system notes it. */
export async function settle(
  { tx, scope }: ProjectContext,
  { milestone, reservation }: Held,
  after: Partial<ReservationState>,
): Promise<readonly Event[]> {
  const all = milestone.reservations.map((one) => (one.id === reservation.id ? { ...one, ...after } : one));
  const states = all.map(({ code, status, liftingConfirmedAt }) => ({
    code,
    status,
    liftingConfirmed: liftingConfirmedAt !== null,
  }));
  const ruling = decideSettlement(milestone.status, states);
  if (!ruling.ok) return [];
  await settleMilestone(tx, { projectId: scope.projectId, id: milestone.id, from: milestone.status, to: ruling.value });
  const count = (status: string): number => all.filter((one) => one.status === status).length;
  const payload = {
    milestoneId: milestone.id,
    milestone: milestone.code,
    lifted: count("LIFTED"),
    waived: count("WAIVED"),
  };
  return [{ type: "MilestoneReservationsSettled", payload }];
}
