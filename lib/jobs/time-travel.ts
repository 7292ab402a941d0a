import type { Door } from "@/lib/commands/execute";
import { setTimeAhead } from "@/lib/http/demo-time";
import { keepMediations } from "@/lib/jobs/mediation-keeper";
import { passTime } from "@/lib/jobs/settle";

/**
 * Lets the time of the demo be made to pass (`letTimePass`): from one due instant to the next, each settled and its mails
 * sent at its own time, as they would have been had somebody waited.
 */
export function allowTimeTravel(door: Door, deliver: () => Promise<unknown>): void {
  globalThis.avalTravel = async (to) => {
    // Mediations begin, end and are forgotten by looking, not by an instant of their own.
    await passTime({ door, moveTo: setTimeAhead }, to, async () => {
      await keepMediations(door);
      await deliver();
    });
    await keepMediations(door);
  };
}
