import { defineCommand, done, missing, refuse, wrongField } from "@/lib/commands/define-command";
import type { Event } from "@/lib/domain/event";
import { decideMeeting, type MeetingFacts } from "@/lib/domain/meeting";
import { seriesDays } from "@/lib/domain/meeting-dates";
import { carryPoints } from "@/lib/features/committee/commands/carry-points";
import { factsAt, timesAt } from "@/lib/features/committee/commands/meeting-planning";
import { loadBodies } from "@/lib/features/committee/queries-body";
import { loadMeeting } from "@/lib/features/committee/queries-state";
import { loadMeetingTerms } from "@/lib/features/committee/queries-terms";
import { PlanMeetingInput } from "@/lib/features/committee/schema";
import { lockBody, saveMeeting } from "@/lib/features/committee/store";
import { isNonEmpty } from "@/lib/kernel/result";

/** Plans a meeting, or a series by the rhythm of its body; each has its days to convene counted backwards (domain.md 5.2). */
export const planMeeting = defineCommand({
  name: "meeting.plan",
  input: PlanMeetingInput,
  async run(ctx, { committee, kind, startsAt, times: wanted, reason, reconvenes, ...where }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, timeZone } = scope;
    await lockBody(tx, projectId, committee);
    const [[body], terms, first] = await Promise.all([
      loadBodies(tx, projectId, committee),
      loadMeetingTerms(tx, scope),
      reconvenes === "" ? null : loadMeeting(tx, scope, reconvenes, now),
    ]);
    if (body === undefined || (reconvenes !== "" && first?.body.code !== committee)) return missing();
    if ((kind === "SECOND") !== (first?.row.status === "ADJOURNED_NO_QUORUM"))
      return wrongField("reconvenes", "custom");
    const rhythm = kind === "ORDINARY" ? body.rhythm : "ON_DEMAND";
    const days = seriesDays(startsAt.slice(0, 10), rhythm, wanted, terms.calendar.nonWorking);
    const plans = days.map((day) => timesAt({ ...where, startsAt: `${day}${startsAt.slice(10)}` }, kind, terms, scope));
    const facts: Omit<MeetingFacts, keyof ReturnType<typeof factsAt>> = {
      ...{ status: "PLANNED", projectStatus: scope.status, bodyStatus: body.status, kind, now, reason },
      ...{ fixedPoints: 0, chairSeated: true, invited: true, quorumMet: false },
      reconvenedAs: first?.row.reconvenedAs ?? [],
    };
    const events: Event[] = [];
    for (const times of plans) {
      if (times === null) return wrongField("startsAt", "invalid_format");
      const ruling = decideMeeting("plan", { ...facts, ...factsAt(times, terms, facts) }, authority);
      if (!ruling.ok) return refuse(ruling.error);
      const said = { kind, reason, reconvenedFrom: first?.row.id ?? null };
      const { id: meetingId, code: meeting } = await saveMeeting(ctx, body, times, said);
      const named = { meetingId, meeting, bodyKind: body.kind };
      const due = { convocationDueOn: times.dates.convocation.on, documentsDueOn: times.dates.documents.on };
      const at = { startsAt: times.startsAt, startsOn: times.startsLocal.slice(0, 10), minutes: times.minutes };
      const payload = { ...named, bodyId: body.id, kind, ...at, ...due, reconvenes: first?.row.code ?? null };
      events.push({ type: "MeetingPlanned", payload, texts: { place: times.place, reason } });
      if (first !== null) events.push(...(await carryPoints(ctx, named, first)));
    }
    const planned = events.find((event) => event.type === "MeetingPlanned");
    if (!isNonEmpty(events) || planned === undefined) throw new Error(`No meeting was planned in ${timeZone}`);
    return done(events, { meeting: planned.payload.meeting });
  },
});
