import type { Digest, PersonId } from "@/lib/kernel/ids";
import { digestOf } from "@/lib/ledger/canonical";

/** What a proof of identity is bound to when it makes a token: this person, these terms, and nothing else. */
export function tokenProofDigest(
  personId: PersonId,
  terms: {
    readonly name: string;
    readonly access: string;
    readonly projects: readonly string[] | null;
    readonly days: number;
  },
): Digest {
  const { name, access, projects, days } = terms;
  return digestOf({
    act: "token.create",
    personId,
    name,
    access,
    projects: projects === null ? null : [...projects],
    days,
  });
}
