import type { Digest, PersonId } from "@/lib/kernel/ids";
import { digestOf } from "@/lib/ledger/canonical";

/** What a proof of identity is bound to when it lets a person set their password, and nothing else. */
export function passwordProofDigest(personId: PersonId): Digest {
  return digestOf({ act: "account.set-password", personId });
}
