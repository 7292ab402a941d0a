import type { Tx } from "@/lib/db/client";
import { type CommitmentTerms, flawsOf } from "@/lib/domain/commitment-terms";
import type { PartyPeople } from "@/lib/features/commitment/queries-state";
import type { ProposeCommitmentInput } from "@/lib/features/commitment/schema";
import { digestOf } from "@/lib/ledger/canonical";

type Wording = Omit<ProposeCommitmentInput, "partyId">;

/** The ids of the milestones that terms name; `null` when one of them is not here. */
export async function milestonesNamed(
  tx: Tx,
  projectId: string,
  named: Wording["milestones"],
): Promise<readonly { readonly id: string; readonly code: string; readonly input: string }[] | null> {
  if (named.length === 0) return [];
  const rows = await tx.milestone.findMany({
    where: { projectId, code: { in: named.map((one) => one.code) } },
    select: { id: true, code: true },
  });
  if (rows.length !== named.length) return null;
  return rows.map((row) => ({ ...row, input: named.find((one) => one.code === row.code)?.input ?? "" }));
}

/** The digest of terms: what a revision went from and to. */
export function termsDigest(partyId: string, terms: Wording): string {
  return digestOf({ partyId, ...terms, milestones: terms.milestones.map(({ code, input }) => ({ code, input })) });
}

/** What does not hold in terms that were written: all of it, so that a proposal is whole from the start. */
export function flawsIn(terms: Wording, party: PartyPeople): readonly string[] {
  const wanted: CommitmentTerms = terms;
  return flawsOf(wanted, party);
}
