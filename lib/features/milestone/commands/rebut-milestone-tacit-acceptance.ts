import { defineSigningCommand, missing, refuse, wrongField } from "@/lib/commands/define-command";
import { decideRebuttal } from "@/lib/domain/rebuttal";
import { loadOwnFiles } from "@/lib/features/file/queries";
import { writeRebuttal } from "@/lib/features/milestone/commands/rebuttal-writing";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { loadTacit, rebuttalRecord, tacitFacts } from "@/lib/features/milestone/queries-rebuttal";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { RebutTacitAcceptanceInput } from "@/lib/features/milestone/schema-silence";
import { recordDigest } from "@/lib/ledger/sign";

/** The client rebuts what its silence accepted, within the window: what was not conforming, with evidence (CR-11). */
export const rebutMilestoneTacitAcceptance = defineSigningCommand({
  name: "milestone.rebut-tacit-acceptance",
  input: RebutTacitAcceptanceInput,
  async run(ctx, { milestone: code, digest: read, ...draft }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    await lockMilestone(tx, projectId, code);
    const [state, setting] = await Promise.all([loadMilestone(tx, projectId, code), loadSetting(tx, scope)]);
    if (state === null) return missing();
    const ids = draft.evidence.flatMap((one) => (one.fileId === null ? [] : [one.fileId]));
    const [tacit, files] = await Promise.all([
      loadTacit(tx, projectId, code),
      loadOwnFiles(tx, { projectId, partyId: authority.partyId, ids }),
    ]);
    const content = rebuttalRecord(scope, setting, state, { ...draft, tacit, files });
    const ruling = decideRebuttal(tacitFacts(state, tacit, now), actorOf(scope, authority), {
      reasons: draft.reasons,
      known: state.criteria.map((one) => one.id),
      evidence: draft.evidence.length,
      digests: { read, current: recordDigest(content) },
    });
    if (!ruling.ok) return refuse(ruling.error);
    if (files.length !== new Set(ids).size) return wrongField("evidence", "invalid");
    if (tacit === null) return missing();
    return writeRebuttal(ctx, { state, setting, tacit, files, draft, content, to: ruling.value });
  },
});
