import type { SigningContext } from "@/lib/commands/define-command";
import { suspectChanged } from "@/lib/commands/suspect-changed";
import type { Event, EventPayload } from "@/lib/domain/event";
import type { OrderToSign } from "@/lib/features/amendment/queries-ceremony";
import { loadOrder } from "@/lib/features/amendment/queries-state";
import {
  contractChange,
  moveOrder,
  noteChangeStep,
  requirementsOfChange,
  settleChangePending,
} from "@/lib/features/amendment/store";
import { versionEvents, writeRequirements } from "@/lib/features/amendment/store-contract";
import { type Signers, writeMilestones } from "@/lib/features/amendment/store-milestone";

type Contracted = EventPayload<"ChangeContracted">;
type Said = {
  readonly about: Pick<
    Contracted,
    "changeRequestId" | "changeRequest" | "amendmentId" | "amendment" | "instrument" | "partyId"
  >;
  readonly paper: Pick<Contracted, "documentId" | "record" | "digest">;
};

/**
 * Everything that the last signature does, in its transaction: the new versions, the milestones, the order in force, the
 * change ordered. The database looks at the whole of it again before it commits.
 */
export async function contractOrder(
  found: OrderToSign & { readonly ctx: SigningContext },
  { about, paper }: Said,
): Promise<readonly Event[]> {
  const { ctx, order, standing } = found;
  const { tx, scope, now, newId } = ctx;
  const { projectId } = scope;
  const written = await writeRequirements({ ctx, order, standing });
  const milestones = await writeMilestones({ ctx, order, standing }, written, await signersOf(found));
  await moveOrder(tx, { projectId, id: order.id, from: "SIGNING", to: "CONTRACTED", now });
  const { changeRequestId } = about;
  const at = { projectId, changeRequestId, now };
  const ordered = await contractChange(tx, projectId, changeRequestId);
  if (ordered)
    await noteChangeStep(tx, { ...at, id: newId(), act: "contract", status: "CONTRACTED", by: null, reason: "" });
  await settleChangePending(tx, projectId, await requirementsOfChange(tx, projectId, changeRequestId));
  const changed = written.filter(({ change }) => change.kind !== "ADD").map(({ change }) => change.requirementId);
  const suspects = await suspectChanged(ctx, { requirementIds: changed, amendment: order.code });
  const { recurring, ...price } = order.price;
  const terms = recurring.map(({ cents, every, months }) => ({ cents, every, months }));
  return [
    { type: "ChangeContracted", payload: { ...about, ...price, recurring: terms, days: order.days, ...paper } },
    ...versionEvents(order, written),
    ...milestones,
    ...suspects,
  ];
}

/** Who signed for each side, the one who has just signed included. */
async function signersOf({
  ctx,
  order,
}: OrderToSign & { readonly ctx: SigningContext }): Promise<{ client: Signers; agency: Signers }> {
  const signed = await loadOrder(ctx.tx, ctx.scope.projectId, { code: order.code });
  const signatures = signed?.signatures ?? [];
  const agency = signatures.find(({ partyId }) => partyId === order.partyId);
  const client = signatures.find(({ seats }) => seats.includes("CLIENT"));
  if (agency === undefined || client === undefined) throw new Error("An order is contracted without its signatures");
  return { client, agency };
}
