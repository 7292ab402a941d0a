import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { CommitmentFacts, CommitmentStatus } from "@/lib/domain/commitment";
import type { CharterParameters } from "@/lib/domain/parameter";
import type { Side } from "@/lib/domain/party";
import { loadCalendar, type ProjectCalendar } from "@/lib/features/calendar/queries";
import { commitmentFacts } from "@/lib/features/commitment/queries-facts";
import { loadCommitmentParameters } from "@/lib/features/commitment/queries-setting";
import {
  type CommitmentState,
  loadCommitments,
  loadPeople,
  type PartyPeople,
} from "@/lib/features/commitment/queries-state";
import type { Instant } from "@/lib/kernel/instant";

/** A project as an act on a commitment needs it: a person's scope, or the place of the clock. */
export type CommitmentPlace = Pick<ProjectScope, "projectId" | "timeZone" | "calendar">;

/** A commitment whose row is locked until commit, with all that its rules ask. */
export type HeldCommitment = {
  readonly state: CommitmentState;
  readonly people: readonly PartyPeople[];
  readonly facts: CommitmentFacts;
  readonly calendar: ProjectCalendar;
  readonly parameters: CharterParameters;
};

/** Takes a commitment for an act: two acts on it queue here. `null` when there is none of this number (or id) here. */
export async function holdCommitment(
  tx: Tx,
  place: CommitmentPlace,
  now: Instant,
  wanted: { readonly code: string } | { readonly id: string },
): Promise<HeldCommitment | null> {
  const { projectId, timeZone } = place;
  const [code, id] = ["code" in wanted ? wanted.code : null, "id" in wanted ? wanted.id : null];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM availability_commitment WHERE project_id = ${projectId}::uuid
      AND (code = ${code}::text OR id = ${id}::uuid) FOR UPDATE`;
  const found = rows[0];
  if (found === undefined) return null;
  const [states, people, calendar, parameters] = await Promise.all([
    loadCommitments(tx, projectId, { id: found.id }),
    loadPeople(tx, projectId),
    loadCalendar(tx, place),
    loadCommitmentParameters(tx, projectId),
  ]);
  const state = states[0];
  if (state === undefined) return null;
  return { state, people, facts: commitmentFacts(state, people, { now, timeZone }), calendar, parameters };
}

/** What every event of a commitment names. */
export function namingCommitment({ state }: Pick<HeldCommitment, "state">): {
  commitmentId: string;
  commitment: string;
  partyId: string;
  side: Side;
} {
  return { commitmentId: state.id, commitment: state.code, partyId: state.partyId, side: state.side };
}

/** One line of a commitment's history. Without `by` it was the clock. */
export type CommitmentStep = {
  readonly act: string;
  readonly status: CommitmentStatus;
  readonly text?: string;
  readonly on?: string;
  readonly days?: number;
  readonly documentId?: string;
  readonly by: { readonly memberId: string; readonly partyId: string } | null;
};

/** Adds an act to the history of a commitment. */
export async function noteCommitmentStep(
  ctx: { readonly tx: Tx; readonly now: Instant; readonly newId: () => string },
  of: { readonly projectId: string; readonly commitmentId: string },
  { by, text = "", on, days, ...step }: CommitmentStep,
): Promise<void> {
  await ctx.tx.commitmentStep.createMany({
    data: [
      {
        ...of,
        ...step,
        id: ctx.newId(),
        text,
        onDay: on === undefined ? null : new Date(on),
        days: days ?? null,
        memberId: by?.memberId ?? null,
        partyId: by?.partyId ?? null,
        happenedAt: new Date(ctx.now),
      },
    ],
  });
}
