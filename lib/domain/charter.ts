import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling, readAsItStands } from "@/lib/domain/act";
import { adviceAnsweredFirst, type UnansweredAdvice } from "@/lib/domain/advice-block";
import type { Actor, Role, Side } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { err, ok } from "@/lib/kernel/result";

/**
 * Where a version of the charter stands. PROPOSED and after are locked content; a proposal that is taken back stays on
 * record as WITHDRAWN, since somebody may have signed it, and the next draft is a new version.
 */
export const CharterStatus = z.enum(["DRAFT", "PROPOSED", "WITHDRAWN", "IN_FORCE", "SUPERSEDED"]);
export type CharterStatus = z.infer<typeof CharterStatus>;

/** A party as the charter names it: its people are those invited or joined, not removed. */
export type CharterParty = {
  readonly id: string;
  readonly side: Side;
  readonly members: readonly { readonly personId: string; readonly roles: readonly Role[] }[];
};

/** What must be known to decide on one version of the charter. */
export type CharterFacts = {
  readonly status: CharterStatus;
  readonly parties: readonly CharterParty[];
  readonly signatures: readonly { readonly partyId: string; readonly personId: string }[];
  /** Advice on it that has no answer yet. */
  readonly unansweredAdvice: readonly UnansweredAdvice[];
};

/** A signatory, and a substitute for the days when the signatory is away (CD-07). */
export const CLIENT_SIGNATORIES = 2;

function holders(facts: CharterFacts, side: Side, role: Role): number {
  const people = facts.parties.filter((party) => party.side === side).flatMap((party) => party.members);
  return new Set(people.filter((member) => member.roles.includes(role)).map((member) => member.personId)).size;
}

/** CD-08: somebody of the client's direction answers for the project. */
export function sponsorNamed(facts: CharterFacts): readonly Refusal[] {
  return unless(holders(facts, "CLIENT", "CLIENT_SPONSOR") > 0, refuse("sponsor-missing", {}));
}

/** CD-07: the client can always sign. */
export function clientCanAlwaysSign(facts: CharterFacts): readonly Refusal[] {
  const named = holders(facts, "CLIENT", "CLIENT_SIGNATORY");
  return unless(
    named >= CLIENT_SIGNATORIES,
    refuse("client-signatories-missing", { named, needed: CLIENT_SIGNATORIES }),
  );
}

/** CR-03, CD-07: at least one agency, and each has somebody who can bind it. */
export function agenciesCanSign(facts: CharterFacts): readonly Refusal[] {
  const agencies = facts.parties.filter((party) => party.side === "AGENCY");
  const mute = agencies.filter((party) => !party.members.some((member) => member.roles.includes("AGENCY_SIGNATORY")));
  return [
    ...unless(agencies.length > 0, refuse("agency-missing", {})),
    ...unless(mute.length === 0, refuse("agency-signatory-missing", { agencies: mute.length })),
  ];
}

/** MR-01: the AMO is a party to the charter. */
export function amoPresent(facts: CharterFacts): readonly Refusal[] {
  return unless(holders(facts, "AMO", "AMO") > 0, refuse("amo-missing", {}));
}

const postsFilled = [sponsorNamed, clientCanAlwaysSign, agenciesCanSign, amoPresent] as const;

/** CD-03: what was advised on it has its answer, whichever door it is signed by. */
export function charterAdviceAnswered({ unansweredAdvice }: CharterFacts): readonly Refusal[] {
  return adviceAnsweredFirst(unansweredAdvice);
}

/** The life of one version of the charter. `enterIntoForce` follows from the last signature. */
export const charterActs = {
  edit: { from: ["DRAFT"], to: "DRAFT", by: rolesFor("charter.draft"), guards: [], article: "CR-01" },
  propose: { from: ["DRAFT"], to: "PROPOSED", by: rolesFor("charter.propose"), guards: postsFilled, article: "CD-07" },
  withdraw: { from: ["PROPOSED"], to: "WITHDRAWN", by: rolesFor("charter.withdraw"), guards: [], article: "CD-16" },
  sign: {
    from: ["PROPOSED"],
    to: "PROPOSED",
    by: rolesFor("charter.sign"),
    guards: [...postsFilled, charterAdviceAnswered],
    article: "CD-07",
  },
  enterIntoForce: { from: ["PROPOSED"], to: "IN_FORCE", by: ["SYSTEM"], guards: [signedByAll], article: "CD-16" },
  supersede: { from: ["IN_FORCE"], to: "SUPERSEDED", by: ["SYSTEM"], guards: [], article: "CD-16" },
} as const satisfies Record<string, ProjectAct<CharterStatus, CharterFacts>>;

function signedByAll(facts: CharterFacts): readonly Refusal[] {
  const missing = facts.parties.filter(
    (party) => !facts.signatures.some((signature) => signature.partyId === party.id),
  );
  return unless(missing.length === 0, refuse("charter-not-in-force", {}));
}

/** Decides a change of parameters in a draft. */
export function decideCharterEdit(facts: CharterFacts, actor: Actor): Ruling<CharterStatus> {
  return decide<CharterStatus, CharterFacts>(charterActs.edit, facts, actor);
}

/** Decides a new version: none while another is being drafted or signed. `null` when there is none in the works. */
export function decideCharterDraft(openVersion: number | null): Ruling<"DRAFT"> {
  return openVersion === null ? ok("DRAFT") : err([refuse("charter-version-open", { version: openVersion })]);
}

/** Decides the proposal to the parties: every post that the charter needs is filled. */
export function decideCharterProposal(facts: CharterFacts, actor: Actor): Ruling<CharterStatus> {
  return decide<CharterStatus, CharterFacts>(charterActs.propose, facts, actor);
}

/** Decides the withdrawal of a proposal. */
export function decideCharterWithdrawal(facts: CharterFacts, actor: Actor): Ruling<CharterStatus> {
  return decide<CharterStatus, CharterFacts>(charterActs.withdraw, facts, actor);
}

/**
 * Decides one signature: one for each party, of what was read. The last one brings the version into force
 * (`IN_FORCE`), which supersedes the version before and, the first time, starts the project.
 */
export function decideCharterSignature(
  facts: CharterFacts,
  actor: Actor,
  digests: { readonly read: string; readonly current: string },
): Ruling<CharterStatus> {
  const party = facts.parties.find((candidate) => candidate.id === actor.partyId);
  const signedElsewhere = facts.signatures.some(
    (signature) => signature.personId === actor.personId && signature.partyId !== actor.partyId,
  );
  const ruling = alsoUnless(decide<CharterStatus, CharterFacts>(charterActs.sign, facts, actor), [
    ...unless(party !== undefined, refuse("party-not-in-charter", {})),
    ...unless(
      !facts.signatures.some((signature) => signature.partyId === actor.partyId),
      refuse("party-already-signed", {}),
    ),
    ...unless(!signedElsewhere, refuse("signed-for-other-side", {})),
    ...readAsItStands(digests.read, digests.current),
  ]);
  if (!ruling.ok) return ruling;
  const signedParties = [...facts.signatures.map((signature) => signature.partyId), actor.partyId];
  return ok(
    facts.parties.every((candidate) => signedParties.includes(candidate.id))
      ? charterActs.enterIntoForce.to
      : ruling.value,
  );
}
