import type { ProjectScope } from "@/lib/auth/scope";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { decideAward, decideConsultation, type PlainConsultationAct } from "@/lib/domain/consultation";
import type { CommandName } from "@/lib/domain/policy";
import type { ConsultationState } from "@/lib/features/consultation/queries-state";
import type { ConsultationActName } from "@/lib/features/consultation/view";
import type { Instant } from "@/lib/kernel/instant";

const plain: Readonly<Record<PlainConsultationAct, CommandName>> = {
  draft: "consultation.draft",
  publish: "consultation.publish",
  invite: "consultation.invite",
  answer: "consultation.answer",
  seal: "consultation.seal",
  witness: "consultation.witness",
  open: "consultation.open",
  declareInterests: "consultation.declare-interests",
  score: "consultation.score",
  end: "consultation.end",
};

/** What this person may do, by the very rules that write. */
export function abilitiesOf(
  scope: ProjectScope,
  state: ConsultationState,
  now: Instant,
): Record<ConsultationActName, Ability> {
  const may = (act: PlainConsultationAct): Ability =>
    abilityTo(plain[act], scope, now, (actor) => decideConsultation(act, state.facts, actor));
  const first = state.ranking[0];
  const offer = state.offers.find(({ offerId }) => offerId === first?.offerId);
  const choice = {
    intact: offer?.intact ?? false,
    rank: first?.rank ?? null,
    totalCents: offer?.totalCents ?? 0,
    delegation: null,
  };
  return {
    draft: may("draft"),
    publish: may("publish"),
    invite: may("invite"),
    answer: may("answer"),
    seal: may("seal"),
    witness: may("witness"),
    open: may("open"),
    declareInterests: may("declareInterests"),
    score: may("score"),
    award: abilityTo("consultation.award", scope, now, (actor) =>
      decideAward(state.facts, actor, choice, { read: "", current: "" }),
    ),
    end: may("end"),
  };
}
