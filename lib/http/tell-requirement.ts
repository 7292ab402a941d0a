import type { Side } from "@/lib/domain/party";
import type { discussionAbilities } from "@/lib/features/discussion/queries";
import type { DiscussionAbilities } from "@/lib/features/discussion/view";
import type { Abilities } from "@/lib/features/requirement/queries-item";
import type { RequirementAbilities } from "@/lib/features/requirement/view";
import { type Surroundings, tellAbility } from "@/lib/http/tell";

/** Says what may be done with a requirement, in the reader's language. */
export async function tellRequirement(abilities: Abilities, around: Surroundings): Promise<RequirementAbilities> {
  return {
    revise: await tellAbility(abilities.revise, around),
    steps: await Promise.all(
      abilities.steps.map(async ({ step, ability }) => ({ step, ability: await tellAbility(ability, around) })),
    ),
  };
}

/** Says what may be said, in the reader's language. */
export async function tellDiscussion(
  may: ReturnType<typeof discussionAbilities>,
  side: Side,
  around: Surroundings,
): Promise<DiscussionAbilities> {
  return {
    ask: await tellAbility(may.ask, around),
    comment: await tellAbility(may.comment, around),
    note: await tellAbility(may.note, around),
    sides: (["CLIENT", "AGENCY", "AMO"] as const).filter((one) => one !== side),
    side,
  };
}
