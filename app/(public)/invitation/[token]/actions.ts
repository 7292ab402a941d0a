"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { formText } from "@/lib/auth/form-text";
import { openInvited } from "@/lib/auth/open-invited";
import { handSession, requestDesk, requestOrigin } from "@/lib/auth/request";
import { execute } from "@/lib/commands/execute";
import { acceptInvitation } from "@/lib/features/invitation/commands/accept-invitation";
import { OpenAccountInput } from "@/lib/features/invitation/schema";
import type { OpenAccountState } from "@/lib/features/invitation/view";
import { door } from "@/lib/http/door";
import { toAction } from "@/lib/http/to-action";

const Joined = z.object({ project: z.string() });

export const acceptInvitationAction = toAction(acceptInvitation);

/** Opens the invited person's account and takes the invitation up. The name comes back with a problem, the password does not. */
export async function openAndJoin(before: OpenAccountState, form: FormData): Promise<OpenAccountState> {
  const displayName = formText(form, "displayName");
  const parsed = OpenAccountInput.safeParse({ ...before, displayName, password: formText(form, "password") });
  if (!parsed.success)
    return {
      ...before,
      displayName,
      problem: { kind: parsed.error.issues[0]?.path[0] === "displayName" ? "name-missing" : "password-missing" },
    };
  const { token } = parsed.data;
  const opened = await openInvited(requestDesk(), {
    ...parsed.data,
    locale: await getLocale(),
    ...(await requestOrigin()),
  });
  if (!opened.ok) return { ...before, displayName, problem: opened.error };
  await handSession(opened.value);
  const entrance = door();
  const joined = await execute(entrance, acceptInvitation, opened.value, {
    commandId: entrance.newId(),
    input: { token },
  });
  // Should it have been taken back this very second, the page says so to the account that is now open.
  const joinedProject = Joined.safeParse(joined.ok ? joined.value.result : null);
  redirect(joinedProject.success ? `/projects/${joinedProject.data.project}` : `/invitation/${token}`);
}
