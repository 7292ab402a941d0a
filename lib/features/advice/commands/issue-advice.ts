import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideAdviceIssue } from "@/lib/domain/advice";
import { holdOpinion } from "@/lib/features/advice/queries-opinion";
import { adviceFacts, loadAdvice, lockAdvice } from "@/lib/features/advice/queries-state";
import { NamedAdviceInput } from "@/lib/features/advice/schema";
import { deskOf } from "@/lib/features/advice/store";
import { issue } from "@/lib/features/advice/store-issue";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { loadSetting } from "@/lib/features/milestone/queries-setting";

/** Advice goes out: its words are locked, its period to answer runs, and what it is linked to waits for an answer. */
export const issueAdvice = defineCommand({
  name: "advice.issue",
  input: NamedAdviceInput,
  async run(ctx, { advice: code }) {
    const { tx, scope, authority } = ctx;
    const { projectId } = scope;
    await lockAdvice(tx, projectId, code);
    const seen = await loadAdvice(tx, projectId, code);
    if (seen === null) return missing();
    if (seen.supersedes !== null) await lockAdvice(tx, projectId, seen.supersedes);
    const opinion = seen.opinionId === null ? null : await holdOpinion(tx, projectId, { id: seen.opinionId });
    const [draft, setting] = await Promise.all([loadAdvice(tx, projectId, code), loadSetting(tx, scope)]);
    if (draft === null) return missing();
    const ruling = decideAdviceIssue(adviceFacts(draft), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    if (opinion !== null && opinion.status !== "OPEN") return missing();
    const { event, automatic, dueOn } = await issue(deskOf(ctx), setting, draft);
    return done([event], { advice: code, dueOn }, automatic);
  },
});
