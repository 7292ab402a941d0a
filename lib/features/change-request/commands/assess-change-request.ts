import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { namedIn } from "@/lib/domain/change-assessment";
import { decideAssessment } from "@/lib/domain/change-offer";
import { listUnknown } from "@/lib/features/change-request/queries-qualify";
import { changeFacts, holdChange, namingChange } from "@/lib/features/change-request/queries-state";
import { AssessChangeInput } from "@/lib/features/change-request/schema-life";
import { deskOf, noteChange, saveAssessment } from "@/lib/features/change-request/store-life";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { digestOf } from "@/lib/ledger/canonical";

/** A concerned agency says what a request takes: every field of domain.md 3.2 but the price. */
export const assessChangeRequest = defineCommand({
  name: "change-request.assess",
  input: AssessChangeInput,
  async run(ctx, { changeRequest, ...assessment }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const [state, unknown] = [
      await holdChange(tx, projectId, { code: changeRequest }),
      await listUnknown(tx, projectId, namedIn(assessment)),
    ];
    if (state === null) return missing();
    const brought = { assessment, unknown };
    const ruling = decideAssessment(changeFacts(state, now), actorOf(scope, authority), brought);
    if (!ruling.ok) return refuse(ruling.error);
    const desk = deskOf(ctx);
    const { partyId } = authority;
    await saveAssessment(desk, { changeRequestId: state.id, partyId }, assessment);
    await noteChange(desk, state.id, { act: "assess", to: ruling.value });
    const { days, reopened } = assessment;
    const payload = { ...namingChange(state), partyId, days, reopened, digest: digestOf(assessment) };
    return done([{ type: "ChangeImpactAssessed", payload }], { changeRequest });
  },
});
