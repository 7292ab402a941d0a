"use client";

import { useLocale, useTranslations } from "next-intl";
import type { EntryFault } from "@/lib/features/account/view";
import { formatTime } from "@/lib/text/format";

/** A field of a sign-in form that a problem can stand at. */
export type EntryField = "email" | "password" | "code" | "name" | "form";

/** Where a problem stands, and its sentence. */
export type ToldFault = { readonly field: EntryField; readonly text: string };

/** Says a problem of signing in at its field. The hour of a limit is told in the zone of the browser. */
export function useEntryFault(problem: EntryFault | null): (field: EntryField) => string | undefined {
  const t = useTranslations("auth");
  const locale = useLocale();
  return (field) => {
    if (problem === null) return undefined;
    const told = tell(problem);
    return told.field === field ? told.text : undefined;
  };

  function tell(fault: EntryFault): ToldFault {
    switch (fault.kind) {
      case "email-invalid":
        return { field: "email", text: t("errors.emailInvalid") };
      case "password-missing":
        return { field: "password", text: t("errors.passwordMissing") };
      case "wrong-credential":
        return { field: "form", text: t("errors.wrong") };
      case "link-over":
        return { field: "form", text: t("errors.linkOver") };
      case "code-wrong":
        return { field: "code", text: t("errors.codeWrong") };
      case "name-missing":
        return { field: "name", text: t("errors.nameMissing") };
      case "rate-limited":
        return { field: "form", text: t("errors.limited", { time: at(fault.until) }) };
      case "rate-limited-link":
        return { field: "form", text: t("errors.limitedLink", { time: at(fault.until) }) };
      case "password-too-short":
      case "password-too-long":
      case "password-about-you":
      case "password-guessable":
        return { field: "password", text: t(`passwordFaults.${fault.kind}`) };
    }
  }

  function at(until: Parameters<typeof formatTime>[1]): string {
    return formatTime({ locale, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }, until);
  }
}
