import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import type { ParameterKey } from "@/lib/domain/parameter";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type ProjectStatus, projectIsOpen } from "@/lib/domain/project";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";

/** The internal ladder (domain.md 5.7): who talks first, and who after them. */
export const DisputeLevel = z.enum(["L1_MANAGERS", "L2_FACILITATION", "L3_COPIL", "L4_EXECUTIVES"]);
export type DisputeLevel = z.infer<typeof DisputeLevel>;

/** The level at which a dispute begins. */
export const firstLevel = "L1_MANAGERS" satisfies DisputeLevel;

/** Where a dispute stands (domain.md 9.6). The last four are locked. */
export const DisputeStatus = z.enum([
  ...DisputeLevel.options,
  // The ladder is climbed: mediation, or an expert or a judge, whichever a party asks for.
  "LADDER_ENDED",
  "MEDIATION_PROPOSED",
  "MEDIATION_AGREED",
  "MEDIATOR_APPOINTED",
  "IN_MEDIATION",
  "MEDIATION_ENDED_NO_AGREEMENT",
  "EXPERT_OR_COURT",
  "SETTLED",
  "SETTLED_DIRECTLY",
  "WITHDRAWN",
  "CLOSED",
]);
export type DisputeStatus = z.infer<typeof DisputeStatus>;

/** Who decides outside, when nothing was agreed inside. Recorded as external: Aval decides nothing. */
export const OutsideKind = z.enum(["EXPERT", "ARBITRATION", "COURT"]);
export type OutsideKind = z.infer<typeof OutsideKind>;

/** How a proposal ended: refused by the other party, taken back by its own, or signed by both. */
export const ProposalState = z.enum(["STANDING", "REFUSED", "WITHDRAWN", "SIGNED"]);
export type ProposalState = z.infer<typeof ProposalState>;

const talking = [...DisputeLevel.options, "LADDER_ENDED"] as const;
/** Not over: work continues meanwhile, except what is contested (cf. C. civ. 1195). */
export const openStatuses = DisputeStatus.options.filter(
  (status) => !["SETTLED", "SETTLED_DIRECTLY", "WITHDRAWN", "CLOSED"].includes(status),
);

/** The parameter of the charter that gives a level its time. */
export const levelPeriods = {
  L1_MANAGERS: "escalationManagers",
  L2_FACILITATION: "escalationFacilitation",
  L3_COPIL: "escalationCommittee",
  L4_EXECUTIVES: "escalationExecutives",
} as const satisfies Record<DisputeLevel, ParameterKey>;

/** The sides that can be in a dispute: a mediator never is. */
export const DisputeSide = z.enum(["CLIENT", "AGENCY", "AMO"]);
export type DisputeSide = z.infer<typeof DisputeSide>;

/** A party to a dispute. */
export type DisputeParty = { readonly partyId: string; readonly side: DisputeSide };

/** What must be known to act on a dispute. */
export type DisputeFacts = {
  readonly status: DisputeStatus;
  readonly projectStatus: ProjectStatus;
  readonly claimant: DisputeParty;
  readonly respondent: DisputeParty;
  /** The AMO has said for whom he works (MD-03, MD-04). */
  readonly disclosed: boolean;
  /** The parties that have stated their position at this level. */
  readonly heard: readonly string[];
  /** The party that says it is settled between them, while the other has not. */
  readonly settledBy: string | null;
};

/** The AMO facilitates, unless it is a party itself: then it is no third (domain.md 0, 8). */
export function canFacilitate({ claimant, respondent }: Pick<DisputeFacts, "claimant" | "respondent">): boolean {
  return claimant.side !== "AMO" && respondent.side !== "AMO";
}

/** The level at which a dispute is; `null` where it has left the ladder. */
export function levelOf(status: DisputeStatus): DisputeLevel | null {
  const read = DisputeLevel.safeParse(status);
  return read.success ? read.data : null;
}

/** Whose turn it is: a side, and one party of it where it is not the only one. */
export type DisputeTurn = { readonly side: DisputeSide; readonly turnOf: string | null };

/** The turn of a party. */
export function turnOfParty({ partyId, side }: DisputeParty): DisputeTurn {
  return { side, turnOf: partyId };
}

/** Whose turn it is at a level: the other party's, then the AMO's, the committee that the client chairs, the other's again. */
export function turnAt(level: DisputeLevel, { respondent }: Pick<DisputeFacts, "respondent">): DisputeTurn {
  if (level === "L2_FACILITATION") return { side: "AMO", turnOf: null };
  return level === "L3_COPIL" ? { side: "CLIENT", turnOf: null } : turnOfParty(respondent);
}

