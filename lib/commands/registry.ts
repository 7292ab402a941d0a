import type { PersonCommand, ProjectCommand } from "@/lib/commands/define-command";
import { createProject } from "@/lib/features/project/commands/create-project";

/** Every command of a project, one line each: doors, tests and the manual are derived from this list. */
export const projectCommands: readonly ProjectCommand[] = [];

/** Every account command, one line each. */
export const personCommands: readonly PersonCommand[] = [createProject];
