import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import type { Ruling } from "@/lib/domain/act";
import { dayOf } from "@/lib/domain/deadline";
import {
  decideDisclosure,
  decideDispute,
  decideDisputeWithdrawal,
  decideEscalation,
  decideFacilitatorRefusal,
  decideSaying,
} from "@/lib/domain/dispute";
import { decideProposal } from "@/lib/domain/dispute-settlement";
import { decideMediation } from "@/lib/domain/mediation";
import type { Actor } from "@/lib/domain/party";
import { authorityFor, type CommandName } from "@/lib/domain/policy";
import { listDisputes } from "@/lib/features/dispute/queries";
import { type DisputeState, disputeFacts, loadDispute } from "@/lib/features/dispute/queries-state";
import { listDisputeParties } from "@/lib/features/dispute/queries-terms";
import { listTimeline } from "@/lib/features/dispute/queries-timeline";
import type { DisputeActName, DisputeFormView, DisputeRoomView, DisputeView } from "@/lib/features/dispute/view";
import { loadMediationFacts } from "@/lib/features/mediation/queries-facts";
import type { Instant } from "@/lib/kernel/instant";

type Reading = { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant };

function placeOf({ code, name, currency, timeZone }: ProjectScope): DisputeRoomView["project"] {
  return { code, name, currency, timeZone };
}

/** The disputes of a project, and whether this reader may open one. */
export async function getDisputeRoom({ tx, scope, now }: Reading): Promise<DisputeRoomView> {
  const lines = await listDisputes(tx, scope.projectId);
  return { project: placeOf(scope), lines, mayOpen: authorityFor("dispute.open", scope, now).ok };
}

/** What is needed to open a dispute; entries are the latest of the register, or of one numbered thing. */
export async function getDisputeForm({ tx, scope }: Reading, about: string): Promise<DisputeFormView> {
  const [parties, entries] = await Promise.all([
    listDisputeParties(tx, scope.projectId),
    listTimeline(tx, scope, { latest: 40, about }),
  ]);
  return {
    project: placeOf(scope),
    parties: parties.filter(({ partyId }) => partyId !== scope.partyId),
    entries: entries.toReversed(),
    about,
  };
}

/** One dispute with what this reader may do in it; `null` when there is none of this number to them. */
export async function getDispute(
  { tx, scope, now }: Reading,
  code: string,
): Promise<{ readonly view: DisputeView; readonly abilities: Record<DisputeActName, Ability> } | null> {
  const state = await loadDispute(tx, scope.projectId, code);
  if (state === null) return null;
  const [timeline, mediation] = await Promise.all([
    listTimeline(tx, scope, { seqs: state.entries }),
    loadMediationFacts(tx, scope, state),
  ]);
  const today = dayOf(now, scope.timeZone);
  const parties = [state.claimant, state.respondent];
  const nameOf = (id: string | null): string => parties.find(({ partyId }) => partyId === id)?.name ?? "AMO";
  const view: DisputeView = {
    project: placeOf(scope),
    code: state.code,
    status: state.status,
    title: state.title,
    subject: state.subject,
    claimant: state.claimant,
    respondent: state.respondent,
    myPartyId: scope.partyId,
    openedAt: state.openedAt,
    dueOn: state.levelDueOn ?? mediation?.dueOn ?? null,
    today,
    contested: state.contested,
    notices: state.notices,
    claims: state.claims.map((one) => ({
      ordinal: one.ordinal,
      by: nameOf(one.partyId),
      text: one.text,
      cents: one.cents,
    })),
    timeline,
    positions: state.positions.map((one) => ({
      level: one.level,
      by: nameOf(one.partyId),
      version: one.version,
      text: one.text,
      at: one.statedAt,
    })),
    proposals: state.proposals.map((one) => ({
      ordinal: one.ordinal,
      counterTo: one.counterTo,
      by: { partyId: one.partyId, name: nameOf(one.partyId) },
      text: one.text,
      claimantConcession: one.claimantConcession,
      respondentConcession: one.respondentConcession,
      payer: one.cents === 0 ? null : nameOf(one.payerPartyId),
      receiver:
        one.cents === 0 ? null : nameOf(parties.find(({ partyId }) => partyId !== one.payerPartyId)?.partyId ?? null),
      cents: one.cents,
      validUntil: one.validUntil,
      isOver: one.state === "STANDING" && one.validUntil < today,
      state: one.state,
      endReason: one.endReason,
      signedBy: one.signedBy.map(nameOf),
    })),
    disclosure: state.disclosure,
    facilitatorRefused: state.facilitatorRefused,
    settledBy: state.settledBy === null ? null : { partyId: state.settledBy, name: nameOf(state.settledBy) },
    outside: state.outside,
    endReason: state.endReason,
    record: state.record,
    mediation: mediation?.view ?? null,
  };
  return { view, abilities: abilitiesIn({ scope, now }, state) };
}

const said = { text: "…", claimantConcession: "…", respondentConcession: "…", cents: 0 };

function abilitiesIn(
  { scope, now }: Pick<Reading, "scope" | "now">,
  state: DisputeState,
): Record<DisputeActName, Ability> {
  const facts = disputeFacts(state, scope.status);
  const may = (command: CommandName, rule: (actor: Actor) => Ruling<unknown>): Ability =>
    abilityTo(command, scope, now, rule);
  const today = dayOf(now, scope.timeZone);
  return {
    complete: may("dispute.complete", (actor) => decideSaying("complete", facts, actor)),
    statePosition: may("dispute.state-position", (actor) => decideSaying("statePosition", facts, actor)),
    propose: may("dispute.propose", (actor) => decideProposal(facts, actor, { terms: said, validUntil: today, today })),
    disclose: may("dispute.disclose", (actor) => decideDisclosure(facts, actor, "…")),
    refuseFacilitator: may("dispute.refuse-facilitator", (actor) => decideFacilitatorRefusal(facts, actor)),
    escalate: may("dispute.escalate", (actor) => decideEscalation(facts, actor)),
    withdraw: may("dispute.withdraw", (actor) => decideDisputeWithdrawal(facts, actor)),
    settleDirectly: may("dispute.settle-directly", (actor) => decideDispute("settleDirectly", facts, actor)),
    goOutside: may("dispute.go-outside", (actor) => decideDispute("goOutside", facts, actor)),
    close: may("dispute.close", (actor) => decideDispute("close", facts, actor)),
    proposeMediation: may("mediation.propose", (actor) => decideMediation("propose", facts, actor)),
    answerMediation: may("mediation.answer", (actor) => decideMediation("agree", facts, actor)),
    nameMediator: may("mediation.name-mediator", (actor) => decideMediation("nameMediator", facts, actor)),
    confirmMediator: may("mediation.confirm-mediator", (actor) => decideMediation("confirmMediator", facts, actor)),
    leaveMediation: may("mediation.leave", (actor) => decideMediation("leave", facts, actor)),
  };
}
