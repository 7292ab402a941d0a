"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { formText } from "@/lib/auth/form-text";
import { openMediator } from "@/lib/auth/open-invited";
import { handSession, requestDesk, requestOrigin } from "@/lib/auth/request";
import { execute } from "@/lib/commands/execute";
import type { Action } from "@/lib/features/act/view";
import { OpenAccountInput } from "@/lib/features/invitation/schema";
import type { OpenAccountState } from "@/lib/features/invitation/view";
import { acceptMediation } from "@/lib/features/mediation/commands/accept-mediation";
import { door } from "@/lib/http/door";
import { toAction } from "@/lib/http/to-action";

const Taken = z.object({ mediationId: z.uuid() });

export const takeUp: Action = async (call) => toAction(acceptMediation)(call);

/** Opens the account of whoever was asked to mediate, who says by the same press that they are independent of both parties. */
export async function openAndMediate(before: OpenAccountState, form: FormData): Promise<OpenAccountState> {
  const displayName = formText(form, "displayName");
  const parsed = OpenAccountInput.safeParse({ ...before, displayName, password: formText(form, "password") });
  if (!parsed.success)
    return {
      ...before,
      displayName,
      problem: { kind: parsed.error.issues[0]?.path[0] === "displayName" ? "name-missing" : "password-missing" },
    };
  const { token } = parsed.data;
  const typed = { ...parsed.data, locale: await getLocale(), ...(await requestOrigin()) };
  const opened = await openMediator(requestDesk(), typed);
  if (!opened.ok) return { ...before, displayName, problem: opened.error };
  await handSession(opened.value);
  const entrance = door();
  const call = { commandId: entrance.newId(), input: { token, independent: true } };
  const answer = await execute(entrance, acceptMediation, opened.value, call);
  const taken = Taken.safeParse(answer.ok ? answer.value.result : null);
  redirect(taken.success ? `/mediations/${taken.data.mediationId}` : `/mediator/${token}`);
}
