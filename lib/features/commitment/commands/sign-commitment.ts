import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { startIfReady } from "@/lib/commands/start-project";
import { lockProject } from "@/lib/db/lock";
import { decideCommitmentSignature } from "@/lib/domain/commitment-decision";
import { committedMinutes } from "@/lib/domain/commitment-terms";
import { projectIsOpen } from "@/lib/domain/project";
import { commitmentRecord } from "@/lib/features/commitment/queries-record";
import { termOfDay } from "@/lib/features/commitment/queries-setting";
import { SignCommitmentInput } from "@/lib/features/commitment/schema";
import { moveCommitment } from "@/lib/features/commitment/store";
import { holdCommitment, namingCommitment, noteCommitmentStep } from "@/lib/features/commitment/store-act";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { freezeDocument, recordDigest, saveSignature } from "@/lib/ledger/sign";

/** Signs a commitment for one's party: its terms are locked. The client's last one starts a project whose charter is in force (CD-02). */
export const signCommitment = defineSigningCommand({
  name: "commitment.sign",
  input: SignCommitmentInput,
  async run(ctx, { commitment, digest }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    // Two last signatures queue here: exactly one of them starts the project.
    await lockProject(tx, projectId);
    const held = await holdCommitment(tx, scope, now, { code: commitment });
    if (held === null) return missing();
    const { state, calendar, parameters } = held;
    const content = commitmentRecord(scope, held);
    const actor = actorOf(scope, authority);
    const digests = { read: digest, current: recordDigest(content) };
    const ruling = decideCommitmentSignature(held.facts, actor, digests);
    const refusals = [...projectIsOpen(scope.status), ...(ruling.ok ? [] : ruling.error)];
    if (!ruling.ok || refusals.length > 0) return refuse(refusals);
    const document = await freezeDocument(ctx, { projectId, subjectId: state.id, version: 1, content });
    const fact = await saveSignature(ctx, document, "APPROVED");
    const minutes = committedMinutes(state, calendar.nonWorking);
    const term = termOfDay(state.dueOn, calendar, parameters);
    const signed = { documentId: document.id, at: now, committedMinutes: minutes };
    const move = { projectId, id: state.id, from: state.status, to: ruling.value };
    await moveCommitment(tx, move, { signed, term });
    const by = { memberId: scope.memberId, partyId: authority.partyId };
    const step = { act: "sign", status: ruling.value, documentId: document.id, on: state.dueOn, by };
    await noteCommitmentStep(ctx, { projectId, commitmentId: state.id }, step);
    const { kind, critical } = state;
    const milestones = state.milestones.map((one) => one.code);
    const about = { kind, critical, milestones, committedMinutes: minutes };
    const payload = { ...namingCommitment(held), ...about, ...term, ...fact };
    const automatic = await startIfReady(tx, scope);
    return done([{ type: "CommitmentSigned", payload }], { record: document.code, commitment }, automatic);
  },
});
