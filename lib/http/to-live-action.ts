import type { Command } from "@/lib/commands/define-command";
import type { Action } from "@/lib/features/act/view";
import { callCommand } from "@/lib/http/to-action";

/** The server action of a command on a page that is told what happens: the page is not read anew, its stream shows it. */
export function toLiveAction(command: Command): Action {
  return (arriving) => callCommand(command, arriving);
}
