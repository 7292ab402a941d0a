import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { alsoUnless } from "@/lib/domain/act";
import { decidePoint, orderComplete } from "@/lib/domain/agenda";
import { loadMeeting, pointFacts } from "@/lib/features/committee/queries-state";
import { OrderAgendaInput } from "@/lib/features/committee/schema";
import { lockMeeting } from "@/lib/features/committee/store";
import { orderPoints } from "@/lib/features/committee/store-agenda";

/** Puts the points that are proposed in an order, for the chair to fix (MR-02). */
export const orderAgenda = defineCommand({
  name: "agenda.order",
  input: OrderAgendaInput,
  async run({ tx, scope, authority, now }, { meeting: code, points }) {
    const { projectId, memberId } = scope;
    await lockMeeting(tx, projectId, code);
    const found = await loadMeeting(tx, scope, code, now);
    if (found === null) return missing();
    const standing = found.row.points.filter(({ status }) => status === "PROPOSED").map(({ id }) => id);
    const any = { status: "PROPOSED", ask: "INFORM", proposedBy: memberId } as const;
    const ruling = alsoUnless(
      decidePoint("order", pointFacts(found, scope, any), authority),
      orderComplete(points, standing),
    );
    if (!ruling.ok) return refuse(ruling.error);
    await orderPoints(tx, projectId, points);
    const payload = { meetingId: found.row.id, meeting: code, bodyKind: found.body.kind, points };
    return done([{ type: "AgendaOrdered", payload }], { meeting: code });
  },
});
