import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { proveIdentity } from "@/lib/auth/reauth";
import type { Command } from "@/lib/commands/define-command";
import type { ActionAnswer } from "@/lib/features/act/view";
import type { SigningAction } from "@/lib/features/signature/view";
import { proofDesk } from "@/lib/http/proof-desk";
import { toAction } from "@/lib/http/to-action";
import { Digest } from "@/lib/kernel/ids";

const Arriving = z.object({
  digest: Digest,
  evidence: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("password"), password: z.string().max(1024) }),
    z.object({ kind: z.literal("code"), code: z.string().max(12) }),
    z.object({ kind: z.literal("demo") }),
  ]),
});

/**
 * Makes the server action of a signature: first the proof of identity, bound to the digest of what is signed and usable
 * once, then the command with it. A wrong password and a refused act both leave everything as it was.
 */
export function toSigningAction(command: Command): SigningAction {
  const perform = toAction(command);
  return async ({ digest, evidence, ...call }): Promise<ActionAnswer> => {
    const t = await getTranslations("act");
    const given = Arriving.safeParse({ digest, evidence });
    if (!given.success) return { ok: false, problem: { kind: "failed", message: t("failed") } };
    const actor = await currentActor();
    if (actor === null) return { ok: false, problem: { kind: "signed-out", message: t("signedOut") } };
    const proof = await proveIdentity(proofDesk(), { personId: actor.personId, ...given.data });
    if (!proof.ok) return { ok: false, problem: { kind: "identity", message: t(`proof.${proof.error.kind}`) } };
    return perform({ ...call, proofId: proof.value.proofId });
  };
}
