import { alsoUnless, decide, type Ruling, readAsItStands } from "@/lib/domain/act";
import { type AmendmentFacts, type AmendmentStatus, amendmentActs, ownOrder, type Seat } from "@/lib/domain/amendment";
import { withinAgreed } from "@/lib/domain/amendment-limit";
import { type AmendmentInstrument, instrumentFor } from "@/lib/domain/amendment-terms";
import { withinCeiling } from "@/lib/domain/delegation";
import type { Actor, Role } from "@/lib/domain/party";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Holidays } from "@/lib/domain/working-day";
import { err, ok } from "@/lib/kernel/result";

/** The seats that must be taken before an instrument is in force. */
export function seatsOf({ sponsor }: Pick<AmendmentFacts, "sponsor">): readonly Seat[] {
  return sponsor ? ["CLIENT", "SPONSOR", "AGENCY"] : ["CLIENT", "AGENCY"];
}

/** The seats that a role may take: a purchase order is the client's lead's, an amendment its signatory's (domain.md 3.3). */
export function seatOf(instrument: AmendmentInstrument, role: Role): Seat | null {
  if (role === "AGENCY_SIGNATORY") return "AGENCY";
  if (role === "CLIENT_SIGNATORY") return "CLIENT";
  if (role === "CLIENT_OWNER" && instrument === "PURCHASE_ORDER") return "CLIENT";
  return role === "CLIENT_SPONSOR" ? "SPONSOR" : null;
}

/** An order, as far as it says whose its seats are. */
type Seated = Pick<AmendmentFacts, "instrument" | "sponsor" | "agencyPartyId"> & {
  readonly taken: readonly { readonly seat: Seat }[];
};

/** Who asks for a seat: the roles they would sign in, and the party they would sign for. */
type Seeker = { readonly roles: readonly Role[]; readonly partyId: string | null };

/** The seats of an order, still to be taken, that are somebody's, each by the role that takes it: the agency's is that of its own agency. */
export function openSeatsOf(
  order: Seated,
  { roles, partyId }: Seeker,
): readonly { readonly role: Role; readonly seat: Seat }[] {
  const open = seatsOf(order).filter((seat) => !order.taken.some((one) => one.seat === seat));
  return roles.flatMap((role) => {
    const seat = seatOf(order.instrument, role);
    const foreign = seat === "AGENCY" && partyId !== order.agencyPartyId;
    return seat === null || foreign || !open.includes(seat) ? [] : [{ role, seat }];
  });
}

/** What a person brings to a signature. */
export type AmendmentSigning = {
  readonly digests: { readonly read: string; readonly current: string };
  /** Every role that they hold in the party they sign for; one alone under a power. */
  readonly roles: readonly Role[];
  readonly delegation: { readonly maxAmountCents: number | null } | null;
  /** What is at stake, in cents before tax: all that the price moves over its terms, or what it puts on milestones. */
  readonly stakeCents: number;
  /** What the budget says of it (BUDGET's rule). */
  readonly room: readonly Refusal[];
  /** What was ordered of the agency and stands on no milestone yet, in cents before tax. */
  readonly orderedCents: number;
  /** The days of the project's calendar on which nobody works. */
  readonly holidays: Holidays;
  /** The day of the signature, on the clock of the project. */
  readonly today: string;
};

/** What a signature does: the role it is given in, the seats it takes, and those that are left; none after the last. */
type Signed = { readonly role: Role; readonly seats: readonly Seat[]; readonly left: readonly Seat[] };

/**
 * Decides one signature. Each needed party signs once, in any order; whoever is both signatory and sponsor signs once for
 * both. The agency never signs for the client (invariant 12), the AMO only under a written power within its ceiling.
 */
export function decideAmendmentSignature(
  facts: AmendmentFacts,
  actor: Actor,
  brought: AmendmentSigning,
): Ruling<Signed> {
  const foreign = ownOrder(facts, actor);
  const fit = brought.roles.filter((role) => seatOf(facts.instrument, role) !== null);
  const mine = openSeatsOf(facts, { roles: brought.roles, partyId: actor.partyId });
  const role = mine[0]?.role;
  const again = facts.taken.some((one) => one.personId === actor.personId);
  const ruling = alsoUnless(decide<AmendmentStatus, AmendmentFacts>(amendmentActs.sign, facts, actor), [
    ...foreign,
    ...unless(fit.length > 0, refuse("seat-not-yours", { instrument: facts.instrument })),
    // Who has no seat here, by their role or by their agency, is told that alone.
    ...unless(fit.length === 0 || foreign.length > 0 || (role !== undefined && !again), refuse("already-signed", {})),
    ...unless(facts.sponsor || !facts.sponsorNeeded, refuse("sponsor-not-asked", {})),
    ...unless(
      facts.agreed === null ||
        instrumentFor(facts.agreed, facts.terms) === facts.instrument ||
        facts.instrument === "AMENDMENT",
      refuse("content-changed", {}),
    ),
    ...withinAgreed(facts, brought),
    ...withinCeiling(brought.delegation, brought.stakeCents),
    ...brought.room,
    ...readAsItStands(brought.digests.read, brought.digests.current),
  ]);
  if (!ruling.ok) return ruling;
  if (role === undefined) return err([refuse("already-signed", {})]);
  const seats = mine.map(({ seat }) => seat);
  const taken = [...seats, ...facts.taken.map(({ seat }) => seat)];
  return ok({ role, seats, left: seatsOf(facts).filter((seat) => !taken.includes(seat)) });
}
