import type { SigningContext } from "@/lib/commands/define-command";
import type { MilestoneChange } from "@/lib/domain/amendment-terms";
import { dayOf } from "@/lib/domain/deadline";
import type { Event } from "@/lib/domain/event";
import type { MilestoneNow } from "@/lib/features/amendment/queries-standing";
import type { Contracting } from "@/lib/features/amendment/store-contract";
import { digestOf } from "@/lib/ledger/canonical";
import { nextNumber } from "@/lib/ledger/sign";

/** Supersedes an accepted milestone, whose acceptance stays, and defines the one that is presented again in its place. */
export async function replaceMilestone(
  { ctx, order }: Contracting,
  change: MilestoneChange,
  { present, amountCents }: { readonly present: MilestoneNow; readonly amountCents: number },
): Promise<readonly Event[]> {
  const { tx, scope, now, newId } = ctx;
  const { projectId, memberId, timeZone } = scope;
  await tx.milestone.update({
    where: { projectId_id: { projectId, id: present.id } },
    data: { status: "SUPERSEDED" },
  });
  const number = await nextNumber(tx, projectId, "milestone");
  const [id, code] = [newId(), `J${number}`];
  const today = dayOf(now, timeZone);
  const dueOn = change.dueOn ?? today;
  const digest = digestOf({ supersedes: present.id, amendment: order.code, dueOn, amountCents });
  await tx.$executeRaw`
    INSERT INTO milestone (project_id, id, code, number, status, agency_party_id, version, digest, title, purpose, period_amount, period_unit,
      starts_on, due_on, payment_share, amount_cents, no_client_input, two_stage, defined_by, defined_at, supersedes_id)
    SELECT project_id, ${id}::uuid, ${code}, ${number}, 'DRAFT', agency_party_id, 1, ${digest}, title, purpose, period_amount, period_unit,
      least(${today}::date, ${dueOn}::date), ${dueOn}::date, 0, ${amountCents}, true, two_stage, ${memberId}::uuid, ${now}::timestamptz, id
    FROM milestone WHERE project_id = ${projectId}::uuid AND id = ${present.id}::uuid`;
  await copyPromise(
    ctx,
    order.terms.requirements.filter(({ kind }) => kind === "REMOVE").map(({ requirementId }) => requirementId),
    {
      from: present.id,
      to: id,
      code,
    },
  );
  const about = { milestoneId: present.id, milestone: present.code };
  return [
    {
      type: "MilestoneSuperseded",
      payload: {
        ...about,
        amendmentId: order.id,
        amendment: order.code,
        byMilestoneId: id,
        byMilestone: code,
        // What was accepted stays due for what was accepted.
        reopenedCents: 0,
      },
    },
    {
      type: "MilestoneDefined",
      payload: { milestoneId: id, milestone: code, version: 1, digest },
      texts: { title: present.title },
    },
  ];
}

/** What the replaced milestone promised, without what leaves the scope: deliverables, own criteria, requirements. */
async function copyPromise(
  { tx, scope, newId }: SigningContext,
  removed: readonly string[],
  { from, to, code }: { readonly from: string; readonly to: string; readonly code: string },
): Promise<void> {
  const { projectId } = scope;
  const where = { projectId, milestoneId: from };
  const [deliverables, criteria, covered] = await Promise.all([
    tx.deliverable.findMany({ where, orderBy: { position: "asc" } }),
    tx.milestoneCriterion.findMany({ where: { ...where, requirementId: null }, orderBy: { position: "asc" } }),
    tx.milestoneRequirement.findMany({ where: { ...where, requirementId: { notIn: [...removed] } } }),
  ]);
  const of = { projectId, milestoneId: to };
  await tx.deliverable.createMany({
    data: deliverables.map(({ position, title, description }) => ({
      ...of,
      id: newId(),
      position,
      title,
      description,
    })),
  });
  await tx.milestoneRequirement.createMany({ data: covered.map(({ requirementId }) => ({ ...of, requirementId })) });
  await tx.milestoneCriterion.createMany({
    data: criteria.map(({ statement }, index) => ({
      ...of,
      id: newId(),
      position: index + 1,
      code: `${code}.${index + 1}`,
      statement,
    })),
  });
}
