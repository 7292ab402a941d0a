import { definePersonCommand, missing, wrongField } from "@/lib/commands/define-command";
import { CreateFeedInput } from "@/lib/features/feed/schema";
import { belongsTo, countFeedsForUpdate, mostFeeds, saveFeed } from "@/lib/features/feed/store";
import { ok } from "@/lib/kernel/result";

/** Makes a calendar feed of one's own: of every project, or of one to which one belongs. */
export const createFeed = definePersonCommand({
  name: "feed.create",
  input: CreateFeedInput,
  rest: {
    kind: "NONE",
    reason: "a token never makes an address that outlives it: whoever found one would keep reading",
  },
  async run({ tx, scope, now, newId }, { project, timeZone, token }) {
    const { personId } = scope;
    if ((await countFeedsForUpdate(tx, personId)) >= mostFeeds) return wrongField("project", "feeds-exhausted");
    if (project !== null && !(await belongsTo(tx, personId, project))) return missing();
    const id = newId();
    await saveFeed(tx, { id, personId, project, timeZone, token: token.reveal(), now });
    const reach = project === null ? "EVERY_PROJECT" : "ONE_PROJECT";
    return ok({ events: [{ type: "FeedCreated", payload: { feedId: id, reach } }], result: { feedId: id } });
  },
});
