import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { alsoUnless, type Ruling } from "@/lib/domain/act";
import { decidePoint, orderComplete, type PointStatus } from "@/lib/domain/agenda";
import { loadMeeting, pointFacts } from "@/lib/features/committee/queries-state";
import { FixAgendaInput } from "@/lib/features/committee/schema";
import { lockMeeting } from "@/lib/features/committee/store";
import { fixPoints } from "@/lib/features/committee/store-agenda";

/** Fixes the agenda: the chair keeps these points, in this order. What was fixed before stays, in the order given now. */
export const fixAgenda = defineCommand({
  name: "agenda.fix",
  input: FixAgendaInput,
  async run(ctx, { meeting: code, points: wanted }) {
    const { tx, scope, authority, now } = ctx;
    await lockMeeting(tx, scope.projectId, code);
    const found = await loadMeeting(tx, scope, code, now);
    if (found === null) return missing();
    const { row, body } = found;
    const points = wanted.flatMap((id) => row.points.find((point) => point.id === id) ?? []);
    if (points.length !== wanted.length) return missing();
    const fixed = row.points.filter(({ status }) => status === "FIXED").map(({ id }) => id);
    const kept = wanted.filter((id) => fixed.includes(id));
    const rulings = points.map((point) => decidePoint("fix", pointFacts(found, scope, point), authority));
    const one = rulings.find((ruling): ruling is Extract<Ruling<PointStatus>, { ok: false }> => !ruling.ok);
    const ruling = alsoUnless(one ?? { ok: true, value: "FIXED" }, [
      ...(new Set(wanted).size === wanted.length ? [] : orderComplete(wanted, [])),
      ...orderComplete(kept, fixed),
    ]);
    if (!ruling.ok) return refuse(ruling.error);
    await fixPoints(ctx, wanted);
    const payload = { meetingId: row.id, meeting: code, bodyKind: body.kind, points: wanted, count: wanted.length };
    return done([{ type: "AgendaFixed", payload }], { meeting: code });
  },
});
