import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import {
  type AmendmentFacts,
  amendable,
  decideAmendmentDraft,
  decideAmendmentWithdrawal,
} from "@/lib/domain/amendment";
import { seatsOf } from "@/lib/domain/amendment-signature";
import { cumulatedChange, totalCents } from "@/lib/domain/change-price";
import { decideWorkBegin, decideWorkClosing, decideWorkVerification, type WorkFacts } from "@/lib/domain/change-work";
import { readsAllPrices } from "@/lib/domain/known-price";
import { acceptedStatuses } from "@/lib/domain/milestone";
import { RecordContent } from "@/lib/domain/record";
import { refuse } from "@/lib/domain/refusal";
import { ownSeats } from "@/lib/features/amendment/queries-ceremony";
import { blankOrder, loadStanding, orderFacts, type Standing } from "@/lib/features/amendment/queries-facts";
import { orderRecord, recordBefore } from "@/lib/features/amendment/queries-record";
import { loadOrder, loadRequest, type OrderState, type RequestState } from "@/lib/features/amendment/queries-state";
import { draftOf } from "@/lib/features/amendment/queries-text";
import { loadWork } from "@/lib/features/amendment/queries-work";
import type { AgreedView, OrderPageView, OrderView } from "@/lib/features/amendment/view";
import { loadSetting, type SettingParty } from "@/lib/features/milestone/queries-setting";
import type { Instant } from "@/lib/kernel/instant";

type Reading = { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant };
export type OrderAbilities = Readonly<Record<"draft" | "withdraw" | "begin" | "verify" | "close", Ability>>;

const nothing = { requirements: [], milestones: [] };

/** The order of a change with one agency, as it is drafted and read; `null` when there is no such change here. */
export async function getOrderPage(
  reading: Reading,
  change: string,
  party: string,
): Promise<{ readonly view: OrderPageView; readonly abilities: OrderAbilities } | null> {
  const { tx, scope, now } = reading;
  const { projectId } = scope;
  const request = await loadRequest(tx, projectId, change);
  if (request === null || request.status === "DRAFT") return null;
  const agreed = request.agreements.find(({ partyId }) => party === "" || partyId === party) ?? null;
  const at = { changeRequestId: request.id, partyId: agreed?.partyId ?? request.id };
  const [order, { parties }, work] = await Promise.all([
    loadOrder(tx, projectId, at),
    loadSetting(tx, scope),
    loadWork(tx, projectId, request.id),
  ]);
  const [standing, draft] = await Promise.all([
    loadStanding(tx, projectId, order?.terms ?? nothing),
    draftOf(tx, projectId, { change, partyId: agreed?.partyId ?? "", requirement: request.requirement, order }),
  ]);
  const named = (id: string): string => parties.find((one) => one.id === id)?.name ?? "";
  const blank = agreed === null ? null : blankOrder(agreed, nothing);
  const present = order ?? blank;
  const facts = present === null ? null : orderFacts(request, present, standing, scope.status);
  const { contractedCents, initialCents } = standing.cumulated;
  return {
    view: {
      project: { code: scope.code, name: scope.name, timeZone: scope.timeZone, currency: scope.currency },
      change: { code: request.code, title: request.title, status: request.status },
      agencies: request.agreements.map(({ partyId: id }) => ({ id, name: named(id) })),
      agreed: agreed === null ? null : agreedView(agreed, named(agreed.partyId)),
      // What the orders of all agencies come to: with one's own taken off, it would be another's price.
      cumulated: readsAllPrices(scope)
        ? cumulatedChange({ initialCents, contractedCents, addedCents: 0 }).basisPoints
        : null,
      order: order === null ? null : orderView(scope, { request, order, standing, parties }),
      signs: order !== null && facts !== null && ownSeats(reading, facts).length > 0,
      draft,
      milestones: standing.milestones
        .filter(({ status, agencyPartyId }) => amendable.includes(status) && agencyPartyId === agreed?.partyId)
        .map(({ code, title, dueOn, amountCents, status }) => ({
          ...{ code, title, dueOn, amountCents, reopens: acceptedStatuses.includes(status) },
        })),
    },
    abilities: abilitiesOf(scope, now, { facts, work, status: request.status, drafted: order !== null }),
  };
}

function agreedView(agreed: RequestState["agreements"][number], agency: string): AgreedView {
  const { price, days, instrument, sponsor } = agreed;
  return { price, totalCents: totalCents(price), days, instrument, sponsor, agency };
}

type Drawn = {
  readonly request: RequestState;
  readonly order: OrderState;
  readonly standing: Standing;
  readonly parties: readonly SettingParty[];
};

function orderView(scope: ProjectScope, drawn: Drawn): OrderView {
  const { order } = drawn;
  const { code, instrument, status, version, sponsor, contractedAt, document } = order;
  // What somebody has signed is shown as it was signed, whatever has moved since.
  const content = document === null ? orderRecord(scope, drawn) : RecordContent.parse(JSON.parse(document.content));
  return {
    ...{ code, instrument, status, version, sponsor, contractedAt },
    content,
    // What a contracted order replaced is in force no more: its versions are compared on the requirement's own page.
    before: status === "CONTRACTED" ? content : recordBefore(scope, drawn),
    record: order.document?.code ?? null,
    seats: seatsOf(order).map((seat) => {
      const taken = order.signatures.find(({ seats }) => seats.includes(seat));
      return { seat, name: taken?.name ?? "", signedAt: taken?.at ?? null };
    }),
  };
}

function abilitiesOf(
  scope: ProjectScope,
  now: Instant,
  {
    facts,
    work,
    status,
    drafted,
  }: {
    readonly facts: AmendmentFacts | null;
    readonly work: WorkFacts | null;
    readonly status: RequestState["status"];
    readonly drafted: boolean;
  },
): OrderAbilities {
  const none = { ok: false, error: [refuse("change-not-approved", { status })] } as const;
  return {
    draft: abilityTo("amendment.draft", scope, now, (actor) =>
      facts === null ? none : decideAmendmentDraft(facts, actor),
    ),
    withdraw: abilityTo("amendment.withdraw", scope, now, (actor) =>
      facts === null || !drafted ? none : decideAmendmentWithdrawal(facts, actor, "-"),
    ),
    begin: abilityTo("change-request.begin", scope, now, (actor) =>
      work === null ? none : decideWorkBegin(work, actor),
    ),
    verify: abilityTo("change-request.verify", scope, now, (actor) =>
      work === null ? none : decideWorkVerification(work, actor),
    ),
    close: abilityTo("change-request.close", scope, now, (actor) =>
      work === null ? none : decideWorkClosing(work, actor),
    ),
  };
}
