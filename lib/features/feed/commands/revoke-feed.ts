import { definePersonCommand, missing } from "@/lib/commands/define-command";
import { RevokeFeedInput } from "@/lib/features/feed/schema";
import { endFeed } from "@/lib/features/feed/store";
import { ok } from "@/lib/kernel/result";

/** Ends one of one's calendar feeds, at once and for good. */
export const revokeFeed = definePersonCommand({
  name: "feed.revoke",
  input: RevokeFeedInput,
  async run({ tx, scope, now }, { feedId }) {
    if (!(await endFeed(tx, { personId: scope.personId, feedId, now }))) return missing();
    return ok({ events: [{ type: "FeedRevoked", payload: { feedId } }], result: null });
  },
});
