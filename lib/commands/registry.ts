import type { PersonCommand, ProjectCommand } from "@/lib/commands/define-command";
import { changeProfile } from "@/lib/features/account/commands/change-profile";
import { correctOrganisation } from "@/lib/features/account/commands/correct-organisation";
import { endOtherOwnSessions } from "@/lib/features/account/commands/end-other-sessions";
import { endOwnSession } from "@/lib/features/account/commands/end-session";
import { setPassword } from "@/lib/features/account/commands/set-password";
import { createProject } from "@/lib/features/project/commands/create-project";

/** Every command of a project, one line each: doors, tests and the manual are derived from this list. */
export const projectCommands: readonly ProjectCommand[] = [];

/** Every account command, one line each. */
export const personCommands: readonly PersonCommand[] = [
  createProject,
  changeProfile,
  setPassword,
  endOwnSession,
  endOtherOwnSessions,
  correctOrganisation,
];
