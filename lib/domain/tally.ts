import { z } from "zod";
import { type Seat, type VoteMatter, votersOn } from "@/lib/domain/committee";

/** What a voice says. An abstention counts for nothing in a majority, and is no consent of a party. */
export const Ballot = z.enum(["FOR", "AGAINST", "ABSTAIN"]);
export type Ballot = z.infer<typeof Ballot>;

/** A voice that was given: by whom, and for which seat (their own, or the one whose proxy they hold). */
export type CastVote = { readonly personId: string; readonly seatMemberId: string; readonly ballot: Ballot };

/** A question that is put to those who are entitled. */
export type PollFacts = {
  readonly matter: VoteMatter;
  readonly seats: readonly Seat[];
  /** The agencies that it concerns. */
  readonly concerned: readonly string[];
  readonly cast: readonly CastVote[];
};

/** How a vote ends. Open: a voice that is needed has not been given, or nobody voted at all. */
export type Tally = {
  readonly result: "OPEN" | "CARRIED" | "LOST";
  readonly favour: number;
  readonly against: number;
  readonly abstained: number;
  /** The voice of who presides made the difference. */
  readonly casting: boolean;
  /** Under unanimity, the parties that do not consent. */
  readonly withheld: readonly string[];
};

/**
 * Counts the voices of those entitled, once per person and once per seat; whatever else is handed in does not count. By
 * majority, more for than against carries, and at equal voices the one of who presides decides; an equality that it does
 * not decide is lost. By unanimity of the parties, each consents with one voice for and none against: nobody outvotes a
 * party, and the chair's voice weighs nothing more.
 */
export function tally({ matter, seats, concerned, cast }: PollFacts): Tally {
  const { rule, voters } = votersOn(matter, seats, concerned);
  const people = new Set<string>();
  const given = new Map<string, Ballot>();
  for (const { personId, seatMemberId, ballot } of cast) {
    const entitled = voters.some((seat) => seat.memberId === seatMemberId);
    if (!entitled || people.has(personId) || given.has(seatMemberId)) continue;
    people.add(personId);
    given.set(seatMemberId, ballot);
  }
  const ballots = [...given.values()];
  const count = (wanted: Ballot): number => ballots.filter((ballot) => ballot === wanted).length;
  const counts = { favour: count("FOR"), against: count("AGAINST"), abstained: count("ABSTAIN") };
  if (rule === "MAJORITY") return { ...counts, ...byMajority(counts, voters, given), withheld: [] };
  return { ...counts, ...byParties(voters, given, concerned), casting: false };
}

function byMajority(
  { favour, against }: { readonly favour: number; readonly against: number },
  voters: readonly Seat[],
  given: ReadonlyMap<string, Ballot>,
): Pick<Tally, "result" | "casting"> {
  if (given.size === 0) return { result: "OPEN", casting: false };
  if (favour !== against) return { result: favour > against ? "CARRIED" : "LOST", casting: false };
  const chair = voters.find((seat) => seat.voice === "PRESIDES");
  const ballot = chair === undefined ? undefined : given.get(chair.memberId);
  const casting = ballot === "FOR" || ballot === "AGAINST";
  return { result: ballot === "FOR" ? "CARRIED" : "LOST", casting };
}

function byParties(
  voters: readonly Seat[],
  given: ReadonlyMap<string, Ballot>,
  concerned: readonly string[],
): Pick<Tally, "result" | "withheld"> {
  // A party that is concerned and has nobody to speak for it does not consent either.
  const parties = [
    ...new Set([...voters.filter(({ side }) => side === "CLIENT").map(({ partyId }) => partyId), ...concerned]),
  ];
  const said = (partyId: string): readonly Ballot[] =>
    voters.filter((seat) => seat.partyId === partyId).flatMap(({ memberId }) => given.get(memberId) ?? []);
  const withheld = parties.filter((partyId) => !said(partyId).includes("FOR") || said(partyId).includes("AGAINST"));
  // Two parties at least: neither the client nor an agency changes a contract alone.
  const both = voters.some(({ side }) => side === "CLIENT") && concerned.length > 0;
  if (withheld.length === 0 && both) return { result: "CARRIED", withheld };
  const spoken = withheld.some((partyId) => said(partyId).length > 0);
  return { result: spoken ? "LOST" : "OPEN", withheld };
}
