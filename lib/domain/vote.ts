import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import { roomOpen } from "@/lib/domain/attendance";
import { type Seat, votersOn } from "@/lib/domain/committee";
import { type DecisionStatus, quorumStands } from "@/lib/domain/decision";
import { decisionPermits } from "@/lib/domain/decision-permits";
import type { MeetingStatus } from "@/lib/domain/meeting";
import type { Actor } from "@/lib/domain/party";
import { type Attendee, type Quorum, seatOf, type WrittenProxy } from "@/lib/domain/quorum";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { PollFacts } from "@/lib/domain/tally";

/** What must be known to give a voice. */
export type VoteFacts = PollFacts & {
  readonly status: DecisionStatus;
  readonly meetingStatus: MeetingStatus;
  readonly present: readonly Attendee[];
  readonly proxies: readonly WrittenProxy[];
  readonly quorum: Quorum;
};

/** Giving a voice changes nothing of where the decision stands. */
export const voteActs = {
  vote: {
    from: ["PROPOSED"],
    to: "PROPOSED",
    by: decisionPermits["decision.vote"].by,
    guards: [roomOpen, quorumStands],
    article: "CD-09",
  },
} as const satisfies Record<string, ProjectAct<DecisionStatus, VoteFacts>>;

/** The seat for which somebody may vote on this question, or why they may not. */
function voice(facts: VoteFacts, memberId: string, partyId: string | null): Seat | Refusal {
  const seat = seatOf(memberId, facts.seats, facts.proxies);
  if (seat === null || seat.voice === "CONSULTATIVE") return refuse("no-voice", {});
  if (seat.partyId !== partyId) return refuse("voice-of-other-side", {});
  const { voters } = votersOn(facts.matter, facts.seats, facts.concerned);
  return voters.some((voter) => voter.memberId === seat.memberId) ? seat : refuse("no-voice-on-matter", {});
}

/**
 * Decides a vote (domain.md 5.4, invariant 12): by somebody in the room, once, for the one seat and the one side for
 * which they speak, on a matter on which that seat votes. Answers the seat. Neither the AMO nor whoever sits to be heard
 * has a voice; an agency has none on what is the client's alone; two people never speak for the same seat.
 */
export function decideVote(facts: VoteFacts, memberId: string, actor: Actor): Ruling<Seat> {
  const found = voice(facts, memberId, actor.partyId);
  const there = facts.present.some((person) => person.memberId === memberId);
  const given = facts.cast.some(
    ({ personId, seatMemberId }) =>
      personId === actor.personId || (!("kind" in found) && seatMemberId === found.memberId),
  );
  const ruling = alsoUnless(decide<DecisionStatus, VoteFacts>(voteActs.vote, facts, actor), [
    ...unless(there, refuse("not-in-room", {})),
    ...("kind" in found ? [found] : []),
    ...unless(!given, refuse("already-voted", {})),
  ]);
  if (!ruling.ok) return ruling;
  return "kind" in found ? { ok: false, error: [found] } : { ok: true, value: found };
}

/** The seats that vote on a question, whose voice is in the room, in person or by proxy, and for which nothing was said. */
export function awaitedVoices({
  seats,
  present,
  proxies,
  ...poll
}: Omit<VoteFacts, "quorum" | "status" | "meetingStatus">): readonly string[] {
  const heard = present.flatMap(({ memberId }) => seatOf(memberId, seats, proxies)?.memberId ?? []);
  const given = poll.cast.map(({ seatMemberId }) => seatMemberId);
  return votersOn(poll.matter, seats, poll.concerned)
    .voters.map(({ memberId }) => memberId)
    .filter((seat) => heard.includes(seat) && !given.includes(seat));
}
