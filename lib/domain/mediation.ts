import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import { dayOf } from "@/lib/domain/deadline";
import { type DisputeFacts, type DisputeStatus, isPartyTo } from "@/lib/domain/dispute";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";

/** How a mediation ended. Without agreement: a statement of end, no reasons (domain.md 5.8). */
export const MediationOutcome = z.enum(["REFUSED", "NO_AGREEMENT", "AGREEMENT"]);
export type MediationOutcome = z.infer<typeof MediationOutcome>;

/** For how many days after its end a compartment may be kept, and for how many unless the parties say otherwise. */
export const MOST_KEPT_DAYS = 365;
export const KEPT_DAYS = 30;
/** Calendar days in which the mediator is found and takes the mission up (domain.md 9.6). */
export const APPOINTMENT_DAYS = 15;
/** The limitation restarts for six months at least (C. civ. 2238). */
export const LIMITATION_MONTHS = 6;

/** What must be known to act on a mediation: the dispute, and who has called whom. */
export type MediationFacts = DisputeFacts & {
  readonly proposedBy: string | null;
  readonly namedBy: string | null;
};

/** There is a name to agree on. */
function mediatorNamed({ namedBy }: MediationFacts): readonly Refusal[] {
  return unless(namedBy !== null, refuse("mediator-missing", {}));
}

const article = "CR-16";
const running = ["MEDIATION_AGREED", "MEDIATOR_APPOINTED", "IN_MEDIATION"] as const;

/** The life of a mediation. Either party leaves at any time, and never says why. */
export const mediationActs = {
  propose: {
    from: ["L4_EXECUTIVES", "LADDER_ENDED"],
    to: "MEDIATION_PROPOSED",
    by: rolesFor("mediation.propose"),
    guards: [],
    article,
  },
  agree: {
    from: ["MEDIATION_PROPOSED"],
    to: "MEDIATION_AGREED",
    by: rolesFor("mediation.answer"),
    guards: [],
    article,
  },
  refuse: { from: ["MEDIATION_PROPOSED"], to: "LADDER_ENDED", by: rolesFor("mediation.answer"), guards: [], article },
  lapse: { from: ["MEDIATION_PROPOSED"], to: "LADDER_ENDED", by: ["SYSTEM"], guards: [], article },
  nameMediator: {
    from: ["MEDIATION_AGREED"],
    to: "MEDIATION_AGREED",
    by: rolesFor("mediation.name-mediator"),
    guards: [],
    article,
  },
  confirmMediator: {
    from: ["MEDIATION_AGREED"],
    to: "MEDIATOR_APPOINTED",
    by: rolesFor("mediation.confirm-mediator"),
    guards: [mediatorNamed],
    article,
  },
  begin: { from: ["MEDIATOR_APPOINTED"], to: "IN_MEDIATION", by: ["SYSTEM"], guards: [], article },
  leave: {
    from: running,
    to: "MEDIATION_ENDED_NO_AGREEMENT",
    by: rolesFor("mediation.leave"),
    guards: [],
    article,
  },
  end: { from: running, to: "MEDIATION_ENDED_NO_AGREEMENT", by: ["SYSTEM"], guards: [], article },
} as const satisfies Record<string, ProjectAct<DisputeStatus, MediationFacts>>;

/** The acts that a party does: by one of the two, and what one has asked oneself, the other answers. */
export type PartyMediationAct = "propose" | "agree" | "refuse" | "nameMediator" | "confirmMediator" | "leave";

/** Decides an act of one of the two parties on their mediation. */
export function decideMediation(act: PartyMediationAct, facts: MediationFacts, actor: Actor): Ruling<DisputeStatus> {
  const answers = act === "agree" || act === "refuse";
  return alsoUnless(decide<DisputeStatus, MediationFacts>(mediationActs[act], facts, actor), [
    ...unless(isPartyTo(facts, actor), refuse("not-party-to-dispute", {})),
    ...unless(!answers || facts.proposedBy !== actor.partyId, refuse("mediation-proposed-by-you", {})),
    ...unless(act !== "confirmMediator" || facts.namedBy !== actor.partyId, refuse("mediator-named-by-you", {})),
  ]);
}

/** Decides who else of a party is let in: by that party, while there is a compartment. */
export function decideAdmission(
  facts: MediationFacts,
  actor: Actor,
  person: { readonly partyId: string | null; readonly isIn: boolean },
): Ruling<DisputeStatus> {
  const row = { from: running, to: facts.status, by: rolesFor("mediation.admit"), guards: [], article } as const;
  return alsoUnless(decide<DisputeStatus, MediationFacts>(row, facts, actor), [
    ...unless(isPartyTo(facts, actor), refuse("not-party-to-dispute", {})),
    ...unless(person.partyId === actor.partyId, refuse("not-of-your-party", {})),
    ...unless(!person.isIn, refuse("already-in-mediation", {})),
  ]);
}

/** The dates of a mediation that ends at `at`: until when the limitation cannot be over, and when its key is destroyed. */
export type EndingDates = { readonly endedOn: string; readonly limitationUntil: string; readonly eraseOn: string };

/**
 * Counts from the day on which a mediation ends: the limitation, suspended since the parties agreed to mediate, restarts
 * for no less than six months from that day (C. civ. 2238); what was said is destroyed `keptDays` later.
 */
export function endingDates(at: Instant, timeZone: string, keptDays: number): EndingDates {
  const endedOn = dayOf(at, timeZone);
  const day = Temporal.PlainDate.from(endedOn);
  return {
    endedOn,
    limitationUntil: day.add({ months: LIMITATION_MONTHS }).toString(),
    eraseOn: day.add({ days: keptDays }).toString(),
  };
}

/** The compartment as the rules see it when somebody speaks in it. */
export type CompartmentFacts = {
  readonly status: DisputeStatus;
  readonly hasKey: boolean;
  /** The mediator has ended the mission: the clock notes it a moment later. */
  readonly ended: boolean;
};

/** Words are exchanged while the mediation goes on, and at no other time. */
export function compartmentOpen({ status, hasKey, ended }: CompartmentFacts): readonly Refusal[] {
  return unless(status === "IN_MEDIATION" && hasKey && !ended, refuse("compartment-closed", {}));
}
