import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideConsultation } from "@/lib/domain/consultation";
import { numberOfBaseline } from "@/lib/features/consultation/queries-asked";
import { loadConsultation } from "@/lib/features/consultation/queries-state";
import { ConsultationInput } from "@/lib/features/consultation/schema";
import { lockConsultation, moveConsultation } from "@/lib/features/consultation/store";
import { digestOf } from "@/lib/ledger/canonical";

/** Publishes a consultation: what is asked, by what it is judged and until when is fixed from now on. */
export const publishConsultation = defineCommand({
  name: "consultation.publish",
  input: ConsultationInput,
  async run({ tx, scope, authority, now }, { consultation: code }) {
    const { projectId } = scope;
    await lockConsultation(tx, projectId, code);
    const found = await loadConsultation(tx, scope, code, now);
    if (found === null) return missing();
    const { row, facts, criteria } = found;
    const ruling = decideConsultation("publish", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    await moveConsultation(
      tx,
      { projectId, id: row.id, from: row.status },
      { status: ruling.value, publishedAt: new Date(now) },
    );
    const baseline = await numberOfBaseline(tx, projectId, row.baselineId);
    const { questionsUntil, closesAt, opensAt } = facts;
    return done(
      [
        {
          type: "ConsultationPublished",
          payload: {
            consultationId: row.id,
            consultation: code,
            baseline,
            criteriaDigest: digestOf(criteria),
            questionsUntil,
            closesAt,
            opensAt,
          },
        },
      ],
      { consultation: code },
    );
  },
});
