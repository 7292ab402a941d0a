import { type Ability, abilityTo } from "@/lib/domain/ability";
import { decide } from "@/lib/domain/act";
import {
  type ChangeDecision,
  decideChangeApproval,
  decideChangeDecision,
  decideEmergency,
  decideResumption,
} from "@/lib/domain/change-decision";
import type { ChangeLifeFacts } from "@/lib/domain/change-life";
import { changeLifeActs } from "@/lib/domain/change-life";
import { decideAdvice, decideQuote } from "@/lib/domain/change-offer";
import type { ChangeAuthority } from "@/lib/domain/change-price";
import {
  decideChangeDispute,
  decideChangeQualification,
  decideChangeSettlement,
  decideChangeWithdrawal,
} from "@/lib/domain/change-qualification";
import {
  type ChangeRequestFacts,
  type ChangeRequestStatus,
  changeRequestActs,
  decideChangeRequestSubmission,
} from "@/lib/domain/change-request";
import { refuse } from "@/lib/domain/refusal";
import type { Reading } from "@/lib/features/change-request/queries";
import type { ChangeTerms } from "@/lib/features/change-request/queries-qualify";
import { type ChangeState, changeFacts } from "@/lib/features/change-request/queries-state";
import type { ChangeActName } from "@/lib/features/change-request/view";
import { err } from "@/lib/kernel/result";

/** What a form would bring, so that only what stands in the way shows. */
const said = "-";
const later = "9999-12-31";

/** What this reader may do with a request now, from a dry run of the very rules that write. */
export function changeAbilities(
  { scope, now }: Reading,
  state: ChangeState,
  row: { readonly description: string; readonly reason: string },
  authority: ChangeAuthority,
  terms: ChangeTerms,
): Readonly<Record<ChangeActName, Ability>> {
  const facts = changeFacts(state, now);
  const draft: ChangeRequestFacts = { ...state, ...row, openedByPartyId: state.partyId };
  const decided = (decision: ChangeDecision): Ability =>
    abilityTo("change-request.decide", scope, now, (actor) =>
      decideChangeDecision(facts, actor, { decision, authority, reason: said, reviewOn: later, today: "" }),
    );
  const { opinionDueOn: until, opinionDueBefore: before, opinionGiven: given } = state;
  const opinion = until === null || before === null ? null : { given, until, before };
  const offer = state.agencies.find(({ quotes }) => quotes.length > 0) ?? state.agencies[0];
  const most = terms.parameters.emergencyCeiling;
  return {
    revise: abilityTo("change-request.open", scope, now, (actor) =>
      actor.partyId === state.partyId
        ? decide<ChangeRequestStatus, ChangeRequestFacts>(changeRequestActs.revise, draft, actor)
        : err([refuse("other-party", {})]),
    ),
    submit: abilityTo("change-request.submit", scope, now, (actor) => decideChangeRequestSubmission(draft, actor)),
    withdraw: abilityTo("change-request.withdraw", scope, now, (actor) => decideChangeWithdrawal(facts, actor, said)),
    qualify: abilityTo("change-request.qualify", scope, now, (actor) =>
      decideChangeQualification(facts, actor, {
        ...{ inBaseline: "NO", fails: "NO", requirement: "", criterionStands: true },
        agencies: 1,
        opinion: said,
      }),
    ),
    dispute: abilityTo("change-request.dispute", scope, now, (actor) => decideChangeDispute(facts, actor, said)),
    settle: abilityTo("change-request.settle", scope, now, (actor) =>
      decideChangeSettlement(facts, actor, { finding: "CHANGE", reason: said, opinion }),
    ),
    assess: abilityTo("change-request.assess", scope, now, (actor) => {
      const act = facts.status === "EMERGENCY_APPROVED" ? changeLifeActs.assessEmergency : changeLifeActs.assess;
      const ruling = decide<ChangeRequestStatus, ChangeLifeFacts>(act, facts, actor);
      const own = facts.concerned.some(({ partyId }) => partyId === actor.partyId);
      return !ruling.ok || own ? ruling : err([refuse("not-concerned", {})]);
    }),
    quote: abilityTo("change-request.quote", scope, now, (actor) =>
      decideQuote(facts, actor, { validUntil: later, leastUntil: "" }),
    ),
    advise: abilityTo("change-request.advise", scope, now, (actor) =>
      decideAdvice(facts, actor, { partyId: offer?.partyId ?? "", opinion: said }),
    ),
    record: decided("APPROVE"),
    reject: decided("REJECT"),
    defer: decided("DEFER"),
    concede: decided("CONCESSION"),
    approve: abilityTo("change-request.approve", scope, now, (actor) =>
      decideChangeApproval(facts, actor, {
        ...{ authority, movedCents: 0, delegation: null },
        digests: { read: "", current: "" },
      }),
    ),
    emergency: abilityTo("change-request.approve-emergency", scope, now, (actor) =>
      decideEmergency(facts, actor, { ceilingCents: Math.min(1, most), mostCents: most, reason: said }),
    ),
    resume: abilityTo("change-request.resume", scope, now, (actor) => decideResumption(facts, actor)),
  };
}
