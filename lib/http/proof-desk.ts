import type { ProofDesk } from "@/lib/auth/reauth";
import { env } from "@/lib/env";
import { door } from "@/lib/http/door";

/** The desk where identities are proved in the running application. */
export function proofDesk(): ProofDesk {
  const { db, clock, newId } = door();
  const { secret, isDemo } = env();
  return { db, now: clock.now(), newId, secret, isDemo };
}
