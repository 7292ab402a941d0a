"use server";

import { z } from "zod";
import { currentSession } from "@/lib/auth/current";
import { type Evidence, proofMeans, proveIdentity, requestProofCode } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import type { CodeAnswer, MeansView, ProofAnswer } from "@/lib/features/account/view";
import { Digest } from "@/lib/kernel/ids";

const Secret = z.string().max(400);

/** By which means the signed-in person proves who they are, and their name for the demo's button. */
export async function identityMeans(): Promise<MeansView | null> {
  const session = await currentSession();
  if (session === null) return null;
  return { means: await proofMeans(requestDesk(), session.personId), displayName: session.displayName };
}

/** Proves identity by password, for one digest. */
export async function proveByPassword(digest: string, password: string): Promise<ProofAnswer> {
  const typed = Secret.safeParse(password);
  return typed.success ? prove(digest, { kind: "password", password: typed.data }) : { ok: false, problem: { kind: "wrong-credential" } };
}

/** Proves identity by a mailed code, for the digest for which it was asked. */
export async function proveByCode(digest: string, code: string): Promise<ProofAnswer> {
  const typed = Secret.safeParse(code);
  return typed.success ? prove(digest, { kind: "code", code: typed.data }) : { ok: false, problem: { kind: "wrong-credential" } };
}

/** Proves identity by one press, in the demo only. */
export async function proveInDemo(digest: string): Promise<ProofAnswer> {
  return prove(digest, { kind: "demo" });
}

/** Mails a code that proves identity for one digest. */
export async function askProofCode(digest: string): Promise<CodeAnswer> {
  const session = await currentSession();
  if (session === null) return { ok: false, problem: { kind: "signed-out" } };
  const wanted = Digest.safeParse(digest);
  if (!wanted.success) return { ok: false, problem: { kind: "means-not-yours" } };
  const asked = await requestProofCode(requestDesk(), { personId: session.personId, digest: wanted.data });
  return asked.ok ? { ok: true, minutes: asked.value.minutes } : { ok: false, problem: asked.error };
}

async function prove(digest: string, evidence: Evidence): Promise<ProofAnswer> {
  const session = await currentSession();
  if (session === null) return { ok: false, problem: { kind: "signed-out" } };
  const wanted = Digest.safeParse(digest);
  if (!wanted.success) return { ok: false, problem: { kind: "means-not-yours" } };
  const proved = await proveIdentity(requestDesk(), { personId: session.personId, digest: wanted.data, evidence });
  return proved.ok ? { ok: true, proofId: proved.value.proofId } : { ok: false, problem: proved.error };
}
