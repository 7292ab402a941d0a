import { type Desk, dateAfter } from "@/lib/auth/desk";
import { verifyPassword } from "@/lib/auth/password";
import { forgiveAttempts, limits, takeAttempts } from "@/lib/auth/rate-limit";
import { drawCode, hashCode, plainCode, sameHash } from "@/lib/auth/secret";
import { transact } from "@/lib/db/transact";
import type { PersonId } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import { err, ok, type Result } from "@/lib/kernel/result";
import { postMail } from "@/lib/mail/outbox";

/** Minutes a proof may wait for its signature, and a mailed code for being typed. */
export const proofMinutes = 5;
export const proofCodeMinutes = 10;
/** Six are enough for a proof: it wants a session that is live already. */
const proofCodeDigits = 6;
const maxAttempts = 5;

/** How a person can prove who they are: by password if they have one; else by mailed code; in the demo by one press. */
export type ProofMeans = "PASSWORD" | "MAIL_CODE" | "DEMO";

/** What a person hands over as proof. */
export type Evidence =
  | { readonly kind: "password"; readonly password: string }
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "demo" };

/** Why no proof was given. `means-not-yours`: a code where there is a password, one press outside the demo. */
export type ProofProblem =
  | { readonly kind: "wrong-credential" }
  | { readonly kind: "means-not-yours" }
  | { readonly kind: "rate-limited"; readonly until: Instant };

/** A desk that knows whether this is the demo. */
export type ProofDesk = Desk & { readonly isDemo: boolean };

/**
 * By which means a person proves who they are for a signature: one each, so that a mailed code does not stand beside a
 * password. It is no stronger than the mailbox for all that: whoever reads a person's mail can replace the password by a
 * mailed link (`proofFromFreshLink`), which ends all other sessions and is told to its owner. SECURITY.md says so.
 */
export async function proofMeans(desk: Pick<ProofDesk, "db" | "isDemo">, personId: PersonId): Promise<ProofMeans> {
  if ((await desk.db.credential.count({ where: { personId } })) === 1) return "PASSWORD";
  const inDemo = desk.isDemo && (await desk.db.demoRole.count({ where: { personId } })) === 1;
  return inDemo ? "DEMO" : "MAIL_CODE";
}

type Wanted = { readonly personId: PersonId; readonly digest: string };

/**
 * Proves who a person is, afresh, for one digest: what they read and are about to sign. The proof is good for five
 * minutes and one use (`consumeProof` in the pipeline), by this person and for this digest alone.
 */
export async function proveIdentity(
  desk: ProofDesk,
  wanted: Wanted & { readonly evidence: Evidence },
): Promise<Result<{ readonly proofId: string; readonly method: ProofMeans }, ProofProblem>> {
  const { personId, digest, evidence } = wanted;
  const tries = { limit: limits.proofByPerson, subject: personId };
  const until = await takeAttempts(desk, [tries]);
  if (until !== null) return err({ kind: "rate-limited", until });
  const method = await proofMeans(desk, personId);
  if (method !== meansOf[evidence.kind]) return err({ kind: "means-not-yours" });
  if (!(await holds(desk, wanted))) return err({ kind: "wrong-credential" });
  const proofId = desk.newId();
  const proof = {
    id: proofId,
    personId,
    digest,
    method,
    provedAt: new Date(desk.now),
    expiresAt: dateAfter(desk.now, proofMinutes * 60_000),
  };
  // Only wrong tries count: whoever signs ten records in a row is not shut out at the ninth.
  await Promise.all([desk.db.identityProof.create({ data: proof }), forgiveAttempts(desk.db, tries)]);
  return ok({ proofId, method });
}

const meansOf = { password: "PASSWORD", code: "MAIL_CODE", demo: "DEMO" } as const satisfies Record<
  Evidence["kind"],
  ProofMeans
>;