function projectStands({ projectStatus }: DisputeFacts): readonly Refusal[] {
  return projectIsOpen(projectStatus);
}

/** MD-04: who facilitates says first for whom he works. */
export function facilitatorDisclosed({ disclosed }: DisputeFacts): readonly Refusal[] {
  return unless(disclosed, refuse("facilitator-undisclosed", {}));
}

function notYetDisclosed({ disclosed }: DisputeFacts): readonly Refusal[] {
  return unless(!disclosed, refuse("already-disclosed", {}));
}

/** Before its time a level is left once both were heard there. */
function bothHeard({ heard, claimant, respondent }: DisputeFacts): readonly Refusal[] {
  const all = heard.includes(claimant.partyId) && heard.includes(respondent.partyId);
  return unless(all, refuse("position-missing", {}));
}

const article = "CR-16";
const early = [...talking, "MEDIATION_PROPOSED", "MEDIATION_ENDED_NO_AGREEMENT"] as const;
const climbers = [...rolesFor("dispute.escalate"), "SYSTEM"] as const;

/**
 * The life of a dispute: one step at a time, at the end of a level's time (SYSTEM) or before, when those concerned ask for
 * it and both were heard there. Nothing is ever decided by the passing of time.
 */
export const disputeActs = {
  facilitate: { from: ["L1_MANAGERS"], to: "L2_FACILITATION", by: climbers, guards: [], article: "MR-04" },
  bringToCommittee: {
    from: ["L1_MANAGERS", "L2_FACILITATION"],
    to: "L3_COPIL",
    by: climbers,
    guards: [],
    article: "MR-04",
  },
  bringToExecutives: { from: ["L3_COPIL"], to: "L4_EXECUTIVES", by: climbers, guards: [], article: "MR-04" },
  endLadder: { from: ["L4_EXECUTIVES"], to: "LADDER_ENDED", by: climbers, guards: [], article: "MR-04" },
  disclose: {
    from: ["L2_FACILITATION"],
    to: "L2_FACILITATION",
    by: rolesFor("dispute.disclose"),
    guards: [notYetDisclosed],
    article: "MD-04",
  },
  refuseFacilitator: {
    from: ["L2_FACILITATION"],
    to: "L3_COPIL",
    by: rolesFor("dispute.refuse-facilitator"),
    guards: [],
    article: "MD-04",
  },
  signSettlement: {
    from: [...talking, "IN_MEDIATION"],
    to: "SETTLED",
    by: rolesFor("dispute.sign-settlement"),
    guards: [],
    article,
  },
  withdraw: { from: early, to: "WITHDRAWN", by: rolesFor("dispute.withdraw"), guards: [], article },
  settleDirectly: { from: early, to: "SETTLED_DIRECTLY", by: rolesFor("dispute.settle-directly"), guards: [], article },
  goOutside: {
    from: ["LADDER_ENDED", "MEDIATION_ENDED_NO_AGREEMENT"],
    to: "EXPERT_OR_COURT",
    by: rolesFor("dispute.go-outside"),
    guards: [],
    article,
  },
  close: { from: ["EXPERT_OR_COURT"], to: "CLOSED", by: rolesFor("dispute.close"), guards: [], article },
} as const satisfies Record<string, ProjectAct<DisputeStatus, DisputeFacts>>;

/** What is said while one talks: the dispute stays where it is. */
const sayings = {
  complete: { from: talking, by: rolesFor("dispute.complete"), guards: [projectStands], article },
  statePosition: { from: DisputeLevel.options, by: rolesFor("dispute.state-position"), guards: [], article },
  propose: { from: talking, by: rolesFor("dispute.propose"), guards: [], article },
  endProposal: { from: talking, by: rolesFor("dispute.end-proposal"), guards: [], article },
} as const satisfies Record<string, Omit<ProjectAct<DisputeStatus, DisputeFacts>, "to">>;

/** Decides something said while one talks. */
export function say(act: keyof typeof sayings, facts: DisputeFacts, actor: Actor): Ruling<DisputeStatus> {
  const row: Omit<ProjectAct<DisputeStatus, DisputeFacts>, "to"> = sayings[act];
  return decide<DisputeStatus, DisputeFacts>({ ...row, to: facts.status }, facts, actor);
}

