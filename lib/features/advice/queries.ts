import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import {
  decideAcknowledgement,
  decideAdviceDraft,
  decideAdviceIssue,
  decideAdviceLapse,
  decideFollowing,
  decideOutcome,
  decideOverride,
  isWaiting,
} from "@/lib/domain/advice";
import { dayOf } from "@/lib/domain/deadline";
import { decideOpinionRequest, decideOpinionWithdrawal, decideRenewal } from "@/lib/domain/opinion";
import { loadOpinions, type OpinionState } from "@/lib/features/advice/queries-opinion";
import {
  type AdviceState,
  adviceFacts,
  contentOf,
  loadAdvice,
  loadAdviceList,
} from "@/lib/features/advice/queries-state";
import type { AdviceAbilities, AdviceLine, AdviceRoomView, AdviceView } from "@/lib/features/advice/view";
import type { OpinionLine } from "@/lib/features/advice/view-opinion";
import { type Instant, instant, instantOf } from "@/lib/kernel/instant";

type Who = Pick<AdviceState, "party" | "expert" | "organisation">;

function byOf({ party, expert, organisation }: Who): string {
  return party ?? [expert, organisation].filter((part) => part !== null && part !== "").join(", ");
}

/** Advice as lists show it. */
function lineOf(state: AdviceState): AdviceLine {
  const { code, kind, status, object, adviser, links, dueOn } = state;
  return {
    ...{ code, kind, status, object, adviser, links, dueOn },
    by: byOf(state),
    issuedAt: state.issuedAt === null ? null : instantOf(state.issuedAt),
    late: isWaiting(status) && state.escalatedAt !== null,
  };
}

/** A draft is nobody's business but of the party that writes it. */
function isShown(state: Pick<AdviceState, "status" | "partyId" | "issuedAt">, scope: ProjectScope): boolean {
  return state.issuedAt !== null || state.partyId === scope.partyId;
}

/** The advice that a reader may see, what waits first, then the newest. */
export async function listAdvice(tx: Tx, scope: ProjectScope): Promise<readonly AdviceLine[]> {
  const all = await loadAdviceList(tx, scope.projectId);
  const lines = all.filter((state) => isShown(state, scope)).map(lineOf);
  return lines.toSorted((a, b) => Number(isWaiting(b.status)) - Number(isWaiting(a.status)));
}

function opinionLine(state: OpinionState, scope: ProjectScope): OpinionLine {
  const { code, status, askedOf, question, facts, neededBy, links, advice } = state;
  const expert = [state.expertName, state.expertOrganisation].filter((part) => part !== "").join(", ");
  return {
    ...{ code, status, askedOf, question, facts, neededBy, links, advice },
    who: state.party ?? expert,
    requestedAt: instantOf(state.requestedAt),
    mine: state.partyId === scope.partyId,
  };
}

/** The requests for opinions of a project, those that are open first. */
export async function listOpinions(tx: Tx, scope: ProjectScope): Promise<readonly OpinionLine[]> {
  return (await loadOpinions(tx, scope.projectId)).map((state) => opinionLine(state, scope));
}

/** The room of advice, with whether this reader may write some, ask for some, and take a question back. */
export async function getAdviceRoom(
  tx: Tx,
  scope: ProjectScope,
  now: Instant,
): Promise<{
  readonly view: AdviceRoomView;
  readonly abilities: Readonly<Record<"write" | "ask" | "renew" | "withdraw", Ability>>;
}> {
  const { code, name, timeZone } = scope;
  const [advice, opinions] = await Promise.all([listAdvice(tx, scope), listOpinions(tx, scope)]);
  const today = dayOf(now, timeZone);
  const asked = { status: "OPEN", askedOf: "EXPERT", links: [], question: "-", neededBy: "9999-12-31", today } as const;
  return {
    view: { project: { code, name, timeZone }, advice, opinions },
    abilities: {
      write: abilityTo("advice.draft", scope, now, () => ({ ok: true, value: null })),
      ask: abilityTo("opinion.request", scope, now, (actor) => decideOpinionRequest(asked, actor)),
      renew: abilityTo("opinion.renew", scope, now, (actor) => decideRenewal(asked, actor)),
      withdraw: abilityTo("opinion.withdraw", scope, now, (actor) => decideOpinionWithdrawal(asked, actor, "-")),
    },
  };
}

/** One piece of advice with what this reader may do; `null` when there is none of this number for them. */
export async function getAdvice(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<{
  readonly view: AdviceView;
  readonly abilities: Readonly<Record<keyof AdviceAbilities, Ability>>;
} | null> {
  const state = await loadAdvice(tx, scope.projectId, code);
  if (state === null || !isShown(state, scope)) return null;
  return { view: viewOf(state, scope), abilities: abilitiesOn(state, scope, now) };
}

function viewOf(state: AdviceState, scope: ProjectScope): AdviceView {
  const { opinion, supersedes, supersededBy, clientOnly, endReason, answer, outcomes } = state;
  const at = (moment: Date | null): Instant | null => (moment === null ? null : instantOf(moment));
  return {
    ...lineOf(state),
    ...{ opinion, supersedes, supersededBy, clientOnly, endReason },
    project: { code: scope.code, name: scope.name, timeZone: scope.timeZone },
    content: contentOf(state),
    acknowledgedAt: at(state.acknowledgedAt),
    escalatedAt: at(state.escalatedAt),
    endedAt: at(state.endedAt),
    answer: answer === null ? null : { ...answer, at: instant(answer.at) },
    outcomes: outcomes.map((one) => ({ ...one, at: instant(one.at) })),
    mine: state.partyId !== null && state.partyId === scope.partyId,
  };
}

/** Each by a dry run of the rule that writes, as far as it is known before a word is typed. */
function abilitiesOn(
  state: AdviceState,
  scope: ProjectScope,
  now: Instant,
): Readonly<Record<keyof AdviceAbilities, Ability>> {
  const facts = adviceFacts(state);
  const digests = { read: "", current: "" };
  const words = { reason: "-", consequences: "-", digests };
  return {
    draft: abilityTo("advice.draft", scope, now, (actor) => decideAdviceDraft(facts, actor)),
    issue: abilityTo("advice.issue", scope, now, (actor) => decideAdviceIssue(facts, actor)),
    acknowledge: abilityTo("advice.acknowledge", scope, now, (actor) => decideAcknowledgement(facts, actor)),
    follow: abilityTo("advice.follow", scope, now, (actor) =>
      decideFollowing(facts, actor, { answer: "FOLLOWED", reason: "" }),
    ),
    override: abilityTo("advice.override", scope, now, (actor) =>
      decideOverride(facts, actor, { answer: "OVERRIDDEN", ...words }),
    ),
    lapse: abilityTo("advice.lapse", scope, now, (actor) => decideAdviceLapse(facts, actor, "-")),
    noteOutcome: abilityTo("advice.note-outcome", scope, now, (actor) => decideOutcome(facts, actor)),
  };
}
