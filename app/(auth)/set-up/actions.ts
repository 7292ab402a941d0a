"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { formText } from "@/lib/auth/form-text";
import { handSession, requestDesk, requestOrigin } from "@/lib/auth/request";
import { setUp } from "@/lib/auth/set-up";
import { SetUpInput } from "@/lib/features/account/schema";
import type { EntryFault, SetUpState } from "@/lib/features/account/view";

/** Opens the first account with the code of the console. What was typed comes back with the problem, but the password. */
export async function openFirstAccount(_before: SetUpState, form: FormData): Promise<SetUpState> {
  const typed = {
    code: formText(form, "code"),
    email: formText(form, "email"),
    displayName: formText(form, "displayName"),
  };
  const parsed = SetUpInput.safeParse({ ...typed, password: formText(form, "password") });
  if (!parsed.success) return { ...typed, problem: faultAt(parsed.error.issues[0]?.path[0]) };
  const { code, email, displayName, password } = parsed.data;
  const locale = await getLocale();
  const opened = await setUp(requestDesk(), {
    code,
    email,
    displayName,
    password: password.reveal(),
    locale,
    ...(await requestOrigin()),
  });
  if (!opened.ok) return { ...typed, problem: opened.error };
  await handSession(opened.value);
  redirect("/");
}

function faultAt(field: PropertyKey | undefined): EntryFault {
  if (field === "email") return { kind: "email-invalid" };
  if (field === "displayName") return { kind: "name-missing" };
  return field === "password" ? { kind: "password-too-short" } : { kind: "wrong-credential" };
}
