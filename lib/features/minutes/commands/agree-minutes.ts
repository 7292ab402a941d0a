import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideMinutes } from "@/lib/domain/minutes";
import { loadMinutes, lockMinutes, minutesFacts, namingMinutes } from "@/lib/features/minutes/queries-state";
import { AgreeMinutesInput } from "@/lib/features/minutes/schema";
import { saveAgreement } from "@/lib/features/minutes/store";

/** A participant approves a version of the minutes; what they observe is annexed, and changes nothing of the words. */
export const agreeMinutes = defineCommand({
  name: "minutes.agree",
  input: AgreeMinutesInput,
  async run(ctx, { meeting, observation }) {
    const { tx, scope, authority, now } = ctx;
    await lockMinutes(tx, scope.projectId, meeting);
    const state = await loadMinutes(tx, scope.projectId, { meeting });
    const minutes = state?.minutes ?? null;
    if (state === null || minutes === null) return missing();
    const ruling = decideMinutes("agree", minutesFacts(state, scope.memberId, now), authority);
    if (!ruling.ok) return refuse(ruling.error);
    const { version } = minutes;
    await saveAgreement(ctx, { minutesId: minutes.id, version }, observation);
    const payload = { ...namingMinutes(state, minutes), version, observed: observation !== "" };
    const texts = observation === "" ? {} : { texts: { observation } };
    return done([{ type: "MinutesAgreed", payload, ...texts }], { meeting });
  },
});
