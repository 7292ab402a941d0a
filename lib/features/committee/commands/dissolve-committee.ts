import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideBody } from "@/lib/domain/committee";
import { bodyFactsOf, loadBodies } from "@/lib/features/committee/queries-body";
import { DissolveCommitteeInput } from "@/lib/features/committee/schema";
import { dissolveBody, lockBody } from "@/lib/features/committee/store";

/** Ends a committee that has no meeting to come. What it decided stays. */
export const dissolveCommittee = defineCommand({
  name: "committee.dissolve",
  input: DissolveCommitteeInput,
  async run({ tx, scope, authority, now }, { committee: code, reason }) {
    const { projectId } = scope;
    await lockBody(tx, projectId, code);
    const [body] = await loadBodies(tx, projectId, code);
    if (body === undefined) return missing();
    const facts = await bodyFactsOf(tx, scope, { kind: body.kind, seats: [] }, body);
    if (facts === null) return missing();
    const ruling = decideBody("dissolve", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    await dissolveBody(tx, { projectId, id: body.id, now });
    const payload = { bodyId: body.id, body: code, bodyKind: body.kind };
    return done([{ type: "CommitteeDissolved", payload, texts: { reason } }], { committee: code });
  },
});
