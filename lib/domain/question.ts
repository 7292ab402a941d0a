import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import { type Actor, type Side, sideOf } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { err, ok } from "@/lib/kernel/result";

/** Where a question stands. */
export const QuestionStatus = z.enum(["OPEN", "ANSWERED"]);
export type QuestionStatus = z.infer<typeof QuestionStatus>;

/** What must be known to answer a question. */
export type QuestionFacts = { readonly status: QuestionStatus; readonly to: Side };

/** The life of a question. */
export const questionActs = {
  answer: { from: ["OPEN"], to: "ANSWERED", by: rolesFor("question.answer"), guards: [], article: "CR-04" },
} as const satisfies Record<string, ProjectAct<QuestionStatus, QuestionFacts>>;

function written(fields: Readonly<Record<string, string>>): readonly Refusal[] {
  const missing = Object.keys(fields).filter((field) => fields[field]?.trim() === "");
  return unless(missing.length === 0, refuse("text-missing", { fields: missing }));
}

/** Decides a question: it is put to another side, in words. */
export function decideQuestion(actor: Actor, to: Side, text: string): Ruling<QuestionStatus> {
  const own = actor.role !== "SYSTEM" && sideOf(actor.role) === to;
  const refusals = [...unless(!own, refuse("question-to-own-side", { side: to })), ...written({ text })];
  return refusals.length === 0 ? ok("OPEN") : err(refusals);
}

/** Decides an answer: it comes from the side that was asked, in words. */
export function decideAnswer(facts: QuestionFacts, actor: Actor, text: string): Ruling<QuestionStatus> {
  const asked = actor.role !== "SYSTEM" && sideOf(actor.role) === facts.to;
  return alsoUnless(decide<QuestionStatus, QuestionFacts>(questionActs.answer, facts, actor), [
    ...unless(asked, refuse("question-for-other-side", { side: facts.to })),
    ...written({ text }),
  ]);
}
