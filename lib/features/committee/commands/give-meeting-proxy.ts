import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideMeeting, decideProxy } from "@/lib/domain/meeting";
import { loadPeople } from "@/lib/features/commitment/queries-state";
import { loadMeeting } from "@/lib/features/committee/queries-state";
import { GiveProxyInput } from "@/lib/features/committee/schema";
import { lockMeeting, saveProxy, withdrawProxy } from "@/lib/features/committee/store";

/** Gives a written proxy for one meeting, to one person of the same party; or takes it back (domain.md 5.4). */
export const giveMeetingProxy = defineCommand({
  name: "meeting.give-proxy",
  input: GiveProxyInput,
  async run(ctx, { meeting: code, holderId }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, memberId, partyId } = scope;
    await lockMeeting(tx, projectId, code);
    const [found, parties] = await Promise.all([loadMeeting(tx, scope, code, now), loadPeople(tx, projectId)]);
    if (found === null) return missing();
    const { row, body, facts } = found;
    const standing = row.proxies.find(({ giverId }) => giverId === memberId);
    const named = { meetingId: row.id, meeting: code, bodyKind: body.kind, giverId: memberId, partyId };
    if (holderId === null) {
      const ruling = decideMeeting("giveProxy", facts, authority);
      if (!ruling.ok) return refuse(ruling.error);
      if (standing === undefined) return missing();
      await withdrawProxy(tx, projectId, standing.id, now);
      return done([{ type: "ProxyWithdrawn", payload: { ...named, holderId: standing.holderId } }], { meeting: code });
    }
    const party = parties.find(({ members }) => members.some(({ id }) => id === holderId));
    if (party === undefined) return missing();
    const offer = {
      giver: { memberId, partyId, seated: facts.invited },
      holder: { memberId: holderId, partyId: party.id },
      standing: row.proxies.filter(({ giverId }) => giverId !== memberId),
    };
    const ruling = decideProxy(facts, offer, authority);
    if (!ruling.ok) return refuse(ruling.error);
    if (standing !== undefined) await withdrawProxy(tx, projectId, standing.id, now);
    await saveProxy(ctx, { meetingId: row.id, partyId, giverId: memberId, holderId });
    return done([{ type: "ProxyGiven", payload: { ...named, holderId } }], { meeting: code });
  },
});
