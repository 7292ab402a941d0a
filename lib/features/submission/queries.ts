import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { Ability } from "@/lib/domain/ability";
import { listWaitingFiles } from "@/lib/features/file/queries";
import { abilitiesOf } from "@/lib/features/milestone/queries-item";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { lastDecision, loadMilestone } from "@/lib/features/milestone/queries-state";
import type { SubmissionStart } from "@/lib/features/submission/view";
import type { Instant } from "@/lib/kernel/instant";

type Reading = { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant };

/** What a submission begins with: the milestone, the reasons to answer, the files that wait; and whether this reader may submit. */
export async function getSubmissionStart(
  { tx, scope, now }: Reading,
  code: string,
): Promise<{ readonly start: SubmissionStart; readonly ability: Ability } | null> {
  const state = await loadMilestone(tx, scope.projectId, code);
  if (state === null) return null;
  const adjournment = state.status === "ADJOURNED" ? lastDecision(state) : null;
  const reasons = (adjournment?.reasons ?? []).map(({ id, criterionId, text }) => ({
    id,
    text,
    criterion: state.criteria.find((one) => one.id === criterionId)?.code ?? "",
  }));
  return {
    start: {
      project: { code: scope.code, name: scope.name },
      party: scope.partyName,
      milestone: { code, title: state.definition.title },
      number: state.submissions.length + 1,
      reasons,
      files: await listWaitingFiles(tx, scope),
    },
    ability: abilitiesOf(state, await loadSetting(tx, scope), scope, now).submit,
  };
}
