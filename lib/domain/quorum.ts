import type { Seat } from "@/lib/domain/committee";

/** Which agencies a decision needs in the room: those it concerns, or all of the project (signed in the charter). */
export type QuorumRule = "CONCERNED_AGENCIES" | "ALL_AGENCIES";

/** A written proxy for one meeting: who cannot come, and who of the same party comes instead. */
export type WrittenProxy = { readonly giverId: string; readonly holderId: string };

/** Somebody of the project who may come instead of somebody seated: the same things are known of them. */
export type Attendee = Omit<Seat, "voice">;

/** What is there to count. */
export type QuorumFacts = {
  readonly seats: readonly Seat[];
  /** Who is in the room now. */
  readonly present: readonly Attendee[];
  readonly proxies: readonly WrittenProxy[];
  /** The agencies that the point concerns. */
  readonly concerned: readonly string[];
  /** The agencies of the project. */
  readonly agencies: readonly string[];
  readonly rule: QuorumRule;
  /** A second meeting after one without quorum, and a point that stood on the agenda of the first (domain.md 9.4). */
  readonly second: boolean;
};

/** Who is missing for a decision. */
export type QuorumGap =
  | { readonly kind: "CHAIR" }
  | { readonly kind: "CLIENT_SIGNATORY" }
  | { readonly kind: "CLIENT" }
  | { readonly kind: "AGENCY"; readonly partyId: string };

/** Whether a decision can be taken now, and if not, who is missing. */
export type Quorum = { readonly met: boolean; readonly missing: readonly QuorumGap[] };

/**
 * The quorum of a decision (domain.md 5.4): who presides, or the holder of their proxy; a signatory of the client in
 * person, since a proxy gives a voice and not a signature; and a voice of each agency concerned, or its proxy. A second
 * meeting decides points that were on the first agenda with a voice of the client and of each agency concerned.
 */
export function quorumOf(facts: QuorumFacts): Quorum {
  const { seats, present, concerned, agencies, rule, second } = facts;
  const wanted = second || rule === "CONCERNED_AGENCIES" ? concerned : agencies;
  const agencyGaps = wanted
    .filter((partyId) => !seats.some((seat) => seat.partyId === partyId && hasVoice(seat) && isHeard(seat, facts)))
    .map((partyId) => ({ kind: "AGENCY", partyId }) as const);
  const missing: readonly QuorumGap[] = second
    ? [
        ...gap(
          { kind: "CLIENT" },
          seats.some((seat) => seat.side === "CLIENT" && hasVoice(seat) && isHeard(seat, facts)),
        ),
      ]
    : [
        ...gap(
          { kind: "CHAIR" },
          seats.some((seat) => seat.voice === "PRESIDES" && isHeard(seat, facts)),
        ),
        ...gap(
          { kind: "CLIENT_SIGNATORY" },
          present.some(({ roles }) => roles.includes("CLIENT_SIGNATORY")),
        ),
      ];
  return { met: missing.length + agencyGaps.length === 0, missing: [...missing, ...agencyGaps] };
}

/** The seat a present person speaks for: their own, or the one whose proxy they hold. One person has one voice in all. */
export function seatOf(memberId: string, seats: readonly Seat[], proxies: readonly WrittenProxy[]): Seat | null {
  const own = seats.find((seat) => seat.memberId === memberId);
  const lent = proxies.find(({ holderId }) => holderId === memberId);
  const stoodFor = seats.find((seat) => seat.memberId === lent?.giverId);
  // Who has a voice of their own keeps it; who has none, or is only heard, speaks with the one that was lent.
  if (own !== undefined && (hasVoice(own) || stoodFor === undefined)) return own;
  return stoodFor ?? null;
}

function hasVoice(seat: Seat): boolean {
  return seat.voice !== "CONSULTATIVE" && (seat.side === "CLIENT" || seat.side === "AGENCY");
}

/** A seat is heard when its person is there, or who holds their proxy. */
function isHeard(seat: Seat, { present, proxies }: Pick<QuorumFacts, "present" | "proxies">): boolean {
  const there = (memberId: string): boolean => present.some((person) => person.memberId === memberId);
  return there(seat.memberId) || proxies.some(({ giverId, holderId }) => giverId === seat.memberId && there(holderId));
}

function gap(missing: QuorumGap, there: boolean): readonly QuorumGap[] {
  return there ? [] : [missing];
}
