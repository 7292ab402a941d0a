import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideMinutes } from "@/lib/domain/minutes";
import { withSection } from "@/lib/domain/minutes-content";
import { refuse as because } from "@/lib/domain/refusal";
import {
  circulatedOf,
  draftNumber,
  draftOf,
  loadMinutes,
  lockMinutes,
  minutesFacts,
  namingMinutes,
} from "@/lib/features/minutes/queries-state";
import { AnswerCorrectionInput } from "@/lib/features/minutes/schema";
import { answerCorrection as keepAnswer, writeVersion } from "@/lib/features/minutes/store";

/** Who keeps the minutes takes a correction up, in the next version, or says why not. */
export const answerCorrection = defineCommand({
  name: "minutes.answer-correction",
  input: AnswerCorrectionInput,
  async run(ctx, { meeting, correction: number, accepted, text, answer }) {
    const { tx, scope, authority, now } = ctx;
    await lockMinutes(tx, scope.projectId, meeting);
    const state = await loadMinutes(tx, scope.projectId, { meeting });
    const minutes = state?.minutes ?? null;
    const asked = minutes?.corrections.find((one) => one.number === number && one.status === "OPEN");
    if (state === null || minutes === null || asked === undefined) return missing();
    const ruling = decideMinutes("rewrite", minutesFacts(state, scope.memberId, now), authority);
    if (!ruling.ok) return refuse(ruling.error);
    if (!accepted && answer === "") return refuse([because("reason-missing", {})]);
    await keepAnswer(ctx, asked.id, { status: accepted ? "ACCEPTED" : "DECLINED", answer });
    const draft = draftOf(minutes);
    const before = draft ?? circulatedOf(minutes);
    const sections = before?.sections ?? [];
    // The next version begins as the last one, and takes up what was accepted.
    const next = accepted ? withSection(sections, { pointId: asked.pointId, text }) : sections;
    const version = draftNumber(minutes);
    if (accepted || draft === null)
      await writeVersion(ctx, minutes.id, { version, revision: draft?.revision ?? 0 }, next);
    const about = { ...namingMinutes(state, minutes), version: asked.version, correctionId: asked.id };
    const payload = { ...about, number, accepted };
    return done([{ type: "MinutesCorrectionAnswered", payload, texts: { answer } }], { meeting });
  },
});
