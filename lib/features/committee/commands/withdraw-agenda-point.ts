import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decidePoint } from "@/lib/domain/agenda";
import { loadMeeting, pointFacts } from "@/lib/features/committee/queries-state";
import { WithdrawPointInput } from "@/lib/features/committee/schema";
import { lockMeeting } from "@/lib/features/committee/store";
import { withdrawPoint } from "@/lib/features/committee/store-agenda";

/** Takes a point off an agenda: by who proposed it, or by who presides, until the meeting begins. */
export const withdrawAgendaPoint = defineCommand({
  name: "agenda.withdraw",
  input: WithdrawPointInput,
  async run(ctx, { meeting: code, pointId, reason }) {
    const { tx, scope, authority, now } = ctx;
    await lockMeeting(tx, scope.projectId, code);
    const found = await loadMeeting(tx, scope, code, now);
    const point = found?.row.points.find(({ id }) => id === pointId);
    if (found === null || point === undefined) return missing();
    const ruling = decidePoint("withdraw", pointFacts(found, scope, point), authority);
    if (!ruling.ok) return refuse(ruling.error);
    await withdrawPoint(ctx, pointId);
    const payload = { meetingId: found.row.id, meeting: code, bodyKind: found.body.kind, pointId };
    return done([{ type: "AgendaPointWithdrawn", payload, texts: { reason } }], { meeting: code, pointId });
  },
});
