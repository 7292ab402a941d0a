import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { openMinutes } from "@/lib/commands/open-minutes";
import { decideMinutes } from "@/lib/domain/minutes";
import { refuse as because } from "@/lib/domain/refusal";
import { draftNumber, draftOf, loadMinutes, lockMinutes, minutesFacts } from "@/lib/features/minutes/queries-state";
import { DraftMinutesInput } from "@/lib/features/minutes/schema";
import { writeVersion } from "@/lib/features/minutes/store";

/** Writes the narrative of the minutes of a meeting. Two who write the same draft do not overwrite each other: the second reads first. */
export const draftMinutes = defineCommand({
  name: "minutes.draft",
  input: DraftMinutesInput,
  async run(ctx, { meeting, revision, sections }) {
    const { tx, scope, authority, now } = ctx;
    await lockMinutes(tx, scope.projectId, meeting);
    const state = await loadMinutes(tx, scope.projectId, { meeting });
    if (state === null) return missing();
    const { minutes, endedAt } = state;
    const act = minutes?.status === "CORRECTION_REQUESTED" ? "rewrite" : "write";
    const ruling = decideMinutes(act, minutesFacts(state, scope.memberId, now), authority);
    if (!ruling.ok || endedAt === null) return refuse(ruling.ok ? [] : ruling.error);
    if ((draftOf(minutes)?.revision ?? 0) !== revision) return refuse([because("content-changed", {})]);
    const points = new Set(
      (await tx.agendaPoint.findMany({ where: { projectId: scope.projectId, meetingId: state.meetingId } })).map(
        ({ id }) => id,
      ),
    );
    const own = sections.filter(({ pointId }) => pointId === null || points.has(pointId));
    const opened = minutes === null ? await openMinutes(ctx, { id: state.meetingId, code: meeting, endedAt }) : null;
    const id = opened?.id ?? minutes?.id ?? "";
    const version = draftNumber(minutes);
    const written = await writeVersion(ctx, id, { version, revision }, own);
    const payload = { minutesId: id, meetingId: state.meetingId, meeting, version, revision: written };
    const drawn = opened === null ? [] : [opened.event];
    return done([{ type: "MinutesDrafted", payload }], { meeting, revision: String(written) }, drawn);
  },
});
