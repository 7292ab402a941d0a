import { defineCommand, done, refuse } from "@/lib/commands/define-command";
import { projectIsOpen } from "@/lib/domain/project";
import { RenameProjectInput } from "@/lib/features/project/schema";
import { saveName } from "@/lib/features/project/store";

/** Gives a project another name and objective. What is signed keeps the words that it was signed with. */
export const renameProject = defineCommand({
  name: "project.rename",
  input: RenameProjectInput,
  async run({ tx, scope }, { name, objective }) {
    const refusals = projectIsOpen(scope.status);
    if (refusals.length > 0) return refuse(refusals);
    await saveName(tx, scope.projectId, { name, objective });
    return done([{ type: "ProjectRenamed", payload: { project: scope.code }, texts: { name, objective } }]);
  },
});
