import type { ProjectPlace } from "@/lib/auth/scope";
import { type Due, endOfDay } from "@/lib/domain/deadline";
import { turnOfParty } from "@/lib/domain/dispute";
import type { Event } from "@/lib/domain/event";
import { endingDates, type MediationOutcome } from "@/lib/domain/mediation";
import { type DisputeState, namingDispute } from "@/lib/features/dispute/queries-state";
import type { DisputeDesk } from "@/lib/features/dispute/store";

/** Writes a proposal of mediation. */
export async function openMediation(
  { tx, now, newId, projectId }: DisputeDesk,
  row: { readonly disputeId: string; readonly proposedByPartyId: string; readonly keptDays: number },
): Promise<string> {
  const id = newId();
  await tx.mediation.createMany({ data: [{ projectId, id, ...row, proposedAt: new Date(now) }] });
  return id;
}

type Change = {
  readonly agreedAt?: Date;
  readonly suspendedOn?: Date;
  readonly mediatorName?: string;
  readonly mediatorEmail?: string;
  readonly namedByPartyId?: string;
  readonly confirmedAt?: Date;
  readonly tokenHash?: string;
  readonly begunAt?: Date;
  readonly fingerprint?: string;
  readonly dueOn?: Date;
};

/** Notes a step of a mediation that goes on. */
export async function noteMediation({ tx, projectId }: DisputeDesk, id: string, data: Change): Promise<void> {
  const { count } = await tx.mediation.updateMany({ where: { projectId, id, endedAt: null }, data });
  if (count !== 1) throw new Error("The mediation was over");
}

/** Lets a person of a party into a compartment; the people named first are those who agreed to it. */
export async function admitToMediation(
  { tx, now, projectId }: DisputeDesk,
  row: { readonly mediationId: string; readonly personId: string; readonly partyId: string },
): Promise<void> {
  await tx.mediationMember.createMany({ data: [{ projectId, ...row, since: new Date(now) }] });
}

/** Ends a mediation that was never agreed to: nothing was said, and nothing was suspended. */
export async function closeMediation(
  { tx, now, projectId }: DisputeDesk,
  id: string,
  outcome: MediationOutcome,
): Promise<void> {
  await tx.mediation.updateMany({ where: { projectId, id, endedAt: null }, data: { outcome, endedAt: new Date(now) } });
}

/**
 * Ends a mediation that was agreed to, and counts what follows: from when the limitation runs again, when its key is
 * destroyed. Why it ended is nobody's business.
 */
export async function endMediation(
  desk: DisputeDesk,
  { timeZone }: Pick<ProjectPlace, "timeZone">,
  state: DisputeState,
  outcome: "NO_AGREEMENT" | "AGREEMENT",
): Promise<Event> {
  const { tx, now, projectId } = desk;
  const { mediation } = state;
  if (mediation === null) throw new Error("There is no mediation to end");
  const { endedOn, limitationUntil, eraseOn } = endingDates(now, timeZone, mediation.keptDays);
  const { count } = await tx.mediation.updateMany({
    where: { projectId, id: mediation.id, endedAt: null },
    data: {
      outcome,
      endedAt: new Date(now),
      endedOn: new Date(endedOn),
      limitationUntil: new Date(limitationUntil),
      eraseOn: new Date(eraseOn),
      eraseBefore: new Date(endOfDay(eraseOn, timeZone)),
    },
  });
  if (count !== 1) throw new Error("The mediation was over");
  const dates = { endedOn, limitationUntil, limitationBefore: endOfDay(limitationUntil, timeZone), eraseOn };
  const payload = { ...namingDispute(state), mediationId: mediation.id, agreement: outcome === "AGREEMENT", ...dates };
  return { type: "MediationEnded", payload: { ...payload, ...turnOfParty(state.claimant) } };
}

/** A due day as an event says it. */
export function dueOf(due: Due): { readonly dueOn: string; readonly dueBefore: string } {
  return { dueOn: due.on, dueBefore: due.before };
}