/** Only its two parties act in a dispute; the AMO where he facilitates. */
export function isPartyTo(facts: Pick<DisputeFacts, "claimant" | "respondent">, actor: Actor): boolean {
  return actor.partyId === facts.claimant.partyId || actor.partyId === facts.respondent.partyId;
}

/** Only its two parties, or the AMO where he may speak as facilitator. */
export function ofTheirs(facts: DisputeFacts, actor: Actor, orFacilitator: boolean): readonly Refusal[] {
  const facilitates = orFacilitator && actor.role === "AMO" && canFacilitate(facts);
  return unless(isPartyTo(facts, actor) || facilitates, refuse("not-party-to-dispute", {}));
}

function inWords(text: string): readonly Refusal[] {
  return unless(text.trim() !== "", refuse("reason-missing", {}));
}

/** Where the dispute is opened against: another party than one's own, and for something. */
export function decideOpening(
  opening: { readonly respondent: DisputeParty; readonly claims: number; readonly projectStatus: ProjectStatus },
  actor: Actor,
): readonly Refusal[] {
  const { respondent, claims, projectStatus } = opening;
  return [
    ...projectIsOpen(projectStatus),
    ...unless(respondent.partyId !== actor.partyId, refuse("dispute-with-oneself", {})),
    ...unless(claims > 0, refuse("claim-missing", {})),
  ];
}

/** The acts that any of the two parties does by itself. */
export type PlainDisputeAct = "settleDirectly" | "goOutside" | "close";

/** Decides an act of one of the two parties that moves the dispute. */
export function decideDispute(act: PlainDisputeAct, facts: DisputeFacts, actor: Actor): Ruling<DisputeStatus> {
  return alsoUnless(decide<DisputeStatus, DisputeFacts>(disputeActs[act], facts, actor), ofTheirs(facts, actor, false));
}

/** Decides what one of the two parties adds: more facts and claims, or its position at this level. */
export function decideSaying(
  act: "complete" | "statePosition",
  facts: DisputeFacts,
  actor: Actor,
): Ruling<DisputeStatus> {
  return alsoUnless(say(act, facts, actor), ofTheirs(facts, actor, false));
}

/** The row of the table that takes a dispute up from where it is. */
function climb(facts: DisputeFacts): ProjectAct<DisputeStatus, DisputeFacts> {
  switch (levelOf(facts.status)) {
    case "L1_MANAGERS":
      return canFacilitate(facts) ? disputeActs.facilitate : disputeActs.bringToCommittee;
    case "L2_FACILITATION":
      return disputeActs.bringToCommittee;
    case "L3_COPIL":
      return disputeActs.bringToExecutives;
    case "L4_EXECUTIVES":
    case null:
      return disputeActs.endLadder;
  }
}

/**
 * Decides a step up: by the clock at the end of a level's time, or before it once both were heard there, when a party or
 * the AMO asks for it (MR-04), who decides nothing.
 */
export function decideEscalation(facts: DisputeFacts, actor: Actor): Ruling<DisputeStatus> {
  const ruling = decide<DisputeStatus, DisputeFacts>(climb(facts), facts, actor);
  return actor.role === "SYSTEM" ? ruling : alsoUnless(ruling, [...ofTheirs(facts, actor, true), ...bothHeard(facts)]);
}

/** Decides what the AMO says of himself before he facilitates: for whom he works. */
export function decideDisclosure(facts: DisputeFacts, actor: Actor, text: string): Ruling<DisputeStatus> {
  return alsoUnless(decide<DisputeStatus, DisputeFacts>(disputeActs.disclose, facts, actor), inWords(text));
}

/** Decides a refusal of the AMO as facilitator: by a party for which he does not work; the committee is next. */
export function decideFacilitatorRefusal(facts: DisputeFacts, actor: Actor): Ruling<DisputeStatus> {
  return alsoUnless(
    decide<DisputeStatus, DisputeFacts>(disputeActs.refuseFacilitator, facts, actor),
    ofTheirs(facts, actor, false),
  );
}

/** Decides a withdrawal: by the party that opened the dispute. */
export function decideDisputeWithdrawal(facts: DisputeFacts, actor: Actor): Ruling<DisputeStatus> {
  return alsoUnless(
    decide<DisputeStatus, DisputeFacts>(disputeActs.withdraw, facts, actor),
    unless(actor.partyId === facts.claimant.partyId, refuse("not-claimant", {})),
  );
}
