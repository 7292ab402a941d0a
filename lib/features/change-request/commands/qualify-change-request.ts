import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideChangeQualification } from "@/lib/domain/change-qualification";
import { loadChangeTerms, loadNamed, periodAfter } from "@/lib/features/change-request/queries-qualify";
import { changeFacts, holdChange, namingChange } from "@/lib/features/change-request/queries-state";
import { QualifyChangeInput } from "@/lib/features/change-request/schema-life";
import { askAgencies, dayColumn, deskOf, moveChange } from "@/lib/features/change-request/store-life";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The AMO says what a request is, by the test: a defect goes to be mended, a change to be assessed, a doubt to a dispute. */
export const qualifyChangeRequest = defineCommand({
  name: "change-request.qualify",
  input: QualifyChangeInput,
  async run(ctx, { changeRequest, ...said }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const state = await holdChange(tx, projectId, { code: changeRequest });
    if (state === null) return missing();
    const [terms, known] = await Promise.all([
      loadChangeTerms(tx, scope),
      loadNamed(tx, projectId, { id: state.id, ...said }),
    ]);
    if (!known.duplicate || known.agencies.length !== new Set(said.agencies).size) return missing();
    const brought = { ...said, criterionStands: known.criterion, agencies: known.agencies.length };
    const ruling = decideChangeQualification(changeFacts(state, now), actorOf(scope, authority), brought);
    if (!ruling.ok) return refuse(ruling.error);
    const { status, finding } = ruling.value;
    const [duplicateOf, requirement] = [said.duplicateOf || null, said.requirement || null];
    // Unsure from the first look, the AMO owes an opinion; unsure again on a dispute, it has given it: the committee settles.
    const again = state.status === "DISPUTED";
    const due = finding === "AMBIGUOUS" && again ? null : terms.from(now, periodAfter[finding]);
    const day = due === null ? null : dayColumn(due.on);
    const desk = deskOf(ctx);
    await askAgencies(desk, state.id, known.agencies);
    await moveChange(
      desk,
      state,
      { act: "qualify", to: status, reason: said.opinion },
      {
        finding,
        inScope: said.inScope,
        duplicateOf,
        criterionRequirement: requirement,
        qualifiedAt: new Date(now),
        ...(again ? { opinionGivenAt: new Date(now) } : {}),
        ...(finding === "CHANGE" ? { assessmentDueOn: day } : {}),
        ...(finding === "DEFECT" ? { decisionDueOn: day } : {}),
        ...(finding === "AMBIGUOUS" && due !== null
          ? { opinionDueOn: dayColumn(due.on), opinionDueBefore: new Date(due.before), disputedAt: new Date(now) }
          : {}),
      },
    );
    const payload = {
      ...namingChange(state),
      ...{ before: state.status, status, finding, inScope: said.inScope, duplicateOf, requirement },
      partyIds: [...new Set([...state.agencies.map(({ partyId }) => partyId), ...known.agencies])],
      dueOn: due?.on ?? null,
    };
    return done([{ type: "ChangeRequestQualified", payload, texts: { opinion: said.opinion } }], { changeRequest });
  },
});
