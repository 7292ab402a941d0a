"use server";

import { v7 } from "uuid";
import { openMailStop } from "@/lib/auth/mail-stop";
import { execute } from "@/lib/commands/execute";
import { env } from "@/lib/env";
import { stopMail } from "@/lib/features/notification/commands/stop-mail";
import type { MailStopState } from "@/lib/features/notification/view";
import { door } from "@/lib/http/door";

/** Stops the mails that the token of a mail names, by a press on its page. */
export async function stopMailAction(before: MailStopState): Promise<MailStopState> {
  const held = openMailStop(env().secret, before.token);
  if (held === null) return { ...before, outcome: "failed" };
  const { personId, what } = held;
  const answer = await execute(door(), stopMail, { personId, sessionId: null }, { commandId: v7(), input: { what } });
  return { ...before, outcome: answer.ok ? "stopped" : "failed" };
}
