import { defineCommand, doneInPrivate, missing } from "@/lib/commands/define-command";
import { RemoveViewInput } from "@/lib/features/saved-view/schema";
import { removeOwnView } from "@/lib/features/saved-view/store";

/** Removes a view of one's own. Somebody else's is not found, shared or not. */
export const removeView = defineCommand({
  name: "view.remove",
  input: RemoveViewInput,
  async run(ctx, { view }) {
    if (!(await removeOwnView(ctx, view))) return missing();
    return doneInPrivate([{ type: "ViewRemoved", payload: { projectId: ctx.scope.projectId, viewId: view } }]);
  },
});
