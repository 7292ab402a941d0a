"use server";

import { createProject } from "@/lib/features/project/commands/create-project";
import { toAction } from "@/lib/http/to-action";

export const createProjectAction = toAction(createProject);
