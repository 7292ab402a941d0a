import type { Door } from "@/lib/commands/execute";
import { setTimeAhead } from "@/lib/http/demo-time";
import { passTime } from "@/lib/jobs/settle";

/**
 * Lets the time of the demo be made to pass (`letTimePass`): from one due instant to the next, each settled and its mails
 * sent at its own time, as they would have been had somebody waited.
 */
export function allowTimeTravel(door: Door, deliver: () => Promise<unknown>): void {
  globalThis.avalTravel = async (to) => {
    await passTime({ door, moveTo: setTimeAhead }, to, deliver);
  };
}
