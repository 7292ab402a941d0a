import { getHeldView } from "@/lib/features/ball/queries";
import type { HeldView } from "@/lib/features/ball/view";
import { getDelay } from "@/lib/features/delay/queries";
import type { DelayAbilities, DelayView } from "@/lib/features/delay/view";
import { discussionAbilities, getDiscussion } from "@/lib/features/discussion/queries";
import type { DiscussionAbilities, DiscussionView } from "@/lib/features/discussion/view";
import { getMilestone } from "@/lib/features/milestone/queries-item";
import type { MilestoneAbilities, MilestoneView } from "@/lib/features/milestone/view";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";
import { tellDiscussion } from "@/lib/http/tell-requirement";

/** A milestone with what this reader may do, and all that is said about it. */
export type MilestoneReading = {
  readonly view: MilestoneView;
  readonly held: HeldView | null;
  readonly delay: { readonly view: DelayView; readonly abilities: DelayAbilities };
  readonly abilities: MilestoneAbilities;
  readonly said: DiscussionView;
  readonly talk: DiscussionAbilities;
};

/** Reads the page of a milestone, told in the reader's language; a milestone that does not exist is *not found*. */
export async function readMilestone(code: string, milestone: string): Promise<MilestoneReading> {
  const { page, held, delay, said, may, scope } = await readProject(code, async ({ tx, scope, now }) => {
    const [page, held, delay, said] = await Promise.all([
      getMilestone(tx, scope, milestone, now),
      getHeldView(tx, scope, milestone, now),
      getDelay(tx, scope, milestone, now),
      getDiscussion(tx, scope, { kind: "MILESTONE", code: milestone }),
    ]);
    return page === null || delay === null
      ? null
      : { page, held, delay, said, may: discussionAbilities(scope, now), scope };
  });
  const { timeZone, side } = scope;
  const around = { project: code, timeZone, subject: { kind: "milestone", code: milestone } } as const;
  const [abilities, dates] = await Promise.all([
    tellAbilities(page.abilities, around),
    tellAbilities(delay.abilities, around),
  ]);
  return {
    view: page.view,
    held,
    delay: { view: delay.view, abilities: dates },
    abilities,
    said,
    talk: await tellDiscussion(may, side, around),
  };
}
