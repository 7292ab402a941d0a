import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { alsoUnless, readAsItStands } from "@/lib/domain/act";
import { decideMinutes } from "@/lib/domain/minutes";
import { sendMinutes } from "@/lib/features/minutes/commands/minutes-sending";
import { minutesAsDrafted } from "@/lib/features/minutes/queries-draft";
import { draftNumber, lockMinutes, minutesFacts, namingMinutes } from "@/lib/features/minutes/queries-state";
import { SignMinutesInput } from "@/lib/features/minutes/schema";
import { advanceMinutes, fixVersion } from "@/lib/features/minutes/store";
import { freezeDocument, recordDigest, saveSignature } from "@/lib/ledger/sign";

/** Circulates minutes, signed by who keeps them: from then on their words stand, and the period to approve them runs. */
export const circulateMinutes = defineSigningCommand({
  name: "minutes.circulate",
  input: SignMinutesInput,
  async run(ctx, { meeting, digest: read }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    await lockMinutes(tx, projectId, meeting);
    const drafted = await minutesAsDrafted(ctx, meeting);
    if (drafted === null) return missing();
    const { state, record, due } = drafted;
    const { minutes } = state;
    const act = minutes?.status === "CORRECTION_REQUESTED" ? "circulateAgain" : "circulate";
    const decided = decideMinutes(act, minutesFacts(state, scope.memberId, now), authority);
    const ruling = alsoUnless(decided, readAsItStands(read, recordDigest(record)));
    if (!ruling.ok || minutes === null) return refuse(ruling.ok ? [] : ruling.error);
    const version = draftNumber(minutes);
    const document = await freezeDocument(ctx, { projectId, subjectId: minutes.id, version, content: record });
    const signed = await saveSignature(ctx, document, "AUTHORED");
    await fixVersion(ctx, minutes.id, version, document.id);
    const moved = { status: ruling.value, version, approval: due, documentId: document.id };
    await advanceMinutes(tx, projectId, { id: minutes.id, status: minutes.status }, moved);
    await sendMinutes(ctx, state, { minutesId: minutes.id, version });
    const payload = { ...namingMinutes(state, minutes), version, dueOn: due.on, participants: state.people.length };
    return done([{ type: "MinutesCirculated", payload: { ...payload, ...signed } }], {
      record: document.code,
      meeting,
    });
  },
});
