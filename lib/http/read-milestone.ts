import { getHeldView } from "@/lib/features/ball/queries";
import type { HeldView } from "@/lib/features/ball/view";
import { getMatterClocks } from "@/lib/features/clock/queries-matter";
import type { MatterClocks } from "@/lib/features/clock/view";
import { getDelay } from "@/lib/features/delay/queries";
import type { DelayAbilities, DelayView } from "@/lib/features/delay/view";
import { discussionAbilities, getDiscussion } from "@/lib/features/discussion/queries";
import type { DiscussionAbilities, DiscussionView } from "@/lib/features/discussion/view";
import { getMilestone } from "@/lib/features/milestone/queries-item";
import { getSilence } from "@/lib/features/milestone/queries-silence-page";
import type { MilestoneAbilities, MilestoneView } from "@/lib/features/milestone/view";
import type { SilenceAbilities, SilenceView } from "@/lib/features/milestone/view-silence";
import { getNoticesOn } from "@/lib/features/notice/queries";
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
  readonly silence: { readonly view: SilenceView; readonly abilities: SilenceAbilities };
  readonly said: DiscussionView;
  readonly talk: DiscussionAbilities;
};

/** Reads the page of a milestone, told in the reader's language; a milestone that does not exist is *not found*. */
export async function readMilestone(code: string, milestone: string): Promise<MilestoneReading> {
  const read = await readProject(code, async ({ tx, scope, now }) => {
    const [page, held, delay, clocks, said, silence, again] = await Promise.all([
      getMilestone(tx, scope, milestone, now),
      getHeldView(tx, scope, milestone, now),
      getDelay(tx, scope, milestone, now),
      getMatterClocks(tx, scope, { matterKind: "MILESTONE", matter: milestone }, now),
      getDiscussion(tx, scope, { kind: "MILESTONE", code: milestone }, now),
      getSilence(tx, scope, milestone, now),
      getNoticesOn(tx, scope, { awaited: "RESUBMISSION", matter: milestone }, now),
    ]);
    return page === null || delay === null || silence === null || again === null
      ? null
      : { page, held, delay, clocks, said, silence, again, may: discussionAbilities(scope, now), scope, now };
  });
  const { page, held, delay, clocks, said, silence, again, may, scope, now } = read;
  const { timeZone, side } = scope;
  const around = { project: code, timeZone, subject: { kind: "milestone", code: milestone } } as const;
  const [abilities, dates, quiet] = await Promise.all([
    tellAbilities(page.abilities, around),
    tellAbilities(delay.abilities, around),
    tellAbilities({ ...silence.abilities, resubmission: again.draft }, around),
  ]);
  // The clock knows how far its day was moved: the submission says where it began.
  const termBefore = clocks.open?.dueBefore ?? page.view.termBefore;
  return {
    view: { ...page.view, termBefore },
    held,
    delay: { view: delay.view, abilities: dates },
    clocks: await tellClocks(clocks, scope, now),
    abilities,
    silence: { view: silence.view, abilities: quiet },
    said,
    talk: await tellDiscussion(may, side, around),
  };
}
