import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideBody } from "@/lib/domain/committee";
import { bodyFactsOf, loadBodies } from "@/lib/features/committee/queries-body";
import { ComposeCommitteeInput } from "@/lib/features/committee/schema";
import { lockBody, renameBody, seatBody } from "@/lib/features/committee/store";

/** Composes a committee anew: who is not named loses their seat, and a convened meeting is answered by who has one. */
export const composeCommittee = defineCommand({
  name: "committee.compose",
  input: ComposeCommitteeInput,
  async run(ctx, { committee: code, seats, title, rhythm }) {
    const { tx, scope, authority } = ctx;
    const { projectId } = scope;
    await lockBody(tx, projectId, code);
    const [body] = await loadBodies(tx, projectId, code);
    if (body === undefined) return missing();
    const facts = await bodyFactsOf(tx, scope, { kind: body.kind, seats }, body);
    if (facts === null) return missing();
    const ruling = decideBody("compose", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    await seatBody(ctx, body.id, body.seats, facts.seats);
    await renameBody(tx, { projectId, id: body.id }, { title, rhythm });
    const named = facts.seats.map(({ memberId, partyId, voice }) => ({ memberId, partyId, voice }));
    const payload = { bodyId: body.id, body: code, bodyKind: body.kind, rhythm, seats: named };
    return done([{ type: "CommitteeComposed", payload, texts: { title } }], { committee: code });
  },
});
