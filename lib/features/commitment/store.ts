import type { Tx } from "@/lib/db/client";
import type { CommitmentStatus } from "@/lib/domain/commitment";
import type { CommitmentTerm } from "@/lib/features/commitment/queries-setting";
import type { ProposeCommitmentInput } from "@/lib/features/commitment/schema";
import type { Instant } from "@/lib/kernel/instant";

type Of = { readonly projectId: string; readonly id: string };
type Terms = Omit<ProposeCommitmentInput, "partyId" | "milestones" | "memberId" | "substituteMemberId"> & {
  readonly digest: string;
};
type Behind = {
  readonly partyId: string;
  readonly memberId: string;
  readonly substituteMemberId: string | null;
  readonly milestones: readonly { readonly id: string; readonly input: string }[];
};

function columnsOf({ dueOn, startsOn, ...terms }: Terms): Omit<Terms, "dueOn" | "startsOn"> & {
  dueOn: Date;
  termOn: Date;
  startsOn: Date | null;
} {
  const due = new Date(dueOn);
  return { ...terms, dueOn: due, termOn: due, startsOn: startsOn === null ? null : new Date(startsOn) };
}

/** Saves a proposal: the commitment, who is behind it, what waits for it. */
export async function saveCommitment(
  tx: Tx,
  row: Of & { readonly code: string; readonly side: string; readonly proposedBy: string; readonly now: Instant },
  terms: Terms,
  behind: Behind,
): Promise<void> {
  const { now, ...of } = row;
  const { partyId, memberId, substituteMemberId } = behind;
  await tx.availabilityCommitment.createMany({
    data: [{ ...of, ...columnsOf(terms), partyId, status: "PROPOSED", proposedAt: new Date(now) }],
  });
  const { projectId, id: commitmentId } = row;
  await tx.commitmentPerson.createMany({
    data: [{ projectId, commitmentId, partyId, memberId, substituteMemberId, heldBy: memberId }],
  });
  await saveDependents(tx, { projectId, commitmentId }, behind);
}

async function saveDependents(
  tx: Tx,
  of: { readonly projectId: string; readonly commitmentId: string },
  { milestones }: Pick<Behind, "milestones">,
): Promise<void> {
  await tx.commitmentMilestone.createMany({
    data: milestones.map(({ id: milestoneId, input }) => ({ ...of, milestoneId, input })),
  });
}

/** Writes other terms of a proposal. */
export async function rewriteCommitment(
  tx: Tx,
  { projectId, id }: Of,
  terms: Terms,
  behind: Omit<Behind, "partyId">,
): Promise<void> {
  const { memberId, substituteMemberId } = behind;
  await tx.availabilityCommitment.update({
    where: { projectId_id: { projectId, id } },
    data: columnsOf(terms),
  });
  await tx.commitmentPerson.update({
    where: { projectId_commitmentId: { projectId, commitmentId: id } },
    data: { memberId, substituteMemberId, heldBy: memberId },
  });
  await tx.commitmentMilestone.deleteMany({ where: { projectId, commitmentId: id } });
  await saveDependents(tx, { projectId, commitmentId: id }, behind);
}

/** What an act changes of a commitment beside its status. */
export type CommitmentChange = {
  readonly signed?: { readonly documentId: string; readonly at: Instant; readonly committedMinutes: number | null };
  readonly term?: CommitmentTerm;
  readonly delivery?: {
    readonly on: string;
    readonly at: Instant;
    readonly lateDays: number;
    readonly contestBefore: Instant;
  } | null;
  readonly confirmedAt?: Instant;
  readonly offer?: { readonly on: string; readonly by: string } | null;
  readonly broken?: { readonly at: Instant; readonly on: string };
  readonly settledAt?: Instant;
  readonly declaredMinutes?: number;
};

/** Moves a commitment from the status that the rule saw, with what the act changes. */
export async function moveCommitment(
  tx: Tx,
  { projectId, id, from, to }: Of & { readonly from: CommitmentStatus; readonly to: CommitmentStatus },
  change: CommitmentChange = {},
): Promise<void> {
  const { signed, term, delivery, confirmedAt, offer, broken, settledAt, declaredMinutes } = change;
  const { count } = await tx.availabilityCommitment.updateMany({
    where: { projectId, id, status: from },
    data: {
      status: to,
      ...(signed === undefined
        ? {}
        : {
            documentId: signed.documentId,
            signedAt: new Date(signed.at),
            committedMinutes: signed.committedMinutes,
          }),
      ...(term === undefined ? {} : datesOf(term)),
      ...(delivery === undefined ? {} : deliveryOf(delivery)),
      ...(confirmedAt === undefined ? {} : { confirmedAt: new Date(confirmedAt) }),
      ...(offer === undefined
        ? {}
        : { offeredOn: offer === null ? null : new Date(offer.on), offeredBy: offer?.by ?? null }),
      ...(broken === undefined ? {} : { brokenAt: new Date(broken.at), brokenOn: new Date(broken.on) }),
      ...(settledAt === undefined ? {} : { settledAt: new Date(settledAt) }),
      ...(declaredMinutes === undefined ? {} : { declaredMinutes }),
    },
  });
  if (count !== 1) throw new Error(`The commitment was no longer ${from}`);
}

function datesOf(term: CommitmentTerm): { termOn: Date; termBefore: Date; graceOn: Date; graceBefore: Date } {
  return {
    termOn: new Date(term.dueOn),
    termBefore: new Date(term.dueBefore),
    graceOn: new Date(term.graceOn),
    graceBefore: new Date(term.graceBefore),
  };
}

function deliveryOf(delivery: NonNullable<CommitmentChange["delivery"]> | null): {
  deliveredOn: Date | null;
  deliveredAt: Date | null;
  lateDays: number | null;
  contestBefore: Date | null;
} {
  if (delivery === null) return { deliveredOn: null, deliveredAt: null, lateDays: null, contestBefore: null };
  return {
    deliveredOn: new Date(delivery.on),
    deliveredAt: new Date(delivery.at),
    lateDays: delivery.lateDays,
    contestBefore: new Date(delivery.contestBefore),
  };
}

/** Notes who holds a commitment now. */
export async function handOver(tx: Tx, { projectId, id }: Of, heldBy: string): Promise<void> {
  await tx.commitmentPerson.update({
    where: { projectId_commitmentId: { projectId, commitmentId: id } },
    data: { heldBy },
  });
}

/** Saves time given on a day. */
export async function saveTime(
  tx: Tx,
  row: Of & {
    readonly commitmentId: string;
    readonly partyId: string;
    readonly memberId: string;
    readonly on: string;
    readonly minutes: number;
    readonly declaredBy: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { on, now, ...data } = row;
  await tx.timeDeclared.createMany({ data: [{ ...data, onDay: new Date(on), declaredAt: new Date(now) }] });
}
