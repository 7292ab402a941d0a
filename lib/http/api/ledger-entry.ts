import { z } from "zod";
import type { LedgerEntryView } from "@/lib/features/ledger/view";
import { At, many, PartyName, partyName, Sha256 } from "@/lib/http/api/fields";

/** An entry of the ledger as lists show it. The whole chain, to be verified, is the export. */
export const Entry = z
  .strictObject({
    seq: z.int(),
    type: z.string(),
    at: At,
    actor: z
      .strictObject({
        name: z.string().nullable().describe("Null once the person was erased, and for an automatic act."),
        role: z.string(),
        party: PartyName.nullable(),
        delegation: z.strictObject({ code: z.string(), grantor: z.string().nullable() }).nullable(),
      })
      .describe("Who acted, in which role, for which party, under which power."),
    values: z.record(z.string(), z.union([z.string(), z.number()])).describe("The facts of the act."),
    texts: many(z.strictObject({ field: z.string(), text: z.string().nullable() })).describe(
      "What was said; null once erased.",
    ),
    withheld: z
      .boolean()
      .describe("True when amounts or words of the act are another party’s: their salted hash is in the chain."),
    record: z.string().nullable().describe("The record that it signed."),
    digest: Sha256.nullable(),
    subject: z.string().nullable().describe("The number of what it is about."),
    hash: Sha256,
    prevHash: Sha256,
    intact: z
      .boolean()
      .describe("True when its hash, computed just now, is its hash, and it follows the entry before."),
  })
  .meta({ id: "LedgerEntry" });

/** An entry on the wire. */
export function entryBody(entry: LedgerEntryView): z.input<typeof Entry> {
  const { seq, type, at, by, values, texts, withheld, record, digest, subject, hash, prevHash, intact } = entry;
  const { name, role, party, delegation } = by;
  const actor = { name, role, party: party === null ? null : partyName(party), delegation };
  return {
    seq,
    type,
    at,
    actor,
    values,
    texts,
    withheld,
    record,
    digest,
    subject: subject?.code ?? null,
    hash,
    prevHash,
    intact,
  };
}
