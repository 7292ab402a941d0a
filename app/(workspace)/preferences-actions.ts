"use server";

import { currentSession } from "@/lib/auth/current";
import { keepPreference } from "@/lib/auth/request";
import { execute } from "@/lib/commands/execute";
import { changeProfile } from "@/lib/features/account/commands/change-profile";
import type { ChangeProfileInput } from "@/lib/features/account/schema";
import { door } from "@/lib/http/door";
import { isLocale, isTheme } from "@/lib/text/locale";

/** Sets the reader's language in this browser. What is not one of ours changes nothing. */
export async function chooseLocale(value: string): Promise<void> {
  if (isLocale(value)) await keepPreference("locale", value);
}

/** Sets the reader's theme in this browser. What does not exist changes nothing. */
export async function chooseTheme(value: string): Promise<void> {
  if (isTheme(value)) await keepPreference("theme", value);
}

/** Sets the language in this browser and keeps it in the person's profile, for their other browsers and their mail. */
export async function keepLocale(value: string): Promise<void> {
  await chooseLocale(value);
  if (isLocale(value)) await keepInProfile({ locale: value });
}

/** Sets the theme in this browser and keeps it in the person's profile. */
export async function keepTheme(value: string): Promise<void> {
  await chooseTheme(value);
  if (isTheme(value)) await keepInProfile({ theme: value });
}

async function keepInProfile(chosen: Partial<Pick<ChangeProfileInput, "locale" | "theme">>): Promise<void> {
  const session = await currentSession();
  if (session === null) return;
  const { personId, sessionId, displayName, title, gender, locale, theme, density } = session;
  const input = { displayName, title, gender, locale, theme, density, ...chosen };
  if (input.locale === locale && input.theme === theme) return;
  const entrance = door();
  await execute(entrance, changeProfile, { personId, sessionId }, { commandId: entrance.newId(), input });
}
