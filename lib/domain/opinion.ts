import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import type { AdviceLink, Adviser } from "@/lib/domain/advice-content";
import { isClientOnly } from "@/lib/domain/advice-content";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";

/** Where a request for an opinion stands. */
export const OpinionStatus = z.enum(["OPEN", "GIVEN", "WITHDRAWN"]);
export type OpinionStatus = z.infer<typeof OpinionStatus>;

/** How long an expert's link is good for, in days: a question that waits longer is asked anew. */
export const LINK_DAYS = 14;

/** How long the code of an expert is good for, in minutes, and the room that it opens, in hours. */
export const CODE_MINUTES = 15;
export const ROOM_HOURS = 24;

/** What must be known to act on a request. */
export type OpinionFacts = {
  readonly status: OpinionStatus;
  readonly askedOf: Adviser;
  readonly links: readonly Pick<AdviceLink, "kind">[];
  readonly question: string;
  readonly neededBy: string;
  readonly today: string;
};

/** A question in words, wanted by a day that is still to come. */
export function questionPut({ question, neededBy, today }: OpinionFacts): readonly Refusal[] {
  return [
    ...unless(question.trim() !== "", refuse("advice-incomplete", { missing: ["object"] })),
    ...unless(neededBy > today, refuse("review-day-past", { today })),
  ];
}

/** What concerns the choice of a provider is never asked of an agency of the project. */
export function notOfCompetitor({ askedOf, links }: OpinionFacts): readonly Refusal[] {
  const mixed = isClientOnly(links) && links.some(({ kind }) => kind !== "CONSULTATION");
  return unless(!mixed && (!isClientOnly(links) || askedOf !== "AGENCY"), refuse("consultation-advice-apart", {}));
}

/** The life of a request. The opinion that answers it is advice. */
export const opinionActs = {
  request: {
    from: ["OPEN"],
    to: "OPEN",
    by: rolesFor("opinion.request"),
    guards: [questionPut, notOfCompetitor],
    article: "CR-08",
  },
  renew: { from: ["OPEN"], to: "OPEN", by: rolesFor("opinion.renew"), guards: [expertAsked], article: "CR-08" },
  withdraw: { from: ["OPEN"], to: "WITHDRAWN", by: rolesFor("opinion.withdraw"), guards: [], article: "CR-08" },
  give: { from: ["OPEN"], to: "GIVEN", by: ["SYSTEM"], guards: [], article: "MR-03" },
} as const satisfies Record<string, ProjectAct<OpinionStatus, OpinionFacts>>;

/** Only an expert needs a link: who stands in the project answers there. */
export function expertAsked({ askedOf }: OpinionFacts): readonly Refusal[] {
  return unless(askedOf === "EXPERT", refuse("opinion-asked-inside", {}));
}

/** Decides a request for an opinion. */
export function decideOpinionRequest(facts: OpinionFacts, actor: Actor): Ruling<OpinionStatus> {
  return decide<OpinionStatus, OpinionFacts>(opinionActs.request, facts, actor);
}

/** Decides another link for an expert: the one before opens nothing any more. */
export function decideRenewal(facts: OpinionFacts, actor: Actor): Ruling<OpinionStatus> {
  return decide<OpinionStatus, OpinionFacts>(opinionActs.renew, facts, actor);
}

/** Decides that a question is taken back, with its reason. */
export function decideOpinionWithdrawal(facts: OpinionFacts, actor: Actor, reason: string): Ruling<OpinionStatus> {
  return alsoUnless(decide<OpinionStatus, OpinionFacts>(opinionActs.withdraw, facts, actor), [
    ...unless(reason.trim() !== "", refuse("reason-missing", {})),
  ]);
}
