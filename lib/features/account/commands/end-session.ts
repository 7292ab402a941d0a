import { endSession } from "@/lib/auth/session";
import { definePersonCommand, missing } from "@/lib/commands/define-command";
import { EndSessionInput } from "@/lib/features/account/schema";
import { ok } from "@/lib/kernel/result";

/** Ends one of one's own sessions, wherever it is open. */
export const endOwnSession = definePersonCommand({
  name: "session.end",
  input: EndSessionInput,
  rest: { kind: "NONE", reason: "a token has no part in sessions: whoever found one could shut their owner out" },
  async run({ tx, scope, now }, { sessionId }) {
    if (!(await endSession(tx, { personId: scope.personId, sessionId, now }))) return missing();
    return ok({ events: [{ type: "SessionEnded", payload: { sessionId } }], result: null });
  },
});
