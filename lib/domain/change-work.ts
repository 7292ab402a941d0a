import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import type { Instrument } from "@/lib/domain/change-price";
import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";

/** What must be known of an ordered change to begin, verify and close its work. */
export type WorkFacts = {
  readonly status: ChangeRequestStatus;
  /** What was agreed with each agency, and whether it is ordered. */
  readonly orders: readonly {
    readonly partyId: string;
    readonly instrument: Instrument;
    readonly contracted: boolean;
  }[];
  /** Numbers of the requirements that it wrote and that are not delivered. */
  readonly undelivered: readonly string[];
};

/** CD-13, AR-04: nothing is begun that is not ordered; what a decision alone settles needs no order. */
export function allOrdered(facts: WorkFacts): readonly Refusal[] {
  const holds = facts.orders.length > 0 && facts.orders.every((one) => one.contracted || one.instrument === "DECISION");
  return unless(holds, refuse("change-not-ordered", { status: facts.status }));
}

/** CD-10: what is verified was presented. */
export function allDelivered(facts: WorkFacts): readonly Refusal[] {
  const requirements = facts.undelivered;
  return unless(requirements.length === 0, refuse("change-not-delivered", { requirements }));
}

/** The life of a change after its order. A mere decision goes from APPROVED straight to its work. */
export const changeWorkActs = {
  contract: { from: ["APPROVED"], to: "CONTRACTED", by: ["SYSTEM"], guards: [allOrdered], article: "CD-13" },
  begin: {
    from: ["CONTRACTED", "APPROVED"],
    to: "IN_IMPLEMENTATION",
    by: rolesFor("change-request.begin"),
    guards: [allOrdered],
    article: "AD-04",
  },
  verify: {
    from: ["IN_IMPLEMENTATION"],
    to: "VERIFIED",
    by: rolesFor("change-request.verify"),
    guards: [allDelivered],
    article: "CD-10",
  },
  close: { from: ["VERIFIED"], to: "CLOSED", by: rolesFor("change-request.close"), guards: [], article: "CD-04" },
} as const satisfies Record<string, ProjectAct<ChangeRequestStatus, WorkFacts>>;

/** Decides the beginning of the work, by an agency that has its order. */
export function decideWorkBegin(facts: WorkFacts, actor: Actor): Ruling<ChangeRequestStatus> {
  return alsoUnless(
    decide<ChangeRequestStatus, WorkFacts>(changeWorkActs.begin, facts, actor),
    unless(
      facts.orders.some((one) => one.partyId === actor.partyId),
      refuse("other-party", {}),
    ),
  );
}

/** Decides the client's finding that the work is done. */
export function decideWorkVerification(facts: WorkFacts, actor: Actor): Ruling<ChangeRequestStatus> {
  return decide<ChangeRequestStatus, WorkFacts>(changeWorkActs.verify, facts, actor);
}

/** Decides the end: nothing is left to do. */
export function decideWorkClosing(facts: WorkFacts, actor: Actor): Ruling<ChangeRequestStatus> {
  return decide<ChangeRequestStatus, WorkFacts>(changeWorkActs.close, facts, actor);
}
