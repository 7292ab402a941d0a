import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { readAsItStands } from "@/lib/domain/act";
import type { Event } from "@/lib/domain/event";
import { decideDefinitionSignature } from "@/lib/domain/milestone";
import { sideOf } from "@/lib/domain/party";
import { loadRoom, placementIn } from "@/lib/features/budget/queries";
import { actorOf, milestoneFacts } from "@/lib/features/milestone/queries-facts";
import { definitionRecord } from "@/lib/features/milestone/queries-record";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { AgreeMilestoneInput } from "@/lib/features/milestone/schema";
import { fixPromise, agreeMilestone as moveToAgreement } from "@/lib/features/milestone/store";
import { freezeDocument, recordDigest, saveSignature } from "@/lib/ledger/sign";

/** Signs a milestone's definition for one's side. With the second signature it is agreed, and its text is fixed. */
export const agreeMilestone = defineSigningCommand({
  name: "milestone.agree",
  input: AgreeMilestoneInput,
  async run(ctx, { milestone: code, digest }) {
    const { tx, scope, authority, now, newId } = ctx;
    const { projectId } = scope;
    const id = await lockMilestone(tx, projectId, code);
    const around = Promise.all([loadSetting(tx, scope), loadRoom(tx, projectId)]);
    const [state, [setting, room]] = await Promise.all([loadMilestone(tx, projectId, code), around]);
    if (id === null || state === null) return missing();
    const facts = milestoneFacts(state, setting, { projectStatus: scope.status, timeZone: scope.timeZone, now });
    const content = definitionRecord(scope, setting, state);
    const current = recordDigest(content);
    const ruling = decideDefinitionSignature(facts, actorOf(scope, authority), { read: digest, current });
    // The second side signs the very document that the first has signed.
    const frozen = state.definitionDocument;
    const money = placementIn(room, state);
    const agrees = ruling.ok && ruling.value === "READY_TO_START";
    const refusals = [
      ...(ruling.ok ? [] : ruling.error),
      ...(ruling.ok && frozen !== null ? readAsItStands(digest, frozen.digest) : []),
      ...(agrees ? money.refusals : []),
    ];
    if (!ruling.ok || refusals.length > 0) return refuse(refusals);
    const document =
      frozen ?? (await freezeDocument(ctx, { projectId, subjectId: id, version: state.version, content }));
    const { requirements, criteria } = state;
    const [{ signature, ...signed }] = await Promise.all([
      saveSignature(ctx, document, "APPROVED"),
      agrees ? fixPromise(tx, { projectId, id, requirements, criteria, newId }) : null,
    ]);
    const about = { milestoneId: id, milestone: code, version: state.version };
    const automatic: Event[] = [];
    if (agrees) {
      await moveToAgreement(tx, { projectId, id, documentId: document.id, now });
      const { startsOn, dueOn } = state.definition;
      const inputs = state.inputs.map(({ id: inputId, dueOn: on, critical }) => ({ inputId, dueOn: on, critical }));
      const payload = { ...about, ...signed, startsOn, dueOn, inputs, ...money.said };
      automatic.push({ type: "MilestoneAgreed", payload });
    }
    const event: Event = {
      type: "MilestoneDefinitionSigned",
      payload: { ...about, side: sideOf(authority.role), partyId: authority.partyId, ...signed, signature },
    };
    return done([event], { record: document.code, milestone: code }, automatic);
  },
});
