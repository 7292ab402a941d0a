import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import { decideActionItem } from "@/lib/domain/action-item";
import { dayOf } from "@/lib/domain/deadline";
import { isLocked } from "@/lib/domain/minutes";
import { findActionOwner, findDecision } from "@/lib/features/action-item/queries-state";
import { OpenActionInput } from "@/lib/features/action-item/schema";
import { insertAction } from "@/lib/features/action-item/store";
import { loadMinutes, lockMinutes } from "@/lib/features/minutes/queries-state";
import { postMail } from "@/lib/mail/outbox";

const asNobody = { own: false, standsIn: false, doneByActor: false } as const;
const newAction = { status: "OPEN", ...asNobody, reason: "", dropping: null } as const;

/** The meeting is told: its minutes are out, or approved. */
async function isTold(tx: Tx, projectId: string, meeting: string | null): Promise<boolean> {
  if (meeting === null) return false;
  await lockMinutes(tx, projectId, meeting);
  const found = await loadMinutes(tx, projectId, { meeting });
  const status = found?.minutes?.status ?? "DRAFT";
  return status === "CIRCULATED" || isLocked(status);
}

/** An action is given: what, to whom, by when; in a meeting, on one of its points or by a decision. Its owner is told by mail. */
export const openActionItem = defineCommand({
  name: "action-item.open",
  input: OpenActionInput,
  async run(ctx, { meeting, pointId, decision, ...said }) {
    const { tx, scope, authority, now, newId } = ctx;
    const { projectId } = scope;
    const [owner, source, held] = await Promise.all([
      findActionOwner(tx, projectId, said.ownerId),
      decision === null ? null : findDecision(tx, projectId, decision),
      meeting === null ? null : tx.meeting.findUnique({ where: { projectId_code: { projectId, code: meeting } } }),
    ]);
    const point =
      pointId === null || held === null
        ? null
        : await tx.agendaPoint.findFirst({ where: { projectId, meetingId: held.id, id: pointId } });
    const lost =
      (decision !== null && source === null) ||
      (meeting !== null && held === null) ||
      (pointId !== null && point === null);
    if (lost) return missing();
    const days = { today: dayOf(now, scope.timeZone), dueOn: said.dueOn };
    const told = await isTold(tx, projectId, meeting);
    const facts = { ...newAction, projectStatus: scope.status, ...days, ownerThere: owner !== null, told };
    const ruling = decideActionItem("open", facts, authority);
    if (!ruling.ok || owner === null) return refuse(ruling.ok ? [] : ruling.error);
    const where = { meetingId: held?.id ?? null, pointId: point?.id ?? null, decisionId: source?.id ?? null };
    const { id, code } = await insertAction(ctx, { ...said, ...where });
    if (owner.personId !== scope.personId) {
      const path = `/projects/${scope.code}/actions/${code}`;
      const mail = { project: scope.name, act: "action", subject: code, path } as const;
      await postMail(tx, { template: "act-waiting", payload: mail, to: owner, projectId, now, newId });
    }
    const turn = { side: owner.side, partyId: owner.partyId, ownerId: owner.id, dueOn: said.dueOn };
    const room = held === null ? {} : { meetingId: held.id };
    const payload = { actionId: id, action: code, ...turn, meeting, decision, ...room };
    return done([{ type: "ActionOpened", payload, texts: { title: said.title } }], { action: code });
  },
});
