import { z } from "zod";
import type { InputIssue, Signing } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import { type AccountEvent, accountEventDefinitions } from "@/lib/domain/account-event";
import type { Refusal } from "@/lib/domain/refusal";
import { requestId } from "@/lib/http/request-id";
import { Digest } from "@/lib/kernel/ids";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import type { NonEmpty } from "@/lib/kernel/result";
import type { Json } from "@/lib/ledger/canonical";
import type { RecordedEntry } from "@/lib/ledger/record";

/** Why a command did nothing, whatever the door: each door says it in its own way (form, RFC 9457 problem). */
export type Problem =
  | { readonly kind: "invalid-input"; readonly issues: readonly InputIssue[] }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly refusals: NonEmpty<Refusal> }
  | { readonly kind: "identity-proof-needed"; readonly digest: string }
  | { readonly kind: "identity-proof-invalid"; readonly digest: string }
  | { readonly kind: "command-id-reused" };

const Recorded = z.object({
  entries: z.array(z.object({ seq: z.int(), type: z.string(), hash: z.string() })).readonly(),
  result: z.json(),
});

/** What an act left: its entries in the ledger and its result. `replayed` when the same command had already done it. */
export type Outcome = z.infer<typeof Recorded> & { readonly replayed: boolean };

type Claim = {
  readonly scopeId: string;
  readonly commandId: string;
  readonly actorId: string;
  readonly command: string;
  readonly inputDigest: string;
  readonly now: Instant;
};

/**
 * Claims a command id inside the transaction. `null` when it is ours to run. When another transaction holds or held the
 * id, the unique key makes us wait for its end, and the winner's claim and outcome are answered.
 */
export async function claim(
  tx: Tx,
  wanted: Claim,
): Promise<(Omit<Claim, "now" | "scopeId" | "commandId"> & { outcome: z.infer<typeof Recorded> }) | null> {
  const inserted = await tx.$executeRaw`
    INSERT INTO command_receipt (scope_id, command_id, actor_id, command, input_digest, recorded_at, request_id)
    VALUES (${wanted.scopeId}::uuid, ${wanted.commandId}::uuid, ${wanted.actorId}::uuid, ${wanted.command}, ${wanted.inputDigest}, ${wanted.now}::timestamptz, ${requestId() ?? null})
    ON CONFLICT DO NOTHING`;
  if (inserted === 1) return null;
  const row = await tx.commandReceipt.findUniqueOrThrow({
    where: { scopeId_commandId: { scopeId: wanted.scopeId, commandId: wanted.commandId } },
  });
  return {
    actorId: row.actorId,
    command: row.command,
    inputDigest: row.inputDigest,
    outcome: Recorded.parse(row.outcome),
  };
}

/** Writes the outcome beside the claim: from then on the same id answers it. */
export async function settle(
  tx: Tx,
  scopeId: string,
  commandId: string,
  outcome: { readonly entries: readonly RecordedEntry[]; readonly result: Json },
): Promise<Outcome> {
  const recorded = Recorded.parse(outcome);
  await tx.$executeRaw`
    UPDATE command_receipt SET outcome = ${JSON.stringify(recorded)}::jsonb WHERE scope_id = ${scopeId}::uuid AND command_id = ${commandId}::uuid`;
  return { ...recorded, replayed: false };
}

type ProofUse = { proofId: string; personId: string; digest: string; commandId: string; now: Instant };

type Proof = { method: Signing["method"]; proved_at: Date } & Signing["identity"];

/** Uses a proof of identity up, and says who gave it: `null` when it is not this person's, not for this digest, too old or already used. */
export async function consumeProof(tx: Tx, use: ProofUse): Promise<Signing | null> {
  const rows = await tx.$queryRaw<Proof[]>`
    UPDATE identity_proof AS p SET used_at = ${use.now}::timestamptz, used_by_command = ${use.commandId}::uuid
    FROM (SELECT id, display_name, title, key FROM person_identity WHERE person_id = ${use.personId}::uuid ORDER BY version DESC LIMIT 1) AS i
    WHERE p.id = ${use.proofId}::uuid AND p.person_id = ${use.personId}::uuid AND p.digest = ${use.digest}
      AND p.used_at IS NULL AND p.expires_at > ${use.now}::timestamptz
    RETURNING p.method, p.proved_at, i.id, i.display_name AS "displayName", i.title, i.key`;
  const proof = rows[0];
  if (proof === undefined) return null;
  const { method, proved_at: provedAt, ...identity } = proof;
  return {
    proofId: use.proofId,
    method,
    provedAt: instantOf(provedAt),
    digest: Digest.parse(use.digest),
    identity,
  };
}

type AccountAct = { personId: string; commandId: string; now: Instant; newId: () => string };

/** Records account acts: append-only, not chained. */
export async function saveAccountEvents(tx: Tx, act: AccountAct, events: NonEmpty<AccountEvent>): Promise<void> {
  await tx.accountEvent.createMany({
    data: events.map((event, ordinal) => ({
      id: act.newId(),
      personId: act.personId,
      type: event.type,
      version: accountEventDefinitions[event.type].version,
      payload: accountEventDefinitions[event.type].payload.parse(event.payload),
      commandId: act.commandId,
      ordinal,
      occurredAt: new Date(act.now),
    })),
  });
}
