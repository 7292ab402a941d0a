import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { abilityTo } from "@/lib/domain/ability";
import type { AmendmentFacts } from "@/lib/domain/amendment";
import { type AmendmentSigning, decideAmendmentSignature } from "@/lib/domain/amendment-signature";
import { withinCeiling } from "@/lib/domain/budget";
import { totalCents } from "@/lib/domain/change-price";
import { type Authority, authorityFor } from "@/lib/domain/policy";
import { RecordContent } from "@/lib/domain/record";
import type { Refusal } from "@/lib/domain/refusal";
import { loadStanding, orderFacts, type Standing } from "@/lib/features/amendment/queries-facts";
import { orderRecord, recordBefore } from "@/lib/features/amendment/queries-record";
import { loadOrder, loadRequestById, type OrderState, type RequestState } from "@/lib/features/amendment/queries-state";
import { loadRoom } from "@/lib/features/budget/queries";
import { loadSetting, type SettingParty } from "@/lib/features/milestone/queries-setting";
import type { Instant } from "@/lib/kernel/instant";
import { digestOf } from "@/lib/ledger/canonical";

/** An order as it would be signed now, or as it was frozen by the first signature. */
export type OrderToSign = {
  readonly order: OrderState;
  readonly request: RequestState;
  readonly standing: Standing;
  readonly parties: readonly SettingParty[];
  readonly facts: AmendmentFacts;
  readonly content: RecordContent;
  readonly digest: string;
  /** The same words with the texts in force: what the reader compares with. */
  readonly before: RecordContent;
};

type Reading = { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant };

/** Reads an order with what surrounds it; `null` when this reader sees none of this number. */
export async function readOrderToSign({ tx, scope }: Reading, code: string): Promise<OrderToSign | null> {
  const { projectId } = scope;
  const order = await loadOrder(tx, projectId, { code });
  if (order === null) return null;
  const [request, standing, setting] = await Promise.all([
    loadRequestById(tx, projectId, order.changeRequestId),
    loadStanding(tx, projectId, order.terms),
    loadSetting(tx, scope),
  ]);
  if (request === null) return null;
  const { parties } = setting;
  const draft = { request, order, parties, standing };
  const content =
    order.document === null ? orderRecord(scope, draft) : RecordContent.parse(JSON.parse(order.document.content));
  const digest = order.document?.digest ?? digestOf(content);
  const facts = orderFacts(request, order, standing, scope.status);
  return { order, request, standing, parties, facts, content, digest, before: recordBefore(scope, draft) };
}

/** What somebody brings to the signature of an order, in the authority that they have. */
export async function signingOf(
  { tx, scope }: Reading,
  { order, digest }: Pick<OrderToSign, "order" | "digest">,
  { authority, read }: { readonly authority: Authority | null; readonly read: string },
): Promise<AmendmentSigning> {
  const stakeCents = totalCents(order.price);
  const delegation = authority?.delegation ?? null;
  return {
    digests: { read, current: digest },
    roles: authority === null || delegation === null ? scope.roles.map(({ role }) => role) : [authority.role],
    delegation,
    stakeCents: Math.abs(stakeCents),
    room: withinCeiling(await loadRoom(tx, scope.projectId), stakeCents),
  };
}

/** An order as this reader would sign it, with every reason why they may not; `null` when they see none of this number. */
export async function draftOrderSignature(
  reading: Reading,
  code: string,
): Promise<{
  readonly found: OrderToSign;
  readonly record: RecordContent;
  readonly refusals: readonly Refusal[];
} | null> {
  const { scope, now } = reading;
  const found = await readOrderToSign(reading, code);
  if (found === null) return null;
  const held = authorityFor("amendment.sign", scope, now);
  const authority = held.ok ? held.value : null;
  const brought = await signingOf(reading, found, { authority, read: found.digest });
  const may = abilityTo("amendment.sign", scope, now, (actor) => decideAmendmentSignature(found.facts, actor, brought));
  return { found, record: found.content, refusals: may.allowed ? [] : may.refusals };
}
