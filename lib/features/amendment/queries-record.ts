import type { ProjectScope } from "@/lib/auth/scope";
import type { AmendmentTerms, MilestoneChange, RequirementChange } from "@/lib/domain/amendment-terms";
import { requirementBlocks } from "@/lib/domain/baseline-record";
import { termCents, totalCents } from "@/lib/domain/change-price";
import { RecordContent, type RecordSection } from "@/lib/domain/record";
import type { Standing } from "@/lib/features/amendment/queries-facts";
import type { MilestoneNow } from "@/lib/features/amendment/queries-standing";
import type { OrderState, RequestState } from "@/lib/features/amendment/queries-state";
import { paragraph, table } from "@/lib/features/milestone/queries-record";
import type { SettingParty } from "@/lib/features/milestone/queries-setting";
import { contractTexts } from "@/lib/text/contract";
import { formatDay, formatMoney, formatShare } from "@/lib/text/format";

/** The project in which an order is written, in the language and currency of its contract. */
type RecordScope = Pick<ProjectScope, "projectId" | "code" | "name" | "language" | "currency">;

/** What the record of an order is made of. */
export type OrderDraft = {
  readonly request: Pick<RequestState, "id" | "code" | "title" | "reason" | "agreements">;
  readonly order: Pick<
    OrderState,
    "id" | "code" | "version" | "instrument" | "partyId" | "sponsor" | "price" | "days" | "terms"
  >;
  readonly parties: readonly SettingParty[];
  readonly standing: Standing;
};

type Words = (key: string, values?: Record<string, string | number>) => string;

/** An order as it is read and signed, word for word, in the language of the contract: each new text whole. */
export function orderRecord(scope: RecordScope, draft: OrderDraft): RecordContent {
  return written(scope, draft, draft.order.terms, false);
}

/** The same record with the texts in force in the place of the new ones: what the reader compares with. */
export function recordBefore(scope: RecordScope, draft: OrderDraft): RecordContent {
  return written(scope, draft, draft.order.terms, true);
}

function written(scope: RecordScope, draft: OrderDraft, terms: AmendmentTerms, before: boolean): RecordContent {
  const { request, order, standing } = draft;
  const texts = contractTexts(scope.language);
  const t: Words = (key, values) => texts(`amendments.record.${key}`, values);
  const kind = order.instrument;
  const requirements = terms.requirements.flatMap((one) => requirementSection(scope, t, one, standing, before));
  const sections: readonly RecordSection[] = [
    parties(scope, t, draft),
    {
      note: t("object"),
      detail: request.code,
      blocks: [
        paragraph(t(`purpose.${kind}`, { change: request.code, title: request.title })),
        ...request.reason
          .split("\n")
          .filter((line) => line.trim() !== "")
          .map(paragraph),
      ],
    },
    ...requirements,
    ...milestoneSection(scope, t, terms.milestones, standing.milestones),
    priceSection(scope, t, order),
    { note: t("effect"), detail: "CD-04", blocks: [paragraph(t("effectText"))] },
  ];
  return RecordContent.parse({
    format: "aval.record/1",
    kind,
    language: scope.language,
    title: t(`title.${kind}`, { code: order.code, change: request.code }),
    subject: order.code,
    project: { code: scope.code, name: scope.name },
    sections,
    data: orderData(scope, draft),
  });
}

/**
 * The same facts for machines; the database compares them with what it is asked to contract. The id of the offer is known
 * to whoever knows its price alone: from the digest of a record, which every party reads, no price can be guessed.
 */
function orderData({ projectId, code }: RecordScope, { request, order }: OrderDraft): object {
  return {
    format: 1,
    project: { id: projectId, code },
    amendmentId: order.id,
    amendment: order.code,
    version: order.version,
    instrument: order.instrument,
    changeRequestId: request.id,
    changeRequest: request.code,
    partyId: order.partyId,
    quoteId: request.agreements.find(({ partyId }) => partyId === order.partyId)?.quoteId ?? null,
    sponsor: order.sponsor,
    terms: order.terms,
    ...order.price,
    days: order.days,
    totalCents: totalCents(order.price),
  };
}

