import type { SigningContext } from "@/lib/commands/define-command";
import type { MilestoneChange } from "@/lib/domain/amendment-terms";
import type { Event } from "@/lib/domain/event";
import type { MilestoneNow } from "@/lib/features/amendment/queries-standing";
import type { OrderSignature } from "@/lib/features/amendment/queries-state";
import type { Contracting, Written } from "@/lib/features/amendment/store-contract";
import { replaceMilestone } from "@/lib/features/amendment/store-replacement";

/** Who signed for each side: between them a date that moves is agreed. */
export type Signers = Pick<OrderSignature, "memberId" | "partyId">;

/**
 * Carries out what an order does to milestones: those not yet presented take their new amount, their new versions and
 * their new date; accepted ones are superseded, and each gets the milestone that replaces it, in definition.
 */
export async function writeMilestones(
  contracting: Contracting,
  written: readonly Written[],
  signers: { readonly client: Signers; readonly agency: Signers },
): Promise<readonly Event[]> {
  const { ctx, order, standing } = contracting;
  const { projectId } = ctx.scope;
  const pairs = order.terms.milestones.flatMap((change) => {
    const present = standing.milestones.find(({ id }) => id === change.milestoneId);
    return present === undefined ? [] : [{ change, present }];
  });
  await ctx.tx.amendmentMilestone.createMany({
    data: pairs.map(({ change, present }) => ({
      projectId,
      amendmentId: order.id,
      milestoneId: change.milestoneId,
      fromVersion: change.fromVersion,
      dueOn: change.dueOn === null ? null : new Date(change.dueOn),
      amountCents: BigInt(amountOf(change, present)),
      reopen: change.reopen,
    })),
  });
  const events: Event[] = [];
  for (const { change, present } of pairs) {
    events.push(
      ...(change.reopen
        ? await replaceMilestone(contracting, change, { present, amountCents: amountOf(change, present) })
        : await amendMilestone(contracting, change, present, written, signers)),
    );
  }
  return events;
}

/** What the milestone is worth from now on, or, re-opened, what comes on top of its acceptance. */
function amountOf(change: MilestoneChange, present: MilestoneNow): number {
  return change.amountCents ?? (change.reopen ? 0 : present.amountCents);
}

async function amendMilestone(
  { ctx, order }: Contracting,
  change: MilestoneChange,
  present: MilestoneNow,
  written: readonly Written[],
  signers: { readonly client: Signers; readonly agency: Signers },
): Promise<readonly Event[]> {
  const { tx, scope } = ctx;
  const { projectId } = scope;
  const amountCents = amountOf(change, present);
  await tx.milestone.update({
    where: { projectId_id: { projectId, id: present.id } },
    data: { amended: { increment: 1 }, amountCents: BigInt(amountCents) },
  });
  for (const one of written) await promiseAnew(ctx, present, one);
  const moves = change.dueOn !== null && present.dueOn !== null && change.dueOn !== present.dueOn;
  if (moves) await moveDate(ctx, present, change, signers);
  const about = { milestoneId: present.id, milestone: present.code };
  const amended: Event = {
    type: "MilestoneAmended",
    payload: {
      ...about,
      amendmentId: order.id,
      amendment: order.code,
      fromVersion: change.fromVersion,
      version: change.fromVersion + 1,
      wasDueOn: present.dueOn,
      dueOn: change.dueOn ?? present.dueOn,
      wasAmountCents: present.amountCents,
      amountCents,
    },
  };
  const dated: readonly Event[] =
    moves && change.dueOn !== null && present.dueOn !== null
      ? [
          {
            type: "MilestoneDateAgreed",
            payload: { ...about, wasDueOn: present.dueOn, dueOn: change.dueOn, automatic: false },
          },
        ]
      : [];
  return [amended, ...dated];
}

/** Puts one new version in the place of the one that a milestone promised, with its criteria; or takes it out. */
async function promiseAnew({ tx, scope, newId }: SigningContext, present: MilestoneNow, one: Written): Promise<void> {
  const { projectId } = scope;
  const { change, version } = one;
  const where = { projectId, milestoneId: present.id, requirementId: change.requirementId };
  const covered =
    change.kind === "ADD" ? change.milestone === present.code : present.covers.includes(change.requirementId);
  if (!covered) return;
  if (change.kind === "ADD") await tx.milestoneRequirement.createMany({ data: [{ ...where, version }] });
  else await tx.milestoneCriterion.deleteMany({ where });
  if (change.kind === "MODIFY") await tx.milestoneRequirement.updateMany({ where, data: { version } });
  if (change.kind === "REMOVE") {
    await tx.milestoneRequirement.deleteMany({ where });
    return;
  }
  const { _max } = await tx.milestoneCriterion.aggregate({
    where: { projectId, milestoneId: present.id },
    _max: { position: true },
  });
  const last = _max.position ?? 0;
  await tx.milestoneCriterion.createMany({
    data: change.content.criteria.map((criterion, index) => ({
      ...where,
      id: newId(),
      position: last + index + 1,
      code: `${change.requirement}.${index + 1}`,
      statement: statementOf(criterion),
      acceptanceCriterionId: criterion.id,
    })),
  });
}

/** As a milestone words the criteria of what it covers (lib/features/milestone/queries-criteria.ts). */
function statementOf(
  criterion: { readonly [part in "measure" | "target" | "given" | "when" | "outcome"]: string },
): string {
  const { measure, target, given, when, outcome } = criterion;
  const filled = (parts: readonly string[], by: string): string => parts.filter((part) => part !== "").join(by);
  return measure === "" ? filled([given, when, outcome], ", ") : filled([measure, target], " : ");
}

/** A date that both sides sign is a fact beside the promise, like every other agreed date. */
async function moveDate(
  { tx, scope, now, newId }: SigningContext,
  present: MilestoneNow,
  { dueOn }: MilestoneChange,
  { client, agency }: { readonly client: Signers; readonly agency: Signers },
): Promise<void> {
  const { projectId } = scope;
  const where = { projectId, milestoneId: present.id };
  const { _max } = await tx.milestoneDate.aggregate({ where, _max: { number: true } });
  await tx.milestoneDate.createMany({
    data: [
      {
        ...where,
        id: newId(),
        number: (_max.number ?? 0) + 1,
        partyId: agency.partyId,
        side: "AGENCY",
        wasDueOn: new Date(present.dueOn ?? ""),
        dueOn: new Date(dueOn ?? ""),
        clientDays: 0,
        agencyDays: 0,
        proposedBy: agency.memberId,
        proposedAt: new Date(now),
        agreedBy: client.memberId,
        agreedSide: "CLIENT",
        agreedAt: new Date(now),
        automatic: false,
      },
    ],
  });
}
