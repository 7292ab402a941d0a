import type { ProjectContext } from "@/lib/commands/define-command";
import type { ActionStatus } from "@/lib/domain/action-item";
import { nextNumber } from "@/lib/ledger/sign";

type Desk = Pick<ProjectContext, "tx" | "scope" | "now" | "newId">;

/** What an action says when it is given. */
export type GivenAction = {
  readonly title: string;
  readonly detail: string;
  readonly ownerId: string;
  readonly dueOn: string;
  readonly meetingId: string | null;
  readonly pointId: string | null;
  readonly decisionId: string | null;
};

/** Puts an action in the register; answers its id and number. */
export async function insertAction(
  desk: Desk,
  given: GivenAction,
): Promise<{ readonly id: string; readonly code: string }> {
  const { tx, scope, now, newId } = desk;
  const { projectId, memberId } = scope;
  const number = await nextNumber(tx, projectId, "ACT");
  const [id, code] = [newId(), `ACT-${String(number).padStart(3, "0")}`];
  const { dueOn, ...said } = given;
  const row = { projectId, id, number, code, status: "OPEN", ...said, dueOn: new Date(dueOn) };
  await tx.actionItem.createMany({ data: [{ ...row, openedBy: memberId, openedAt: new Date(now) }] });
  await appendStep(desk, { id, status: "OPEN" }, "");
  return { id, code };
}

/** What an act changes of an action, beside where it stands. */
export type ActionChange = {
  readonly doneBy?: string;
  readonly doneAt?: Date;
  readonly verifiedBy?: string;
  readonly droppedById?: string;
  readonly endedAt?: Date;
};

/** Moves an action on from where it stood, and keeps what was said of it. */
export async function moveAction(
  desk: Desk,
  action: { readonly id: string; readonly before: ActionStatus; readonly status: ActionStatus },
  change: ActionChange,
  note: string,
): Promise<void> {
  const { tx, scope } = desk;
  const { id, before, status } = action;
  const { count } = await tx.actionItem.updateMany({
    where: { projectId: scope.projectId, id, status: before },
    data: { status, ...change },
  });
  if (count !== 1) throw new Error("The action was no longer where it stood");
  await appendStep(desk, { id, status }, note);
}

async function appendStep(
  { tx, scope, now, newId }: Desk,
  action: { readonly id: string; readonly status: ActionStatus },
  note: string,
): Promise<void> {
  const { projectId, memberId } = scope;
  const number = (await tx.actionItemStep.count({ where: { projectId, actionId: action.id } })) + 1;
  const row = { projectId, id: newId(), actionId: action.id, number, status: action.status, note };
  await tx.actionItemStep.createMany({ data: [{ ...row, byMember: memberId, at: new Date(now) }] });
}