function parties(scope: RecordScope, t: Words, { order, parties: all }: OrderDraft): RecordSection {
  const say = contractTexts(scope.language);
  const clientRole = order.instrument === "AMENDMENT" ? "CLIENT_SIGNATORY" : "CLIENT_OWNER";
  const named = all.filter((party) => party.side === "CLIENT" || party.id === order.partyId);
  const items = named.flatMap((party) => {
    const name = [party.name, party.details].filter((part) => part !== "").join(", ");
    const roles =
      party.side === "CLIENT" ? [clientRole, ...(order.sponsor ? ["CLIENT_SPONSOR"] : [])] : ["AGENCY_SIGNATORY"];
    return roles.map((role) => t("party", { name, role: say(`roles.${role}`) }));
  });
  return { note: t("parties"), detail: "", blocks: [{ type: "list", items }] };
}

function requirementSection(
  { language }: RecordScope,
  t: Words,
  change: RequirementChange,
  standing: Standing,
  before: boolean,
): readonly RecordSection[] {
  const present = standing.requirements.find(({ id }) => id === change.requirementId);
  const note = change.requirement;
  if (change.kind === "ADD") {
    const where = change.milestone === null ? t("uncovered") : t("coveredBy", { milestone: change.milestone });
    const blocks = [...requirementBlocks(language, 1, change.content), paragraph(where)];
    return before ? [] : [{ note, detail: t("added"), blocks }];
  }
  if (change.kind === "REMOVE") {
    const text = present === undefined ? [] : [...requirementBlocks(language, present.version, present.content)];
    const gone = paragraph(t("removedText", { version: change.fromVersion }));
    return [{ note, detail: t("removed"), blocks: before ? text : [gone, ...text] }];
  }
  if (before && present === undefined) return [];
  const [version, content] =
    before && present !== undefined ? [present.version, present.content] : [change.fromVersion + 1, change.content];
  return [{ note, detail: t("modified"), blocks: [...requirementBlocks(language, version, content)] }];
}

function milestoneSection(
  scope: RecordScope,
  t: Words,
  changes: readonly MilestoneChange[],
  now: readonly MilestoneNow[],
): readonly RecordSection[] {
  if (changes.length === 0) return [];
  const day = (on: string | null): string => (on === null ? "" : formatDay(scope.language, on, { width: "long" }));
  const money = (cents: number | null): string =>
    cents === null ? "" : formatMoney(scope.language, { cents, currency: scope.currency });
  const rows = changes.map((change) => {
    const present = now.find(({ id }) => id === change.milestoneId);
    const effect = change.reopen ? t("reopened") : t("amended");
    const title = present === undefined ? change.milestone : `${change.milestone} ${present.title}`;
    return [
      title,
      effect,
      moved(t, day(present?.dueOn ?? null), day(change.dueOn)),
      change.reopen
        ? money(change.amountCents ?? 0)
        : moved(t, money(present?.amountCents ?? null), money(change.amountCents)),
    ];
  });
  const head = [t("milestone"), t("effectOn"), t("date"), t("amount")];
  const reopens = changes.some(({ reopen }) => reopen);
  return [
    {
      note: t("milestones"),
      detail: "",
      blocks: [table(head, rows), ...(reopens ? [paragraph(t("reopenedText"))] : [])],
    },
  ];
}

function moved(t: Words, was: string, is: string): string {
  return is === "" || is === was ? t("unchanged", { was }) : t("moved", { was, is });
}

function priceSection(scope: RecordScope, t: Words, { price, days }: OrderDraft["order"]): RecordSection {
  const money = (cents: number, signed = false): string =>
    formatMoney(scope.language, { cents, currency: scope.currency }, { signed });
  const rows = price.recurring.map((one) => [
    one.label,
    t(`every.${one.every}`, { amount: money(one.cents) }),
    t("months", { months: one.months }),
    money(termCents(one)),
  ]);
  return {
    note: t("price"),
    detail: "CR-09",
    blocks: [
      paragraph(t("oneOff", { amount: money(price.oneOffCents, true) })),
      ...(rows.length === 0 ? [] : [table([t("recurring"), t("period"), t("term"), t("whole")], rows)]),
      paragraph(t("total", { amount: money(totalCents(price), true) })),
      paragraph(
        price.reverseCharge
          ? t("reverseCharge")
          : t("tax", { rate: formatShare(scope.language, price.taxBasisPoints) }),
      ),
      paragraph(t("days", { days })),
    ],
  };
}
