"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import { drawPersonalToken } from "@/lib/auth/personal-token";
import { type Evidence, proveIdentity, requestProofCode } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import { tokenProofDigest } from "@/lib/auth/token-proof";
import { execute } from "@/lib/commands/execute";
import type { CodeAnswer } from "@/lib/features/account/view";
import type { Action, ActionAnswer, ActionCall } from "@/lib/features/act/view";
import { createToken } from "@/lib/features/token/commands/create-token";
import { revokeToken } from "@/lib/features/token/commands/revoke-token";
import { TokenTerms } from "@/lib/features/token/schema";
import type { TokenAnswer } from "@/lib/features/token/view";
import { door } from "@/lib/http/door";
import { toAction } from "@/lib/http/to-action";
import { ChosenId } from "@/lib/kernel/ids";

const revoking: Action = toAction(revokeToken);

/** Ends one of one's tokens. */
export async function revoke(call: ActionCall): Promise<ActionAnswer> {
  return revoking(call);
}

/** Mails the code with which a person without a password proves who they are before making this very token. */
export async function askCode(terms: TokenTerms): Promise<CodeAnswer> {
  const actor = await currentActor();
  if (actor === null) return { ok: false, problem: { kind: "signed-out" } };
  const wanted = TokenTerms.safeParse(terms);
  if (!wanted.success) return { ok: false, problem: { kind: "means-not-yours" } };
  const { personId } = actor;
  const asked = await requestProofCode(requestDesk(), { personId, digest: tokenProofDigest(personId, wanted.data) });
  return asked.ok ? { ok: true, minutes: asked.value.minutes } : { ok: false, problem: asked.error };
}

const Typed = z.object({
  commandId: ChosenId,
  terms: TokenTerms,
  evidence: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("password"), password: z.string().max(400) }),
    z.object({ kind: z.literal("code"), code: z.string().max(40) }),
    z.object({ kind: z.literal("demo") }),
  ]),
});

/** Makes a token: proves who asks, for these very terms, then acts. The token is in this one answer and nowhere else. */
export async function create(typed: z.input<typeof Typed>): Promise<TokenAnswer> {
  const actor = await currentActor();
  if (actor === null) return { ok: false, problem: { kind: "signed-out" } };
  const parsed = Typed.safeParse(typed);
  if (!parsed.success) return { ok: false, problem: { kind: "terms-invalid" } };
  const { commandId, terms, evidence }: { commandId: string; terms: TokenTerms; evidence: Evidence } = parsed.data;
  const digest = tokenProofDigest(actor.personId, terms);
  const proved = await proveIdentity(requestDesk(), { personId: actor.personId, digest, evidence });
  if (!proved.ok) return { ok: false, problem: proved.error };
  const token = drawPersonalToken();
  const input = { ...terms, proofId: proved.value.proofId, token };
  const made = await execute(door(), createToken, actor, { commandId, input });
  if (!made.ok) {
    const { error } = made;
    const isFull = error.kind === "invalid-input" && error.issues.some((issue) => issue.code === "tokens-exhausted");
    return { ok: false, problem: { kind: isFull ? "tokens-exhausted" : "proof-over" } };
  }
  // A repeated call made nothing: the token drawn just now is nobody's.
  if (made.value.replayed) return { ok: false, problem: { kind: "proof-over" } };
  refresh();
  return { ok: true, token };
}
