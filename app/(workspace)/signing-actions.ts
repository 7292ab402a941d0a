"use server";

import { getTranslations } from "next-intl/server";
import { askProofCode } from "@/app/(workspace)/identity-actions";

/** Mails the code that proves identity for one signature, and says so. */
export async function requestSigningCode(digest: string): Promise<{ readonly ok: boolean; readonly message: string }> {
  const t = await getTranslations();
  const asked = await askProofCode(digest);
  if (asked.ok) return { ok: true, message: t("auth.identity.codeSent", { minutes: asked.minutes }) };
  return {
    ok: false,
    message: asked.problem.kind === "signed-out" ? t("act.signedOut") : t(`act.proof.${asked.problem.kind}`),
  };
}
