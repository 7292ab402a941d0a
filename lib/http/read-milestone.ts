import { getHeldView } from "@/lib/features/ball/queries";
import type { HeldView } from "@/lib/features/ball/view";
import { getMatterClocks } from "@/lib/features/clock/queries-matter";
import type { MatterClocks } from "@/lib/features/clock/view";
import { getDelay } from "@/lib/features/delay/queries";
import type { DelayAbilities, DelayView } from "@/lib/features/delay/view";
import { discussionAbilities, getDiscussion } from "@/lib/features/discussion/queries";
import type { DiscussionAbilities, DiscussionView } from "@/lib/features/discussion/view";
import { getMilestone } from "@/lib/features/milestone/queries-item";
import type { MilestoneAbilities, MilestoneView } from "@/lib/features/milestone/view";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";
import { tellClocks } from "@/lib/http/tell-clocks";
import { tellDiscussion } from "@/lib/http/tell-requirement";

/** A milestone with what this reader may do, and all that is said about it. */
export type MilestoneReading = {
  readonly view: MilestoneView;
  readonly held: HeldView | null;
  readonly delay: { readonly view: DelayView; readonly abilities: DelayAbilities };
  readonly clocks: MatterClocks;
  readonly abilities: MilestoneAbilities;
  readonly said: DiscussionView;
  readonly talk: DiscussionAbilities;
};

/** Reads the page of a milestone, told in the reader's language; a milestone that does not exist is *not found*. */
export async function readMilestone(code: string, milestone: string): Promise<MilestoneReading> {
  const { page, held, delay, clocks, said, may, scope, now } = await readProject(code, async ({ tx, scope, now }) => {
    const [page, held, delay, clocks, said] = await Promise.all([
      getMilestone(tx, scope, milestone, now),
      getHeldView(tx, scope, milestone, now),
      getDelay(tx, scope, milestone, now),
      getMatterClocks(tx, scope, { matterKind: "MILESTONE", matter: milestone }, now),
      getDiscussion(tx, scope, { kind: "MILESTONE", code: milestone }),
    ]);
    return page === null || delay === null
      ? null
      : { page, held, delay, clocks, said, may: discussionAbilities(scope, now), scope, now };
  });
  const { timeZone, side } = scope;
  const around = { project: code, timeZone, subject: { kind: "milestone", code: milestone } } as const;
  const [abilities, dates] = await Promise.all([
    tellAbilities(page.abilities, around),
    tellAbilities(delay.abilities, around),
  ]);
  // The clock knows how far its day was moved: the submission says where it began.
  const termBefore = clocks.open?.dueBefore ?? page.view.termBefore;
  return {
    view: { ...page.view, termBefore },
    held,
    delay: { view: delay.view, abilities: dates },
    clocks: await tellClocks(clocks, scope, now),
    abilities,
    said,
    talk: await tellDiscussion(may, side, around),
  };
}
