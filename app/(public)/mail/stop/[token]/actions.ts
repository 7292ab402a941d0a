"use server";

import { v7 } from "uuid";
import { z } from "zod";
import { openMailStop } from "@/lib/auth/mail-stop";
import { execute } from "@/lib/commands/execute";
import { env } from "@/lib/env";
import { stopMail } from "@/lib/features/notification/commands/stop-mail";
import type { MailStopState } from "@/lib/features/notification/view";
import { door } from "@/lib/http/door";

/** What arrives may be anything, whatever the types of its callers say: an action is an address. */
const Held = z.object({ token: z.string().max(1_000) });

/** Stops the mails that the token of a mail names, by a press on its page. */
export async function stopMailAction(before: MailStopState): Promise<MailStopState> {
  const given = Held.safeParse(before);
  if (!given.success) return { token: "", outcome: "failed" };
  const { token } = given.data;
  const held = openMailStop(env().secret, token);
  if (held === null) return { token, outcome: "failed" };
  const { personId, what } = held;
  const answer = await execute(door(), stopMail, { personId, sessionId: null }, { commandId: v7(), input: { what } });
  return { token, outcome: answer.ok ? "stopped" : "failed" };
}
