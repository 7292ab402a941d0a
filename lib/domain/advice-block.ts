import { z } from "zod";
import { AdviceKind, type AdviceSubject } from "@/lib/domain/advice-content";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";

/** Advice on a matter that has no answer yet. */
export const UnansweredAdvice = z.object({ code: z.string(), kind: AdviceKind });
export type UnansweredAdvice = z.infer<typeof UnansweredAdvice>;

/**
 * The one guard of every signature (CD-03, invariant 9.9-4): what was advised on a matter is answered before anything
 * about it is signed. Answering is always in the client's hands, so that it is free to go on against advice (CR-06).
 */
export function adviceAnsweredFirst(unanswered: readonly UnansweredAdvice[]): readonly Refusal[] {
  const advice = unanswered.map(({ code }) => code);
  return unless(advice.length === 0, refuse("advice-unanswered", { advice }));
}

/** The warnings among what is unanswered: silence has no effect against one, while other advice never stops a clause. */
export function warningsOf(unanswered: readonly UnansweredAdvice[]): readonly string[] {
  return unanswered.filter(({ kind }) => kind === "WARNING").map(({ code }) => code);
}

/** The acts by which something of the client is bound, and the matter whose advice each waits for. */
export const blockedActs = {
  "milestone.agree": "MILESTONE",
  "milestone.cancel": "MILESTONE",
  "milestone.accept": "MILESTONE",
  "milestone.accept-with-reservations": "MILESTONE",
  "milestone.reduce-price": "MILESTONE",
  "milestone.approve-aptitude": "MILESTONE",
  "baseline.sign": "BASELINE",
  "change-request.approve": "CHANGE_REQUEST",
  "change-request.decide": "CHANGE_REQUEST",
  "change-request.approve-emergency": "CHANGE_REQUEST",
  "amendment.sign": "AMENDMENT",
  "consultation.award": "CONSULTATION",
  "charter.sign": "CHARTER",
  "decision.adopt": "DECISION",
} as const satisfies Readonly<Record<string, AdviceSubject>>;

/** The kinds of matter that a warning without an answer keeps from being signed; what else it is linked to, it only concerns. */
export const blockedSubjects: readonly AdviceSubject[] = [...new Set(Object.values(blockedActs))];
