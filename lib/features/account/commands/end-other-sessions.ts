import { endOtherSessions } from "@/lib/auth/session";
import { definePersonCommand } from "@/lib/commands/define-command";
import { EndOtherSessionsInput } from "@/lib/features/account/schema";
import { ok } from "@/lib/kernel/result";

/** Ends all of one's own sessions but the one in which it is asked. */
export const endOtherOwnSessions = definePersonCommand({
  name: "session.end-others",
  input: EndOtherSessionsInput,
  rest: { kind: "NONE", reason: "a token has no part in sessions: whoever found one could shut their owner out" },
  async run({ tx, scope, now }, { keep }) {
    const count = await endOtherSessions(tx, { personId: scope.personId, keep, now });
    return ok({ events: [{ type: "OtherSessionsEnded", payload: { count } }], result: { count } });
  },
});
