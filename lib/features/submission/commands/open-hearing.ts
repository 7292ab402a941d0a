import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideHearing } from "@/lib/domain/hearing";
import { actorOf, hearingFacts } from "@/lib/features/milestone/queries-facts";
import { inForce, loadSetting, termFrom } from "@/lib/features/milestone/queries-setting";
import { lastSubmission, loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { OpenHearingInput } from "@/lib/features/submission/schema";
import { saveHearing } from "@/lib/features/submission/store";

/** Invites the agency to observe before a price reduction or a rejection (AR-07), in the time of the charter. */
export const openHearing = defineCommand({
  name: "hearing.open",
  input: OpenHearingInput,
  async run({ tx, scope, authority, now, newId }, { milestone: code, intended, reasons }) {
    const { projectId } = scope;
    const milestoneId = await lockMilestone(tx, projectId, code);
    const state = await loadMilestone(tx, projectId, code);
    if (milestoneId === null || state === null) return missing();
    const ruling = decideHearing(hearingFacts(state, now), actorOf(scope, authority), reasons);
    if (!ruling.ok) return refuse(ruling.error);
    const submission = lastSubmission(state);
    if (submission === null) return missing();
    const setting = await loadSetting(tx, scope);
    const ends = termFrom(setting, now, inForce(setting).hearingPeriod);
    const id = newId();
    await saveHearing(tx, {
      projectId,
      id,
      submissionId: submission.id,
      intended,
      reasons,
      openedBy: scope.memberId,
      now,
      ends,
    });
    const about = {
      milestoneId,
      milestone: code,
      submissionId: submission.id,
      number: submission.number,
      hearingId: id,
    };
    return done(
      [
        {
          type: "HearingOpened",
          payload: { ...about, intended, endsOn: ends.on, endsBefore: ends.before },
          texts: { reasons },
        },
      ],
      { milestone: code },
    );
  },
});
