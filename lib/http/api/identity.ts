import { z } from "zod";
import { type Evidence, proofMinutes, proveIdentity, requestProofCode } from "@/lib/auth/reauth";
import { parseInput } from "@/lib/commands/define-command";
import { jsonAnswer } from "@/lib/http/api/answer";
import { readJson } from "@/lib/http/api/body";
import { type Given, withCaller } from "@/lib/http/api/caller";
import type { ApiProblem } from "@/lib/http/problem";
import { proofDesk } from "@/lib/http/proof-desk";
import { Digest } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";

const WantedDigest = Digest.describe("The digest of what will be signed, as `to-sign` answers it.");

/** What proves who calls: the password, or the code that was mailed; in the demo, a word. */
export const ProofInput = z
  .union([
    z.strictObject({ digest: WantedDigest, password: z.string().min(1).max(1024) }),
    z.strictObject({ digest: WantedDigest, code: z.string().min(1).max(12) }),
    z.strictObject({ digest: WantedDigest, demo: z.literal(true).describe("In the demo alone, for its roles.") }),
  ])
  .meta({ id: "IdentityProofRequest" });

/** A proof of identity, good for one signature of this digest. */
export const ProofBody = z
  .strictObject({
    proof: z.uuid().describe("To be sent as `Identity-Proof` with the command."),
    method: z.enum(["PASSWORD", "MAIL_CODE", "DEMO"]),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "IdentityProof" });

/** The digest for which a code is mailed. */
export const CodeInput = z.strictObject({ digest: WantedDigest }).meta({ id: "IdentityCodeRequest" });

/** A code has left. */
export const CodeBody = z
  .strictObject({ minutes: z.int().describe("For how long the code works.") })
  .meta({ id: "IdentityCode" });

/** A proof of identity serves every project that the token reaches. */
const acting = { project: null, access: "ACT", own: false } as const;

/** Proves who calls, afresh, for one digest. The token is not enough: whoever found it knows no password. */
export function postProof(request: Request): Promise<Response> {
  return withCaller(request, acting, async ({ actor }) => {
    const given = await inputOf(request, ProofInput);
    if (!given.ok) return given.problem;
    const desk = proofDesk();
    const { digest } = given.value;
    const proof = await proveIdentity(desk, { personId: actor.personId, digest, evidence: evidenceOf(given.value) });
    if (!proof.ok) return told(proof.error, desk.now);
    const expiresAt = new Date(Date.parse(desk.now) + proofMinutes * 60_000).toISOString();
    return jsonAnswer({ proof: proof.value.proofId, method: proof.value.method, expiresAt }, {}, 201);
  });
}

/** Mails the code that proves who calls, to a person without a password. */
export function postProofCode(request: Request): Promise<Response> {
  return withCaller(request, acting, async ({ actor }) => {
    const given = await inputOf(request, CodeInput);
    if (!given.ok) return given.problem;
    const desk = proofDesk();
    const asked = await requestProofCode(desk, { personId: actor.personId, digest: given.value.digest });
    return asked.ok ? jsonAnswer({ minutes: asked.value.minutes }, {}, 202) : told(asked.error, desk.now);
  });
}

function evidenceOf(given: z.infer<typeof ProofInput>): Evidence {
  if ("password" in given) return { kind: "password", password: given.password };
  return "code" in given ? { kind: "code", code: given.code } : { kind: "demo" };
}

type Refused =
  | { readonly kind: "wrong-credential" | "means-not-yours" }
  | { readonly kind: "rate-limited"; readonly until: Instant };

function told(problem: Refused, now: Instant): Given {
  if (problem.kind === "rate-limited") return { ...problem, now };
  return { kind: problem.kind === "means-not-yours" ? "means-not-yours" : "identity-not-proved" };
}

/** The body of a call that is no command, checked like one. */
export async function inputOf<T>(
  request: Request,
  schema: z.ZodType<T>,
): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ApiProblem }> {
  const read = await readJson(request);
  if (!read.ok) return { ok: false, problem: read.error };
  const parsed = parseInput(schema, read.value);
  return parsed.ok
    ? { ok: true, value: parsed.value }
    : { ok: false, problem: { kind: "invalid-input", issues: parsed.error } };
}
