"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { formText } from "@/lib/auth/form-text";
import { openCandidate } from "@/lib/auth/open-invited";
import { handSession, requestDesk, requestOrigin } from "@/lib/auth/request";
import { execute } from "@/lib/commands/execute";
import type { Action } from "@/lib/features/act/view";
import { acceptCandidacy } from "@/lib/features/consultation/commands/accept-candidacy";
import { OpenAccountInput } from "@/lib/features/invitation/schema";
import type { OpenAccountState } from "@/lib/features/invitation/view";
import { door } from "@/lib/http/door";
import { toAction } from "@/lib/http/to-action";

const Taken = z.object({ consultationId: z.uuid() });

export const acceptCandidacyAction: Action = async (call) => toAction(acceptCandidacy)(call);

/** Opens the account of whoever was asked for an offer and takes the candidacy up. */
export async function openAndOffer(before: OpenAccountState, form: FormData): Promise<OpenAccountState> {
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
  const opened = await openCandidate(requestDesk(), typed);
  if (!opened.ok) return { ...before, displayName, problem: opened.error };
  await handSession(opened.value);
  const entrance = door();
  const call = { commandId: entrance.newId(), input: { token } };
  const answer = await execute(entrance, acceptCandidacy, opened.value, call);
  const taken = Taken.safeParse(answer.ok ? answer.value.result : null);
  redirect(taken.success ? `/offers/${taken.data.consultationId}` : `/candidacy/${token}`);
}
