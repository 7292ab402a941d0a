import { defineCommand, doneInPrivate, wrongField } from "@/lib/commands/define-command";
import { mostViews, SaveViewInput } from "@/lib/features/saved-view/schema";
import { countOwnViews, saveView as keepView } from "@/lib/features/saved-view/store";

/** Saves a way to look at the list, for oneself or for one's party. A private act: the ledger, which all sides read, has nothing of it. */
export const saveView = defineCommand({
  name: "view.save",
  input: SaveViewInput,
  async run(ctx, input) {
    const { id: viewId, fresh } = await keepView(ctx, input);
    if (fresh && (await countOwnViews(ctx)) > mostViews) return wrongField("name", "too-many-views");
    const { projectId } = ctx.scope;
    return doneInPrivate([{ type: "ViewSaved", payload: { projectId, viewId } }], { view: viewId });
  },
});
