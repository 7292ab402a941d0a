import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideCommitteeDecision, effectBy } from "@/lib/domain/decision";
import { decisionFacts, endedAs } from "@/lib/features/decision/queries-state";
import { ProposeDecisionInput } from "@/lib/features/decision/schema";
import { lockDecision, saveDecision } from "@/lib/features/decision/store";
import { loadPointForUpdate, roomNamed } from "@/lib/features/room/queries-state";

/** Puts a decision to the vote on a point: its words, the options considered and why. From then on it is voted or put off. */
export const proposeDecision = defineCommand({
  name: "decision.propose",
  input: ProposeDecisionInput,
  async run(ctx, { meeting: code, pointId, revokes: ended, ...words }) {
    const { tx, scope, authority, now } = ctx;
    const at = await loadPointForUpdate(tx, scope, { meeting: code, pointId }, now);
    const standing = ended === null ? null : await lockDecision(tx, scope.projectId, ended);
    if (at === null || (ended !== null && standing === null)) return missing();
    const { found, point } = at;
    const revokes = ended === null || standing === null ? null : { code: ended, ...endedAs(standing) };
    const ruling = decideCommitteeDecision("propose", decisionFacts(found, point, scope, { revokes }), authority);
    if (!ruling.ok) return refuse(ruling.error);
    const { subjectKind: kind, subjectId, subject, matter } = point;
    const effect = effectBy(kind);
    const about =
      kind === null || subjectId === null || subject === null ? null : { kind, id: subjectId, code: subject };
    const saved = await saveDecision(ctx, {
      ...{ ...words, pointId, matter, effect, subject: about },
      year: Number(dayOf(found.row.startsAt, scope.timeZone).slice(0, 4)),
      meetingId: found.row.id,
      revokesId: standing?.id ?? null,
    });
    const { title, text, grounds, options } = words;
    const named = { ...roomNamed(found), pointId, decisionId: saved.id, decision: saved.code, revokes: ended };
    const payload = { ...named, matter, effect, subjectKind: kind, subject, options: options.length };
    const event = { type: "CommitteeDecisionProposed", payload, texts: { title, text, grounds } } as const;
    return done([event], { meeting: code, decision: saved.code });
  },
});
