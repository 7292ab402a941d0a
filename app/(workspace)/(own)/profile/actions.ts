"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { chooseLocale, chooseTheme } from "@/app/(workspace)/preferences-actions";
import { currentSession } from "@/lib/auth/current";
import { passwordFault } from "@/lib/auth/password";
import { passwordProofDigest } from "@/lib/auth/password-proof";
import { type Evidence, proofFromFreshLink, proveIdentity, requestProofCode } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import { execute } from "@/lib/commands/execute";
import { changeProfile } from "@/lib/features/account/commands/change-profile";
import { endOtherOwnSessions } from "@/lib/features/account/commands/end-other-sessions";
import { endOwnSession } from "@/lib/features/account/commands/end-session";
import { setPassword } from "@/lib/features/account/commands/set-password";
import { ChangeProfileInput } from "@/lib/features/account/schema";
import type { CodeAnswer, PasswordAnswer } from "@/lib/features/account/view";
import type { Action, ActionAnswer, ActionCall } from "@/lib/features/act/view";
import { door } from "@/lib/http/door";
import { toAction } from "@/lib/http/to-action";
import { ChosenId } from "@/lib/kernel/ids";

const changing: Action = toAction(changeProfile);
const ending: Action = toAction(endOwnSession);
const endingOthers: Action = toAction(endOtherOwnSessions);

/** Changes the profile; the browser reads in the chosen language and theme from then on. */
export async function changeProfileAction(call: ActionCall): Promise<ActionAnswer> {
  const answer = await changing(call);
  const profile = ChangeProfileInput.safeParse(call.input);
  if (answer.ok && profile.success) {
    await chooseLocale(profile.data.locale);
    await chooseTheme(profile.data.theme);
  }
  return answer;
}

/** Ends one of one's sessions. */
export async function endSessionAction(call: ActionCall): Promise<ActionAnswer> {
  return ending(call);
}

/** Ends all of one's sessions but this one, whatever the browser says. */
export async function endOtherSessionsAction(call: ActionCall): Promise<ActionAnswer> {
  const session = await currentSession();
  return endingOthers({ ...call, input: { keep: session?.sessionId } });
}

/** Mails the code with which a person without a password proves who they are before choosing one. */
export async function askPasswordCode(): Promise<CodeAnswer> {
  const session = await currentSession();
  if (session === null) return { ok: false, problem: { kind: "signed-out" } };
  const asked = await requestProofCode(requestDesk(), {
    personId: session.personId,
    digest: passwordProofDigest(session.personId),
  });
  return asked.ok ? { ok: true, minutes: asked.value.minutes } : { ok: false, problem: asked.error };
}

const Typed = z.object({
  commandId: ChosenId,
  current: z.string().max(400),
  code: z.string().max(40),
  newPassword: z.string().max(400),
});

/** Sets the password: proves who asks (the old password, a code, or the mailed link that has just been used), then acts. */
export async function setPasswordAction(typed: z.input<typeof Typed>): Promise<PasswordAnswer> {
  const session = await currentSession();
  if (session === null) return { ok: false, problem: { kind: "signed-out" } };
  const parsed = Typed.safeParse(typed);
  if (!parsed.success) return { ok: false, problem: { kind: "password-too-long" } };
  const { commandId, current, code, newPassword } = parsed.data;
  // Judged before anybody is asked to prove anything, so that a weak choice costs no attempt; judged again in the act.
  const fault = passwordFault(newPassword, session);
  if (fault !== null) return { ok: false, problem: { kind: fault } };
  const desk = requestDesk();
  const { personId, sessionId } = session;
  const digest = passwordProofDigest(personId);
  const evidence: Evidence = code === "" ? { kind: "password", password: current } : { kind: "code", code };
  const fresh = await proofFromFreshLink(desk, session, digest);
  const proved =
    fresh === null
      ? await proveIdentity(desk, { personId, digest, evidence })
      : { ok: true as const, value: { proofId: fresh } };
  if (!proved.ok) return { ok: false, problem: proved.error };
  const input = { proofId: proved.value.proofId, keep: sessionId, newPassword };
  const answer = await execute(door(), setPassword, { personId, sessionId }, { commandId, input });
  if (answer.ok) {
    refresh();
    return { ok: true };
  }
  return { ok: false, problem: { kind: "proof-over" } };
}
