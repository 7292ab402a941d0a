import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideIncident } from "@/lib/domain/regularity";
import { listIncidents, loadObserved } from "@/lib/features/incident/queries";
import { EndIncidentInput } from "@/lib/features/incident/schema";
import { endIncidentRow } from "@/lib/features/incident/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { lockMilestone } from "@/lib/features/milestone/queries-state";
import { instantOf } from "@/lib/kernel/instant";

/** The end of an incident that lasted, written once. */
export const endIncident = defineCommand({
  name: "incident.end",
  input: EndIncidentInput,
  async run(ctx, { milestone: code, incident: number, endedAt: until }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    await lockMilestone(tx, projectId, code);
    const observed = await loadObserved(tx, projectId, code);
    if (observed === null) return missing();
    const found = (await listIncidents(tx, projectId, code)).find((one) => one.number === number);
    if (found === undefined) return missing();
    const endedAt = instantOf(new Date(until));
    const { status, agencyPartyId, observedFrom, milestoneId, submissionId } = observed;
    const span = { startedAt: found.startedAt, endedAt, observedFrom, alreadyEnded: found.endedAt !== null };
    const ruling = decideIncident("end", { status, agencyPartyId, now }, actorOf(scope, authority), span);
    if (!ruling.ok) return refuse(ruling.error);
    await endIncidentRow(tx, { projectId, id: found.id, endedAt });
    const about = { milestoneId, milestone: code, submissionId, number: observed.number };
    const { id: incidentId, kind, startedAt } = found;
    const payload = { ...about, incidentId, incident: number, kind, startedAt, endedAt };
    return done([{ type: "IncidentEnded", payload }], { milestone: code, incident: number });
  },
});
