import type { ProjectAct } from "@/lib/domain/act";
import { adviceAnsweredFirst, type UnansweredAdvice } from "@/lib/domain/advice-block";
import type { ChangeFinding } from "@/lib/domain/change-finding";
import type { ChangeRequestStatus, ChangeRequestType } from "@/lib/domain/change-request";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";

/** An agency that a request concerns: what it has said, and until when its last offer binds it. */
export type Concerned = {
  readonly partyId: string;
  readonly assessed: boolean;
  readonly quote: { readonly validUntil: string; readonly validBefore: Instant } | null;
};

/** What the rules ask of a submitted request. */
export type ChangeLifeFacts = {
  readonly status: ChangeRequestStatus;
  readonly type: ChangeRequestType | null;
  readonly openedByPartyId: string;
  readonly finding: ChangeFinding | null;
  readonly concerned: readonly Concerned[];
  /** Advice on it that has no answer yet. */
  readonly unansweredAdvice: readonly UnansweredAdvice[];
  readonly now: Instant;
};

/** Each concerned agency has made an offer. */
export function allQuoted(facts: ChangeLifeFacts): readonly Refusal[] {
  const agencies = facts.concerned.filter((one) => one.quote === null).length;
  return unless(agencies === 0 && facts.concerned.length > 0, refuse("quotes-missing", { agencies }));
}

/** CD-03: what was advised on it has its answer, whichever door it is signed by. */
export const changeAdviceAnswered = (facts: ChangeLifeFacts): readonly Refusal[] =>
  adviceAnsweredFirst(facts.unansweredAdvice);

/** No offer has lapsed: from the first instant after its last day it binds nobody, and is accepted by nobody. */
export function nothingLapsed(facts: ChangeLifeFacts): readonly Refusal[] {
  const lapsed = facts.concerned.flatMap(({ quote }) =>
    quote !== null && facts.now >= quote.validBefore ? [quote] : [],
  );
  return lapsed.slice(0, 1).map(({ validUntil }) => refuse("quote-lapsed", { until: validUntil }));
}

/** A defect is mended free: nothing has to be offered. Whatever else is approved, is approved as offered. */
export function offeredOrFree(facts: ChangeLifeFacts): readonly Refusal[] {
  return facts.finding === "DEFECT" ? [] : [...allQuoted(facts), ...nothingLapsed(facts)];
}

/** Only what does not meet its specification can be kept as it is. */
export function offSpecification(facts: ChangeLifeFacts): readonly Refusal[] {
  return unless(facts.type === "OFF_SPECIFICATION", refuse("not-off-specification", {}));
}

const undecided = ["QUALIFIED", "IMPACT_ASSESSMENT", "QUOTED", "UNDER_DECISION"] as const;
const offered = ["QUOTED", "UNDER_DECISION"] as const;
const system = ["SYSTEM"] as const;

