"use server";

import { currentSession } from "@/lib/auth/current";
import { requestProofCode } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import type { CodeAnswer } from "@/lib/features/account/view";
import { Digest } from "@/lib/kernel/ids";

/** Mails a code that proves identity for one digest: what the person reads and is about to sign. */
export async function askProofCode(digest: string): Promise<CodeAnswer> {
  const session = await currentSession();
  if (session === null) return { ok: false, problem: { kind: "signed-out" } };
  const wanted = Digest.safeParse(digest);
  if (!wanted.success) return { ok: false, problem: { kind: "means-not-yours" } };
  const asked = await requestProofCode(requestDesk(), { personId: session.personId, digest: wanted.data });
  return asked.ok ? { ok: true, minutes: asked.value.minutes } : { ok: false, problem: asked.error };
}
