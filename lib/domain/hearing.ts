import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import type { Hearing } from "@/lib/domain/decision-condition";
import { type MilestoneStatus, ownMilestone } from "@/lib/domain/milestone";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";

/** What must be known to hear the agency before a price reduction or a rejection (AR-07). */
export type HearingFacts = {
  readonly status: MilestoneStatus;
  readonly agencyPartyId: string;
  readonly hearing: Hearing | null;
  readonly now: Instant;
};

const heard = ["SUBMITTED", "UNDER_VERIFICATION", "SERVICE_OBSERVATION", "ADJOURNED"] as const;

function onceForASubmission(facts: HearingFacts): readonly Refusal[] {
  return unless(facts.hearing === null, refuse("hearing-already-open", {}));
}

function running(facts: HearingFacts): readonly Refusal[] {
  const open = facts.hearing !== null && !facts.hearing.answered && facts.now < facts.hearing.endsBefore;
  return unless(open, refuse("hearing-over", {}));
}

/** The two acts of a hearing; neither moves the milestone. */
export const hearingActs = {
  open: {
    from: heard,
    to: "UNDER_VERIFICATION",
    by: rolesFor("hearing.open"),
    guards: [onceForASubmission],
    article: "AR-07",
  },
  answer: {
    from: heard,
    to: "UNDER_VERIFICATION",
    by: rolesFor("hearing.answer"),
    guards: [running],
    article: "AR-07",
  },
} as const satisfies Record<string, ProjectAct<MilestoneStatus, HearingFacts>>;

/** Decides the invitation to observe: once per submission, with the reasons that the client has in mind. */
export function decideHearing(facts: HearingFacts, actor: Actor, reasons: string): Ruling<"OPENED"> {
  return outcome(
    "OPENED",
    alsoUnless(decide<MilestoneStatus, HearingFacts>(hearingActs.open, facts, actor), inWords(reasons)),
  );
}

/** Decides the agency's observations, in its time. */
export function decideHearingAnswer(facts: HearingFacts, actor: Actor, answer: string): Ruling<"ANSWERED"> {
  const ruling = decide<MilestoneStatus, HearingFacts>(hearingActs.answer, facts, actor);
  return outcome("ANSWERED", alsoUnless(ruling, [...ownMilestone(facts.agencyPartyId, actor), ...inWords(answer)]));
}

function inWords(text: string): readonly Refusal[] {
  return unless(text.trim() !== "", refuse("reason-missing", {}));
}

function outcome<T extends string>(value: T, ruling: Ruling<MilestoneStatus>): Ruling<T> {
  return ruling.ok ? { ok: true, value } : ruling;
}
