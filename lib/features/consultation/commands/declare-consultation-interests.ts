import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideConsultation } from "@/lib/domain/consultation";
import { refuse as because, unless } from "@/lib/domain/refusal";
import { loadConsultation } from "@/lib/features/consultation/queries-state";
import { DeclareInterestsInput } from "@/lib/features/consultation/schema";
import { saveDeclaration } from "@/lib/features/consultation/store-question";

/** Declares one's interests in those who offer (MD-03): none, and one may read and judge; a conflict excludes for good. */
export const declareConsultationInterests = defineCommand({
  name: "consultation.declare-interests",
  input: DeclareInterestsInput,
  async run({ tx, scope, authority, now, newId }, { consultation: code, conflict, text }) {
    const found = await loadConsultation(tx, scope, code, now);
    if (found === null) return missing();
    const { row, facts } = found;
    const ruling = decideConsultation("declareInterests", facts, authority);
    const refusals = [
      ...(ruling.ok ? [] : ruling.error),
      ...unless(!conflict || text !== "", because("reason-missing", {})),
    ];
    if (refusals.length > 0) return refuse(refusals);
    await saveDeclaration({ tx, scope, now, newId }, { consultationId: row.id, conflict, text });
    return done([{ type: "InterestsDeclared", payload: { consultationId: row.id, consultation: code, conflict } }], {
      consultation: code,
    });
  },
});
