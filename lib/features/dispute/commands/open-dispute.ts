import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { type DisputeLevel, decideOpening, firstLevel, levelPeriods, turnAt } from "@/lib/domain/dispute";
import { unknownAmong } from "@/lib/features/dispute/commands/fact-reading";
import { listDisputeParties, loadDisputeTerms, loadNamed } from "@/lib/features/dispute/queries-terms";
import { OpenDisputeInput } from "@/lib/features/dispute/schema";
import { addFacts, linkNotices, openDisputeRow, sheetOf } from "@/lib/features/dispute/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Any party opens a dispute with another (CR-16): what happened, what is asked, what is contested. Work goes on but for that. */
export const openDispute = defineCommand({
  name: "dispute.open",
  input: OpenDisputeInput,
  async run(ctx, input) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const [parties, terms, named] = await Promise.all([
      listDisputeParties(tx, projectId),
      loadDisputeTerms(tx, scope),
      loadNamed(tx, projectId, { entries: input.entries, codes: input.contested, notices: input.notices }),
    ]);
    const respondent = parties.find(({ partyId }) => partyId === input.against);
    if (respondent === undefined) return missing();
    const opening = { respondent, claims: input.claims.length, projectStatus: scope.status };
    const refusals = [...decideOpening(opening, actorOf(scope, authority)), ...unknownAmong(input, named)];
    if (refusals.length > 0) return refuse(refusals);
    const level: DisputeLevel = firstLevel;
    const due = terms.from(now, levelPeriods[level]);
    const { title, subject, claims, contested } = input;
    const { salt, sheet } = sheetOf({ title, subject, claims });
    const [claimantPartyId, respondentPartyId] = [authority.partyId, respondent.partyId];
    const desk = { ...ctx, projectId };
    const between = { claimantPartyId, respondentPartyId, openedBy: scope.memberId };
    const row = await openDisputeRow(desk, { title, subject, contested, salt, status: level, due, ...between });
    await addFacts(desk, { disputeId: row.id, partyId: scope.partyId, claimsBefore: 0 }, input);
    const noticeIds = named.notices.map(({ id }) => id);
    await linkNotices(desk, row.id, noticeIds);
    const counted = { entries: input.entries.length, claims: claims.length, contested, notices: input.notices, sheet };
    const until = { dueOn: due.on, dueBefore: due.before, ...turnAt(level, { respondent }) };
    const payload = { disputeId: row.id, dispute: row.code, partyIds: [claimantPartyId, respondentPartyId], level };
    return done([{ type: "DisputeOpened", payload: { ...payload, ...counted, ...until } }], { dispute: row.code });
  },
});
