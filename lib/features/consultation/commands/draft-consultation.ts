import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideConsultation } from "@/lib/domain/consultation";
import { minuteIn } from "@/lib/domain/local-minute";
import { projectIsOpen } from "@/lib/domain/project";
import { refuse as because, unless } from "@/lib/domain/refusal";
import { findBaseline } from "@/lib/features/consultation/queries-asked";
import { loadConsultation } from "@/lib/features/consultation/queries-state";
import { DraftConsultationInput } from "@/lib/features/consultation/schema";
import { lockConsultation, writeConsultation } from "@/lib/features/consultation/store";
import { loadOwnFiles } from "@/lib/features/file/queries";

/** Prepares a consultation, or writes the draft anew: the set it asks offers for, criteria and weights, its instants. */
export const draftConsultation = defineCommand({
  name: "consultation.draft",
  input: DraftConsultationInput,
  async run(ctx, input) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, timeZone } = scope;
    if (input.consultation !== "") await lockConsultation(tx, projectId, input.consultation);
    const standing = input.consultation === "" ? null : await loadConsultation(tx, scope, input.consultation, now);
    if (input.consultation !== "" && standing === null) return missing();
    const ruling = standing === null ? null : decideConsultation("draft", standing.facts, authority);
    const files = await loadOwnFiles(tx, { projectId, partyId: scope.partyId, ids: input.documents });
    const documents = [...new Set(input.documents)];
    if (files.length !== documents.length) return missing();
    const baselineId = await findBaseline(tx, projectId, input.baseline);
    const [questionsUntil, closesAt, opensAt] = [input.questionsUntil, input.closesAt, input.opensAt].map((minute) =>
      minuteIn(minute, timeZone),
    );
    const dates =
      questionsUntil != null && closesAt != null && opensAt != null && questionsUntil <= closesAt && closesAt <= opensAt
        ? { questionsUntil, closesAt, opensAt }
        : null;
    const refusals = [
      ...projectIsOpen(scope.status),
      ...(ruling === null || ruling.ok ? [] : ruling.error),
      ...unless(baselineId !== null, because("requirement-set-unsigned", {})),
      ...unless(dates !== null, because("consultation-dates-invalid", {})),
    ];
    if (refusals.length > 0 || baselineId === null || dates === null) return refuse(refusals);
    const { title, subject, criteria } = input;
    const draft = { title, subject, criteria, documents, baselineId, ...dates };
    const { id, code } = await writeConsultation(ctx, standing?.row ?? null, draft);
    return done(
      [{ type: "ConsultationDrafted", payload: { consultationId: id, consultation: code }, texts: { title } }],
      { consultation: code },
    );
  },
});