async function holds(
  desk: ProofDesk,
  { personId, digest, evidence }: Wanted & { readonly evidence: Evidence },
): Promise<boolean> {
  switch (evidence.kind) {
    case "password": {
      const credential = await desk.db.credential.findUnique({ where: { personId } });
      return verifyPassword(credential?.passwordHash ?? null, evidence.password);
    }
    case "code":
      return spendCode(desk, { personId, digest, code: evidence.code });
    case "demo":
      return true;
  }
}

/** Mails a six-digit code to a person, bound to the digest it will prove. A newer code makes older ones useless. */
export async function requestProofCode(
  desk: ProofDesk,
  { personId, digest }: Wanted,
): Promise<Result<{ readonly minutes: number }, ProofProblem>> {
  if ((await proofMeans(desk, personId)) !== "MAIL_CODE") return err({ kind: "means-not-yours" });
  const until = await takeAttempts(desk, [{ limit: limits.proofCodeByPerson, subject: personId }]);
  if (until !== null) return err({ kind: "rate-limited", until });
  const [id, code] = [desk.newId(), drawCode(proofCodeDigits)];
  const { now, newId } = desk;
  await transact(desk.db, { personId }, async (tx) => {
    await tx.oneTimeCode.updateMany({
      where: { personId, purpose: "PROOF", usedAt: null },
      data: { usedAt: new Date(now) },
    });
    const codeHash = hashCode(desk.secret, id, code);
    const expiresAt = dateAfter(now, proofCodeMinutes * 60_000);
    await tx.oneTimeCode.create({
      data: { id, purpose: "PROOF", personId, digest, codeHash, createdAt: new Date(now), expiresAt },
    });
    await postMail(tx, {
      template: "proof-code",
      payload: { code, minutes: proofCodeMinutes },
      to: { personId },
      now,
      newId,
    });
  });
  return ok({ minutes: proofCodeMinutes });
}

async function spendCode(desk: Desk, typed: Wanted & { readonly code: string }): Promise<boolean> {
  // Counted first, in a statement of its own: a wrong code stays counted.
  const rows = await desk.db.$queryRaw<{ id: string; code_hash: string }[]>`
    UPDATE one_time_code SET attempts = attempts + 1
    WHERE person_id = ${typed.personId}::uuid AND purpose = 'PROOF' AND digest = ${typed.digest}
      AND used_at IS NULL AND expires_at > ${desk.now}::timestamptz AND attempts < ${maxAttempts}
    RETURNING id, code_hash`;
  const row = rows[0];
  if (row === undefined || !sameHash(row.code_hash, hashCode(desk.secret, row.id, plainCode(typed.code)))) return false;
  const { count } = await desk.db.oneTimeCode.updateMany({
    where: { id: row.id, usedAt: null },
    data: { usedAt: new Date(desk.now) },
  });
  return count === 1;
}

/**
 * A proof drawn from a session that a mailed link has just begun: the mailbox was proved minutes ago, so a forgotten
 * password can be replaced without the old one. `null` when the session is of another kind or older than 15 minutes.
 */
export async function proofFromFreshLink(
  desk: Desk,
  session: { readonly personId: PersonId; readonly method: string; readonly createdAt: Instant },
  digest: string,
): Promise<string | null> {
  if (!isFreshLink(session, desk.now)) return null;
  const id = desk.newId();
  await desk.db.identityProof.create({
    data: {
      id,
      personId: session.personId,
      digest,
      method: "MAIL_CODE",
      provedAt: new Date(session.createdAt),
      expiresAt: dateAfter(desk.now, proofMinutes * 60_000),
    },
  });
  return id;
}

/** True for a session begun by a mailed link in the last 15 minutes. */
export function isFreshLink(session: { readonly method: string; readonly createdAt: Instant }, now: Instant): boolean {
  return session.method === "LINK" && Date.parse(now) - Date.parse(session.createdAt) < 15 * 60_000;
}
