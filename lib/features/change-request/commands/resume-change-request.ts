import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideResumption } from "@/lib/domain/change-decision";
import { resumeDeferred } from "@/lib/features/change-request/commands/resumption-writing";
import { loadChangeTerms } from "@/lib/features/change-request/queries-qualify";
import { changeFacts, holdChange } from "@/lib/features/change-request/queries-state";
import { ResumeChangeInput } from "@/lib/features/change-request/schema-life";
import { deskOf } from "@/lib/features/change-request/store-life";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The client takes a deferred request up again, before its review day. */
export const resumeChangeRequest = defineCommand({
  name: "change-request.resume",
  input: ResumeChangeInput,
  async run(ctx, { changeRequest }) {
    const { tx, scope, authority, now } = ctx;
    const state = await holdChange(tx, scope.projectId, { code: changeRequest });
    if (state === null) return missing();
    const ruling = decideResumption(changeFacts(state, now), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const event = await resumeDeferred(deskOf(ctx), state, ruling.value, await loadChangeTerms(tx, scope));
    return done([event], { changeRequest });
  },
});
