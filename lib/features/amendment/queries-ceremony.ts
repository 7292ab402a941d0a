import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { abilityTo } from "@/lib/domain/ability";
import type { AmendmentFacts, Seat } from "@/lib/domain/amendment";
import { raisedCents } from "@/lib/domain/amendment-limit";
import { type AmendmentSigning, decideAmendmentSignature, openSeatsOf } from "@/lib/domain/amendment-signature";
import { withinCeiling } from "@/lib/domain/budget";
import { movedCents, totalCents } from "@/lib/domain/change-price";
import { dayOf } from "@/lib/domain/deadline";
import { readsAllPrices } from "@/lib/domain/known-price";
import type { Role } from "@/lib/domain/party";
import { type Authority, authorityFor } from "@/lib/domain/policy";
import { RecordContent } from "@/lib/domain/record";
import type { Refusal } from "@/lib/domain/refusal";
import type { Holidays } from "@/lib/domain/working-day";
import { loadStanding, orderFacts, type Standing } from "@/lib/features/amendment/queries-facts";
import { orderRecord, recordBefore } from "@/lib/features/amendment/queries-record";
import {
  loadOrder,
  loadRequest,
  loadRequestById,
  type OrderState,
  type RequestState,
} from "@/lib/features/amendment/queries-state";
import { loadRoom, type Room } from "@/lib/features/budget/queries";
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
  readonly holidays: Holidays;
  readonly content: RecordContent;
  readonly digest: string;
  /** The same words with the texts in force: what the reader compares with. */
  readonly before: RecordContent;
};

type Reading = { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant };

/** Reads an order with what surrounds it; `null` when this reader sees none of this number. */
export async function readOrderToSign(reading: Reading, code: string): Promise<OrderToSign | null> {
  const { tx, scope } = reading;
  const order = await loadOrder(tx, scope.projectId, { code });
  if (order === null) return null;
  return around(reading, order, loadRequestById(tx, scope.projectId, order.changeRequestId));
}

async function around(
  { tx, scope }: Reading,
  order: OrderState,
  asked: Promise<RequestState | null>,
): Promise<OrderToSign | null> {
  const [request, standing, { parties, calendar }] = await Promise.all([
    asked,
    loadStanding(tx, scope.projectId, order.terms),
    loadSetting(tx, scope),
  ]);
  if (request === null) return null;
  const draft = { request, order, parties, standing };
  const content =
    order.document === null ? orderRecord(scope, draft) : RecordContent.parse(JSON.parse(order.document.content));
  const digest = order.document?.digest ?? digestOf(content);
  const facts = orderFacts(request, order, standing, scope.status);
  return {
    order,
    request,
    standing,
    parties,
    facts,
    holidays: calendar.nonWorking,
    content,
    digest,
    before: recordBefore(scope, draft),
  };
}

/** The roles that somebody signs in: all of their own, or that of the power they act under. */
function rolesUnder(scope: ProjectScope, authority: Authority | null): readonly Role[] {
  return authority === null || authority.delegation === null ? scope.roles.map(({ role }) => role) : [authority.role];
}

/** The seats still to be taken that are this reader's, in their own right or under a power. Whether they may sign now, the ceremony says. */
export function ownSeats({ scope, now }: Pick<Reading, "scope" | "now">, facts: AmendmentFacts): readonly Seat[] {
  const held = authorityFor("amendment.sign", scope, now);
  if (!held.ok) return [];
  const { partyId } = held.value;
  return openSeatsOf(facts, { roles: rolesUnder(scope, held.value), partyId }).map(({ seat }) => seat);
}

/** What somebody brings to the signature of an order, in the authority that they have. */
export function signingOf(
  { scope, now }: Pick<Reading, "scope" | "now">,
  { order, digest, facts, holidays }: Pick<OrderToSign, "order" | "digest" | "facts" | "holidays">,
  { authority, read, room }: { readonly authority: Authority | null; readonly read: string; readonly room: Room },
): AmendmentSigning {
  return {
    digests: { read, current: digest },
    roles: rolesUnder(scope, authority),
    delegation: authority?.delegation ?? null,
    stakeCents: Math.max(movedCents(order.price), raisedCents(facts)),
    room: withinCeiling(room, totalCents(order.price)),
    orderedCents: room.orderedOf[order.partyId] ?? 0,
    holidays,
    today: dayOf(now, scope.timeZone),
  };
}

/** An order as a reader would sign it, with every reason why they may not. */
export type DraftedOrder = {
  readonly scope: ProjectScope;
  readonly found: OrderToSign;
  readonly record: RecordContent;
  readonly refusals: readonly Refusal[];
  readonly brought: AmendmentSigning;
  /** The seats still to be taken that are the reader's. */
  readonly seats: readonly Seat[];
  /** The number of the power under which the reader signs; `null` in their own right. */
  readonly power: string | null;
};

/** An order as this reader would sign it; `null` when they see none of this number. */
export async function draftOrderSignature(reading: Reading, code: string): Promise<DraftedOrder | null> {
  const [found, room] = await Promise.all([
    readOrderToSign(reading, code),
    loadRoom(reading.tx, reading.scope.projectId),
  ]);
  return found === null ? null : drafted(reading, found, room);
}

/** As `draftOrderSignature`, for the live order of a change with one agency, the first where none is named. */
export async function draftChangeSignature(
  reading: Reading,
  change: string,
  party: string,
): Promise<DraftedOrder | null> {
  const { tx, scope } = reading;
  const request = await loadRequest(tx, scope.projectId, change);
  const agreed = request?.agreements.find(({ partyId }) => party === "" || partyId === party);
  if (request === null || agreed === undefined) return null;
  const [order, room] = await Promise.all([
    loadOrder(tx, scope.projectId, { changeRequestId: request.id, partyId: agreed.partyId }),
    loadRoom(tx, scope.projectId),
  ]);
  const found = order === null ? null : await around(reading, order, Promise.resolve(request));
  return found === null ? null : drafted(reading, found, room);
}

function drafted({ scope, now }: Reading, found: OrderToSign, room: Room): DraftedOrder {
  const held = authorityFor("amendment.sign", scope, now);
  const authority = held.ok ? held.value : null;
  const signing = signingOf({ scope, now }, found, { authority, read: found.digest, room });
  // What others are paid is not told by trying: a reader of their own prices alone meets the ceiling when they sign.
  const brought = readsAllPrices(scope) ? signing : { ...signing, room: [] };
  const may = abilityTo("amendment.sign", scope, now, (actor) => decideAmendmentSignature(found.facts, actor, brought));
  const power = scope.delegations.find(({ id }) => id === authority?.delegation?.id)?.code ?? null;
  const seats = ownSeats({ scope, now }, found.facts);
  return { scope, found, record: found.content, refusals: may.allowed ? [] : may.refusals, brought, seats, power };
}
