import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideBody } from "@/lib/domain/committee";
import { bodyFactsOf } from "@/lib/features/committee/queries-body";
import { FormCommitteeInput } from "@/lib/features/committee/schema";
import { saveBody, seatBody } from "@/lib/features/committee/store";

/** Forms a committee: its members, their voices, who presides, and how often it meets (domain.md 5.1). */
export const formCommittee = defineCommand({
  name: "committee.form",
  input: FormCommitteeInput,
  async run(ctx, { seats, ...wanted }) {
    const facts = await bodyFactsOf(ctx.tx, ctx.scope, { kind: wanted.kind, seats }, null);
    if (facts === null) return missing();
    const ruling = decideBody("form", facts, ctx.authority);
    if (!ruling.ok) return refuse(ruling.error);
    const { id, code } = await saveBody(ctx, wanted);
    await seatBody(ctx, id, [], facts.seats);
    const named = facts.seats.map(({ memberId, partyId, voice }) => ({ memberId, partyId, voice }));
    const payload = { bodyId: id, body: code, bodyKind: wanted.kind, rhythm: wanted.rhythm, seats: named };
    return done([{ type: "CommitteeFormed", payload, texts: { title: wanted.title } }], { committee: code });
  },
});
