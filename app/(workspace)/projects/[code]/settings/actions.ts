"use server";

import { renameProject } from "@/lib/features/project/commands/rename-project";
import { toAction } from "@/lib/http/to-action";

export const renameProjectAction = toAction(renameProject);
