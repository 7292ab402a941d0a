import { defineCommand, done, missing, refuse, wrongField } from "@/lib/commands/define-command";
import { decideAmendmentDraft } from "@/lib/domain/amendment";
import { instrumentFor, requirementsOf } from "@/lib/domain/amendment-terms";
import { sideOf } from "@/lib/domain/party";
import { refuse as because } from "@/lib/domain/refusal";
import { blankOrder, loadStanding, needsSponsor, orderFacts } from "@/lib/features/amendment/queries-facts";
import { loadOrder, loadRequest } from "@/lib/features/amendment/queries-state";
import { makeTerms } from "@/lib/features/amendment/queries-terms";
import { DraftAmendmentInput } from "@/lib/features/amendment/schema";
import {
  lockChange,
  nextOrderCode,
  nextRequirementCode,
  saveDraft,
  settleChangePending,
} from "@/lib/features/amendment/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Writes the order of an approved change, or writes it anew: its exact texts, its milestones, the price agreed. */
export const draftAmendment = defineCommand({
  name: "amendment.draft",
  input: DraftAmendmentInput,
  async run({ tx, scope, authority, now, newId }, input) {
    const { projectId } = scope;
    await lockChange(tx, projectId, input.changeRequest);
    const request = await loadRequest(tx, projectId, input.changeRequest);
    if (request === null || request.status === "DRAFT") return missing();
    const asked = sideOf(authority.role) === "AGENCY" ? authority.partyId : input.party;
    const [agreed, ...others] = request.agreements.filter(({ partyId }) => asked === "" || partyId === asked);
    if (agreed === undefined) return refuse([because("change-not-approved", { status: request.status })]);
    if (others.length > 0) return wrongField("party", "required");
    const { partyId } = agreed;
    const before = await loadOrder(tx, projectId, { changeRequestId: request.id, partyId });
    const nextCode = (): Promise<string> => nextRequirementCode(tx, projectId);
    const terms = await makeTerms(tx, { projectId, before: before?.terms ?? null, newId, nextCode }, input);
    if (terms === null) return missing();
    const standing = await loadStanding(tx, projectId, terms);
    const order = { ...(before ?? blankOrder(agreed, terms)), terms };
    const ruling = decideAmendmentDraft(orderFacts(request, order, standing, scope.status), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const instrument = instrumentFor(agreed, terms);
    const kept = before?.instrument === instrument ? before : null;
    const code = kept?.code ?? (await nextOrderCode(tx, projectId, instrument));
    const [id, version] = [before?.id ?? newId(), (before?.version ?? 0) + 1];
    const sponsor = needsSponsor(agreed, terms, standing);
    const about = { instrument, changeRequestId: request.id, partyId };
    const draft = { projectId, id, code, version, sponsor, agreed, terms, draftedBy: scope.memberId, now };
    const digest = await saveDraft(tx, { ...draft, ...about });
    await settleChangePending(tx, projectId, requirementsOf(before?.terms, terms));
    const payload = { ...about, changeRequest: request.code, amendmentId: id, amendment: code, version, digest };
    return done([{ type: "AmendmentDrafted", payload }], { amendment: code });
  },
});
