import type { ProjectScope } from "@/lib/auth/scope";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { votersOn } from "@/lib/domain/committee";
import { decideCommitteeDecision } from "@/lib/domain/decision";
import { signersOf } from "@/lib/domain/decision-signers";
import { seatOf } from "@/lib/domain/quorum";
import { tally } from "@/lib/domain/tally";
import { decideVote } from "@/lib/domain/vote";
import { peopleOf } from "@/lib/features/committee/queries";
import type { PersonView } from "@/lib/features/committee/view";
import { type DecisionInRoom, decisionFacts, pollOf, voteFacts } from "@/lib/features/decision/queries-state";
import type { DecisionActName, DecisionView } from "@/lib/features/decision/view";
import type { PartyLook } from "@/lib/features/signature/view";
import type { Instant } from "@/lib/kernel/instant";

/** A decision as its reader sees it: voices are given openly, so everybody in the project sees each. */
export function decisionView(
  at: DecisionInRoom,
  scope: Pick<ProjectScope, "memberId">,
  people: readonly PersonView[] = peopleOf(at.found.parties),
): DecisionView {
  const { found, decision } = at;
  const poll = pollOf(at);
  const counted = tally(poll);
  const { rule, voters } = votersOn(poll.matter, poll.seats, poll.concerned);
  const nameOf = (id: string): string => people.find(({ memberId }) => memberId === id)?.name ?? "";
  const partyOf = (partyId: string): PartyLook | null => found.parties.find(({ id }) => id === partyId) ?? null;
  const given = decision.votes.map(({ seatMemberId }) => seatMemberId);
  const own = seatOf(scope.memberId, found.body.seats, found.row.proxies)?.memberId;
  const { favour, against, abstained, subjectKind, subject, revokes, decidedBy, ...said } = decision;
  const then = favour === null || against === null || abstained === null ? null : { favour, against, abstained };
  return {
    id: said.id,
    code: said.code,
    pointId: said.pointId,
    status: said.status,
    title: said.title,
    text: said.text,
    grounds: said.grounds,
    matter: said.matter,
    rule,
    effect: said.effect,
    signers: signersOf(subjectKind),
    subject: subjectKind === null || subject === null ? null : { kind: subjectKind, code: subject },
    options: said.options,
    votes: said.votes.flatMap(({ memberId, seatMemberId, partyId, ballot, reason, at: castAt }) => {
      const party = partyOf(partyId);
      if (party === null) return [];
      const forName = seatMemberId === memberId ? null : nameOf(seatMemberId);
      const look = { name: party.name, side: party.side, ordinal: party.ordinal };
      return [{ memberId, name: nameOf(memberId), forName, party: look, ballot, reason, at: castAt }];
    }),
    awaited: voters
      .filter(({ memberId }) => said.status === "PROPOSED" && !given.includes(memberId))
      .flatMap(({ memberId }) => {
        const person = people.find((one) => one.memberId === memberId);
        return person === undefined ? [] : [{ memberId, name: person.name, party: person.party }];
      }),
    tally:
      then === null ? pick(counted) : { ...then, casting: said.casting, result: resultOf(said.status, counted.result) },
    withheld: said.status === "PROPOSED" ? counted.withheld.map((id) => partyOf(id)?.name ?? "") : [],
    proposedBy: nameOf(said.proposedBy),
    proposedAt: said.proposedAt,
    decidedBy: decidedBy === null ? null : nameOf(decidedBy),
    decidedAt: said.decidedAt,
    reason: said.reason,
    revokes: revokes?.code ?? null,
    revokedBy: said.revokedBy,
    signed: said.signed,
    mine: decision.votes.find(({ seatMemberId }) => seatMemberId === own)?.ballot ?? null,
  };
}

function pick({ result, favour, against, abstained, casting }: DecisionView["tally"]): DecisionView["tally"] {
  return { result, favour, against, abstained, casting };
}

function resultOf(
  status: DecisionView["status"],
  counted: DecisionView["tally"]["result"],
): DecisionView["tally"]["result"] {
  if (status === "ADOPTED" || status === "REVOKED") return "CARRIED";
  return status === "REJECTED" ? "LOST" : counted;
}

/** What this reader may do with a decision now: a dry run of the very rules that write. */
export function decisionAbilities(
  at: DecisionInRoom,
  scope: ProjectScope,
  now: Instant,
): Readonly<Record<DecisionActName, Ability>> {
  const { found, decision, point } = at;
  const facts = decisionFacts(found, point, scope, { decision, reason: "-" });
  const pronounced = (act: "adopt" | "reject" | "postpone"): Ability =>
    abilityTo(`decision.${act}`, scope, now, (actor) => decideCommitteeDecision(act, facts, actor));
  return {
    vote: abilityTo("decision.vote", scope, now, (actor) => decideVote(voteFacts(at), scope.memberId, actor)),
    adopt: pronounced("adopt"),
    reject: pronounced("reject"),
    postpone: pronounced("postpone"),
  };
}
