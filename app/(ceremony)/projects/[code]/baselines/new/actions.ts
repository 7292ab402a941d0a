"use server";

import { getTranslations } from "next-intl/server";
import { askProofCode } from "@/app/(workspace)/identity-actions";
import { signBaseline } from "@/lib/features/baseline/commands/sign-baseline";
import { Exclusions } from "@/lib/features/baseline/schema";
import type { BaselineReading } from "@/lib/features/baseline/view";
import type { SigningAction } from "@/lib/features/signature/view";
import { readBaseline } from "@/lib/http/read-baseline";
import { toSigningAction } from "@/lib/http/to-signing-action";

export const sign: SigningAction = async (call) => toSigningAction(signBaseline)(call);

/** The set with these exclusions, as it would be signed; `null` when the exclusions cannot be read. */
export async function readSet(project: string, exclusions: unknown): Promise<BaselineReading | null> {
  const said = Exclusions.safeParse(exclusions);
  return said.success ? readBaseline(project, said.data) : null;
}

/** Mails a code for this very digest, and says so. */
export async function requestCode(digest: string): Promise<{ readonly ok: boolean; readonly message: string }> {
  const [answer, t] = await Promise.all([askProofCode(digest), getTranslations("baselines")]);
  return answer.ok
    ? { ok: true, message: t("codeSent", { minutes: answer.minutes }) }
    : { ok: false, message: t("codeRefused") };
}
