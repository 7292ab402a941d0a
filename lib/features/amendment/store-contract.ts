import type { SigningContext } from "@/lib/commands/define-command";
import type { RequirementChange } from "@/lib/domain/amendment-terms";
import type { Event } from "@/lib/domain/event";
import type { Standing } from "@/lib/features/amendment/queries-facts";
import type { OrderState } from "@/lib/features/amendment/queries-state";
import { digestOf } from "@/lib/ledger/canonical";

/** What an order is carried out with. */
export type Contracting = { readonly ctx: SigningContext; readonly order: OrderState; readonly standing: Standing };

/** What an order did to one requirement. */
export type Written = {
  readonly change: RequirementChange;
  readonly fromVersion: number | null;
  readonly version: number;
  readonly digest: string;
};

/**
 * Writes the new texts as locked versions, takes what leaves the scope out of it, and records which version replaced
 * which. The rows are locked, and the versions were found to be in force.
 */
export async function writeRequirements({ ctx, order, standing }: Contracting): Promise<readonly Written[]> {
  const { projectId } = ctx.scope;
  const written = order.terms.requirements.map((change): Written => {
    if (change.kind === "ADD") return { change, fromVersion: null, version: 1, digest: digestOf(change.content) };
    const { fromVersion } = change;
    if (change.kind === "MODIFY")
      return { change, fromVersion, version: fromVersion + 1, digest: digestOf(change.content) };
    const digest = standing.requirements.find(({ id }) => id === change.requirementId)?.digest ?? "";
    return { change, fromVersion, version: fromVersion, digest };
  });
  await addRequirements(ctx, written);
  await writeVersions(ctx, order, written);
  await ctx.tx.amendmentItem.createMany({
    data: written.map(({ change, fromVersion, version, digest }) => {
      const { kind, requirementId } = change;
      return { projectId, amendmentId: order.id, requirementId, kind, fromVersion, version, digest };
    }),
  });
  await replaceTexts(ctx, written, standing);
  return written;
}

async function addRequirements({ tx, scope, now }: SigningContext, written: readonly Written[]): Promise<void> {
  const at = new Date(now);
  await tx.requirement.createMany({
    data: written.flatMap(({ change }) => {
      if (change.kind !== "ADD") return [];
      const { requirementId: id, requirement: code, chapter, content } = change;
      const { title, statement, kind, priority, criteria } = content;
      const search = [code, title, statement, chapter].join(" ");
      const position = Number(code.slice("EX-".length));
      const text = { chapter, kind, priority, criteriaCount: criteria.length, search };
      const lock = { status: "BASELINED", version: 1, baselinedVersion: 1 };
      const by = { createdBy: scope.memberId, createdAt: at, changedAt: at };
      return [{ ...text, ...lock, ...by, projectId: scope.projectId, id, code, position }];
    }),
  });
}

async function writeVersions(
  { tx, scope, now }: SigningContext,
  order: OrderState,
  written: readonly Written[],
): Promise<void> {
  const texts = written.flatMap(({ change, version, digest }) =>
    change.kind === "REMOVE" ? [] : [{ requirementId: change.requirementId, version, digest, content: change.content }],
  );
  await tx.requirementVersion.createMany({
    data: texts.map(({ requirementId, version, digest, content: { criteria, ...text } }) => ({
      ...text,
      projectId: scope.projectId,
      requirementId,
      version,
      digest,
      criteriaCount: criteria.length,
      reason: order.code,
      writtenBy: scope.memberId,
      writtenAt: new Date(now),
    })),
  });
  await tx.acceptanceCriterion.createMany({
    data: texts.flatMap(({ requirementId, version, content }) =>
      content.criteria.map((criterion, index) => ({
        ...criterion,
        projectId: scope.projectId,
        requirementId,
        version,
        position: index + 1,
      })),
    ),
  });
}

async function replaceTexts(
  { tx, scope, now }: SigningContext,
  written: readonly Written[],
  standing: Standing,
): Promise<void> {
  const { projectId } = scope;
  for (const { change, version } of written) {
    if (change.kind === "ADD") continue;
    const where = { projectId_id: { projectId, id: change.requirementId } };
    if (change.kind === "REMOVE") {
      await tx.requirement.update({ where, data: { status: "OBSOLETE", changedAt: new Date(now) } });
      continue;
    }
    const { title, statement, kind, priority, criteria } = change.content;
    const present = standing.requirements.find(({ id }) => id === change.requirementId);
    const search = [
      change.requirement,
      title,
      statement,
      present?.chapter ?? "",
      present?.externalReference ?? "",
    ].join(" ");
    const text = { kind, priority, criteriaCount: criteria.length, search };
    const lock = { status: "BASELINED", version, baselinedVersion: version };
    await tx.requirement.update({ where, data: { ...text, ...lock, changedAt: new Date(now) } });
  }
}

/** What the ledger says of each version that was replaced. */
export function versionEvents(order: OrderState, written: readonly Written[]): readonly Event[] {
  return written.map(({ change, fromVersion, version, digest }) => ({
    type: "RequirementVersionContracted",
    payload: {
      requirementId: change.requirementId,
      requirement: change.requirement,
      kind: change.kind,
      fromVersion,
      version,
      digest,
      amendmentId: order.id,
      amendment: order.code,
    },
  }));
}
