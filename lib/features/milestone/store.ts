import type { Tx } from "@/lib/db/client";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { CoveredRequirement } from "@/lib/features/milestone/queries-covered";
import type { CriterionState } from "@/lib/features/milestone/queries-criteria";
import type { DefineMilestoneInput } from "@/lib/features/milestone/schema";
import type { Instant } from "@/lib/kernel/instant";

type Where = { readonly projectId: string; readonly id: string };
type Written = Where & { readonly input: DefineMilestoneInput; readonly digest: string; readonly newId: () => string };

/** True when the requirements are all of this project. */
export async function requirementsKnown(tx: Tx, projectId: string, ids: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  return (await tx.requirement.count({ where: { projectId, id: { in: wanted } } })) === ids.length;
}

/** True when a party is an agency of this project. */
export async function isAgency(tx: Tx, projectId: string, partyId: string): Promise<boolean> {
  return (await tx.party.count({ where: { projectId, id: partyId, side: "AGENCY", removedAt: null } })) === 1;
}

function columns({ input, digest }: Pick<Written, "input" | "digest">) {
  const { title, purpose, paymentShare, noClientInput, twoStage, agencyPartyId } = input;
  const day = (on: string | null): Date | null => (on === null ? null : new Date(on));
  return {
    agencyPartyId,
    digest,
    title,
    purpose,
    periodAmount: input.verificationPeriod.amount,
    periodUnit: input.verificationPeriod.unit,
    startsOn: day(input.startsOn),
    dueOn: day(input.dueOn),
    paymentShare,
    amountCents: BigInt(input.amountCents),
    noClientInput,
    twoStage,
  };
}

/** Saves a new milestone in definition. */
export async function saveMilestone(
  tx: Tx,
  written: Written & { number: number; definedBy: string; now: Instant },
): Promise<void> {
  const { projectId, id, number, definedBy, now } = written;
  const code = `J${number}`;
  await tx.milestone.create({
    data: {
      projectId,
      id,
      code,
      number,
      status: "DRAFT",
      version: 1,
      definedBy,
      definedAt: new Date(now),
      ...columns(written),
    },
  });
  await savePromise(tx, { ...written, code });
}

/** Writes another text of a milestone in definition, under its next version. */
export async function rewriteMilestone(tx: Tx, written: Written & { code: string; version: number }): Promise<void> {
  const { projectId, id, version } = written;
  const where = { projectId, milestoneId: id };
  await tx.milestone.update({ where: { projectId_id: { projectId, id } }, data: { version, ...columns(written) } });
  await tx.deliverable.deleteMany({ where });
  await tx.milestoneCriterion.deleteMany({ where });
  await tx.milestoneRequirement.deleteMany({ where });
  await tx.clientInput.deleteMany({ where });
  await savePromise(tx, written);
}

async function savePromise(tx: Tx, { projectId, id, input, newId, code }: Written & { code: string }): Promise<void> {
  const of = { projectId, milestoneId: id };
  await tx.deliverable.createMany({
    data: input.deliverables.map((one, index) => ({ ...of, ...one, id: newId(), position: index + 1 })),
  });
  await tx.milestoneRequirement.createMany({
    data: input.requirementIds.map((requirementId) => ({ ...of, requirementId })),
  });
  await tx.milestoneCriterion.createMany({
    data: input.criteria.map(({ statement }, index) => ({
      ...of,
      id: newId(),
      position: index + 1,
      code: `${code}.${index + 1}`,
      statement,
    })),
  });
  await tx.clientInput.createMany({
    data: input.clientInputs.map((one, index) => ({
      ...of,
      ...one,
      dueOn: new Date(one.dueOn),
      id: newId(),
      position: index + 1,
    })),
  });
}

type Promised = Where & {
  readonly requirements: readonly CoveredRequirement[];
  readonly criteria: readonly CriterionState[];
  readonly newId: () => string;
};

/** Fixes what both sides sign: the versions of the requirements, and every criterion that will be checked. */
export async function fixPromise(tx: Tx, promised: Promised): Promise<void> {
  const { projectId, id, newId } = promised;
  const versions = promised.requirements.map((requirement) => ({ id: requirement.id, version: requirement.version }));
  const own = promised.criteria.filter((criterion) => criterion.requirementId === null).length;
  const covered = promised.criteria.filter((criterion) => criterion.requirementId !== null);
  await Promise.all([
    tx.$executeRaw`
      UPDATE milestone_requirement AS c SET version = p.version
      FROM jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) AS p (id uuid, version integer)
      WHERE c.project_id = ${projectId}::uuid AND c.milestone_id = ${id}::uuid AND c.requirement_id = p.id`,
    tx.milestoneCriterion.createMany({
      data: covered.map(({ code, statement, requirementId, acceptanceCriterionId }, index) => ({
        projectId,
        milestoneId: id,
        id: newId(),
        position: own + index + 1,
        code,
        statement,
        requirementId,
        acceptanceCriterionId,
      })),
    }),
  ]);
}

/** Moves a milestone to its agreement, once both have signed and what they promise is fixed. */
export async function agreeMilestone(
  tx: Tx,
  { projectId, id, documentId, now }: Where & { readonly documentId: string; readonly now: Instant },
): Promise<void> {
  await tx.milestone.update({
    where: { projectId_id: { projectId, id } },
    data: { status: "READY_TO_START", definitionDocumentId: documentId, agreedAt: new Date(now) },
  });
}

/** Moves a milestone from the status that the rule saw to the one that it answered. The row is locked, so both hold. */
export async function moveMilestone(
  tx: Tx,
  move: Where & { from: MilestoneStatus; to: MilestoneStatus; startedAt?: Instant },
): Promise<void> {
  const { projectId, id, from, to, startedAt } = move;
  const started = startedAt === undefined ? {} : { startedAt: new Date(startedAt) };
  const { count } = await tx.milestone.updateMany({
    where: { projectId, id, status: from },
    data: { status: to, ...started },
  });
  if (count !== 1) throw new Error(`The milestone was no longer ${from}`);
}

/** Moves the covered requirements that stand in one of `from`; answers which moved. */
export async function moveRequirements(
  tx: Tx,
  move: {
    projectId: string;
    requirements: readonly CoveredRequirement[];
    from: readonly string[];
    to: string;
    now: Instant;
  },
): Promise<readonly CoveredRequirement[]> {
  const moved = move.requirements.filter((requirement) => move.from.includes(requirement.status));
  await tx.requirement.updateMany({
    where: { projectId: move.projectId, id: { in: moved.map((requirement) => requirement.id) } },
    data: { status: move.to, changedAt: new Date(move.now) },
  });
  return moved;
}