/** The life of a change request from its submission to its decision (domain.md 9.3). */
export const changeLifeActs = {
  withdraw: {
    from: ["SUBMITTED", ...undecided, "DEFERRED", "DISPUTED"],
    to: "WITHDRAWN",
    by: rolesFor("change-request.withdraw"),
    guards: [],
    article: "CD-04",
  },
  qualifyAsChange: {
    from: ["SUBMITTED", "DISPUTED"],
    to: "IMPACT_ASSESSMENT",
    by: rolesFor("change-request.qualify"),
    guards: [],
    article: "CD-13",
  },
  qualifyAsDefect: {
    from: ["SUBMITTED", "DISPUTED"],
    to: "QUALIFIED",
    by: rolesFor("change-request.qualify"),
    guards: [],
    article: "AD-06",
  },
  qualifyAsAmbiguous: {
    from: ["SUBMITTED", "DISPUTED"],
    to: "DISPUTED",
    by: rolesFor("change-request.qualify"),
    guards: [],
    article: "MR-04",
  },
  dispute: {
    from: ["QUALIFIED", "IMPACT_ASSESSMENT"],
    to: "DISPUTED",
    by: rolesFor("change-request.dispute"),
    guards: [],
    article: "CD-16",
  },
  settleAsChange: {
    from: ["DISPUTED"],
    to: "IMPACT_ASSESSMENT",
    by: rolesFor("change-request.settle"),
    guards: [],
    article: "MR-04",
  },
  settleAsDefect: {
    from: ["DISPUTED"],
    to: "QUALIFIED",
    by: rolesFor("change-request.settle"),
    guards: [],
    article: "MR-04",
  },
  assess: {
    from: ["IMPACT_ASSESSMENT"],
    to: "IMPACT_ASSESSMENT",
    by: rolesFor("change-request.assess"),
    guards: [],
    article: "AD-07",
  },
  assessEmergency: {
    from: ["EMERGENCY_APPROVED"],
    to: "EMERGENCY_APPROVED",
    by: rolesFor("change-request.assess"),
    guards: [],
    article: "AD-07",
  },
  quote: {
    from: ["IMPACT_ASSESSMENT"],
    to: "IMPACT_ASSESSMENT",
    by: rolesFor("change-request.quote"),
    guards: [],
    article: "AD-07",
  },
  quoteAnew: {
    from: offered,
    to: "QUOTED",
    by: rolesFor("change-request.quote"),
    guards: [nothingLapsed],
    article: "AD-07",
  },
  quoteEmergency: {
    from: ["EMERGENCY_APPROVED"],
    to: "EMERGENCY_APPROVED",
    by: rolesFor("change-request.quote"),
    guards: [],
    article: "AD-07",
  },
  completeQuotes: {
    from: ["IMPACT_ASSESSMENT"],
    to: "QUOTED",
    by: system,
    guards: [allQuoted, nothingLapsed],
    article: "AD-07",
  },
  advise: {
    from: offered,
    to: "UNDER_DECISION",
    by: rolesFor("change-request.advise"),
    guards: [nothingLapsed],
    article: "MR-03",
  },
  approve: {
    from: ["QUALIFIED", ...offered, "EMERGENCY_APPROVED"],
    to: "APPROVED",
    by: rolesFor("change-request.approve"),
    guards: [offeredOrFree, changeAdviceAnswered],
    article: "CR-07",
  },
  reject: {
    from: ["SUBMITTED", ...undecided, "DEFERRED", "DISPUTED", "EMERGENCY_APPROVED"],
    to: "REJECTED",
    by: rolesFor("change-request.decide"),
    guards: [],
    article: "AR-08",
  },
  defer: {
    from: undecided,
    to: "DEFERRED",
    by: rolesFor("change-request.decide"),
    guards: [],
    article: "CR-05",
  },
  concede: {
    from: undecided,
    to: "CONCESSION",
    by: rolesFor("change-request.decide"),
    guards: [offSpecification, changeAdviceAnswered],
    article: "CR-11",
  },
  approveEmergency: {
    from: ["SUBMITTED", "QUALIFIED", "IMPACT_ASSESSMENT", "DISPUTED"],
    to: "EMERGENCY_APPROVED",
    by: rolesFor("change-request.approve-emergency"),
    guards: [changeAdviceAnswered],
    article: "CR-02",
  },
  resumeDecision: {
    from: ["DEFERRED"],
    to: "UNDER_DECISION",
    by: [...rolesFor("change-request.resume"), "SYSTEM"],
    guards: [allQuoted, nothingLapsed],
    article: "CD-05",
  },
  resumeAssessment: {
    from: ["DEFERRED"],
    to: "IMPACT_ASSESSMENT",
    by: [...rolesFor("change-request.resume"), "SYSTEM"],
    guards: [],
    article: "CD-05",
  },
  resumeCorrection: {
    from: ["DEFERRED"],
    to: "QUALIFIED",
    by: [...rolesFor("change-request.resume"), "SYSTEM"],
    guards: [],
    article: "CD-05",
  },
  expire: { from: offered, to: "EXPIRED", by: system, guards: [], article: "CD-05" },
  stopEmergency: { from: ["EMERGENCY_APPROVED"], to: "EXPIRED", by: system, guards: [], article: "CD-13" },
} as const satisfies Record<string, ProjectAct<ChangeRequestStatus, ChangeLifeFacts>>;
