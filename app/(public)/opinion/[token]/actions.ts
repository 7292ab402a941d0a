"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { formText } from "@/lib/auth/form-text";
import { enterOpinion, mailOpinionCode } from "@/lib/auth/opinion-link";
import { requestDesk, requestOrigin } from "@/lib/auth/request";
import type { AdviceWords } from "@/lib/features/advice/schema";
import type { OpinionDoorState, OpinionGiven } from "@/lib/features/advice/view-opinion";
import { giveInRoom, opinionCookie, tellDoorFault } from "@/lib/http/opinion-door";

/** A server action is an address that anybody may call with anything, whatever the types of its callers say. */
const Called = z.object({ token: z.string(), given: z.looseObject({}) });

/** Mails the code beside the link. Opening the page mails nothing: one presses. */
export async function mailCode(_before: OpinionDoorState, form: FormData): Promise<OpinionDoorState> {
  const { ip } = await requestOrigin();
  const mailed = await mailOpinionCode(requestDesk(), { token: formText(form, "token"), ip });
  return { isMailed: mailed.ok, fault: mailed.ok ? null : await tellDoorFault(mailed.error) };
}

/** Opens the question with the code, in this browser. */
export async function enter(_before: OpinionDoorState, form: FormData): Promise<OpinionDoorState> {
  const [{ ip }, token] = [await requestOrigin(), formText(form, "token")];
  const opened = await enterOpinion(requestDesk(), { token, code: formText(form, "code"), ip });
  if (!opened.ok) return { isMailed: true, fault: await tellDoorFault(opened.error) };
  const { name, options } = opinionCookie(token);
  (await cookies()).set(name, opened.value.secret, { ...options, maxAge: opened.value.seconds });
  return redirect(`/opinion/${token}`);
}

/** Gives the opinion from the room that this browser has opened. */
export async function give(
  token: string,
  given: AdviceWords & { readonly warns: boolean; readonly commandId: string },
): Promise<OpinionGiven> {
  if (Called.safeParse({ token, given }).success) {
    const { name } = opinionCookie(token);
    const secret = (await cookies()).get(name)?.value ?? "";
    const answer = await giveInRoom(secret, given);
    if (answer !== null) return answer;
  }
  return { ok: false, message: (await getTranslations("advice.expert"))("faults.over"), fields: {} };
}
