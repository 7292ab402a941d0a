import { defineCommand, doneInPrivate, missing, wrongField } from "@/lib/commands/define-command";
import { RenameViewInput } from "@/lib/features/saved-view/schema";
import { nameIsTaken, saveViewName } from "@/lib/features/saved-view/store";

/** Gives a view of one's own another name, or other readers. Somebody else's is not found, shared or not. */
export const renameView = defineCommand({
  name: "view.rename",
  input: RenameViewInput,
  async run(ctx, input) {
    if (await nameIsTaken(ctx, input.name, input.view)) return wrongField("name", "view-name-taken");
    if (!(await saveViewName(ctx, input))) return missing();
    return doneInPrivate([{ type: "ViewRenamed", payload: { projectId: ctx.scope.projectId, viewId: input.view } }]);
  },
});
