import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideIncident } from "@/lib/domain/regularity";
import { listIncidents, loadObserved } from "@/lib/features/incident/queries";
import { DeclareIncidentInput } from "@/lib/features/incident/schema";
import { saveIncident } from "@/lib/features/incident/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { lockMilestone } from "@/lib/features/milestone/queries-state";
import { instantOf } from "@/lib/kernel/instant";

/** An incident of the observed service is put on record, by whoever saw it (CCAG-TIC 32.4). */
export const declareIncident = defineCommand({
  name: "incident.declare",
  input: DeclareIncidentInput,
  async run(ctx, { milestone: code, kind, description, startedAt: from, endedAt: until }) {
    const { tx, scope, authority, now, newId } = ctx;
    const { projectId, memberId: declaredBy } = scope;
    await lockMilestone(tx, projectId, code);
    const observed = await loadObserved(tx, projectId, code);
    if (observed === null) return missing();
    const startedAt = instantOf(new Date(from));
    const endedAt = until === "" ? null : instantOf(new Date(until));
    const { status, agencyPartyId, observedFrom, milestoneId, submissionId } = observed;
    const span = { startedAt, endedAt, observedFrom, alreadyEnded: false };
    const ruling = decideIncident("declare", { status, agencyPartyId, now }, actorOf(scope, authority), span);
    if (!ruling.ok) return refuse(ruling.error);
    const [id, incident] = [newId(), (await listIncidents(tx, projectId, code)).length + 1];
    const row = { projectId, id, milestoneId, submissionId, number: incident, kind, description };
    await saveIncident(tx, { ...row, startedAt, endedAt, declaredBy, now });
    const about = { milestoneId, milestone: code, submissionId, number: observed.number };
    const payload = { ...about, incidentId: id, incident, kind, startedAt, endedAt };
    return done([{ type: "IncidentDeclared", payload, texts: { description } }], { milestone: code, incident });
  },
});
