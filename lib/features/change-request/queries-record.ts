import type { ImpactAssessment } from "@/lib/domain/change-assessment";
import { type ChangePrice, totalCents } from "@/lib/domain/change-price";
import type { RecordContent } from "@/lib/domain/record";
import type { ChangeWeight } from "@/lib/features/change-request/queries-impact";
import { type ChangeAgency, type ChangeState, lastQuote } from "@/lib/features/change-request/queries-state";
import { contractSay, frame, paragraph, type RecordScope, table } from "@/lib/features/milestone/queries-record";
import type { Setting } from "@/lib/features/milestone/queries-setting";
import { formatDay, formatMoney, formatShare } from "@/lib/text/format";

const words = [
  "added",
  "quality",
  "security",
  "risks",
  "rights",
  "training",
  "otherAgencies",
  "alternatives",
  "doNothing",
] as const;

type Tell = (key: string, values?: Record<string, string | number>) => string;

/** An approval as it would be signed now: what is asked, what it takes, what it costs, and what it opens again. */
export function changeRecord(
  scope: RecordScope,
  setting: Setting,
  state: ChangeState,
  weight: ChangeWeight,
): RecordContent {
  const say = contractSay(scope);
  const t: Tell = (key, values) => say(`changes.record.${key}`, values);
  const money = (cents: number): string => formatMoney(scope.language, { cents, currency: scope.currency });
  const { authority, cumulated, impact } = weight;
  const { beyond } = cumulated;
  // What all agencies come to, and what is left for them, is not on the record of one of them (domain.md 9, convention g).
  const { budgetLeftCents: _, ...own } = impact;
  return frame(
    scope,
    {
      kind: "CHANGE_DECISION",
      title: t("title", { code: state.code, title: state.title }),
      subject: state.code,
      data: {
        kind: "CHANGE_DECISION",
        format: 1,
        project: { id: scope.projectId, code: scope.code },
        changeRequest: {
          id: state.id,
          code: state.code,
          digest: state.digest,
          type: state.type,
          finding: state.finding,
        },
        charterVersion: setting.charterVersion,
        authority,
        impact: own,
        cumulated: { beyond },
        reopened: weight.reopened,
        agencies: state.agencies.map(({ partyId, name, assessment, advice, quotes }) => ({
          partyId,
          name,
          assessment,
          quote: quotes.at(-1) ?? null,
          advice,
        })),
      },
    },
    [
      { detail: t("asked"), blocks: [paragraph(state.description), paragraph(t("why", { reason: state.reason }))] },
      ...state.agencies.flatMap((agency) => [
        { detail: t("impact", { agency: agency.name }), blocks: [impactTable(t, agency.assessment)] },
        { detail: t("price", { agency: agency.name }), blocks: priceBlocks(t, scope, agency, money) },
      ]),
      {
        detail: t("effect"),
        blocks: [
          paragraph(t(`instrument.${authority.instrument}`, { sponsor: String(authority.sponsor) })),
          paragraph(
            weight.reopened.length === 0 ? t("reopensNothing") : t("reopens", { items: weight.reopened.join(", ") }),
          ),
          paragraph(t("cumulated", { beyond: String(beyond) })),
        ],
      },
    ],
    parties(t, say, setting, state),
  );
}

function parties(t: Tell, say: Tell, setting: Setting, state: ChangeState): RecordContent["sections"][number] {
  const concerned = new Set(state.agencies.map(({ partyId }) => partyId));
  const items = setting.parties
    .filter((party) => party.side === "CLIENT" || concerned.has(party.id))
    .map((party) =>
      t(party.side === "CLIENT" ? "decides" : "concerned", {
        name: [party.name, party.details].filter((part) => part !== "").join(", "),
      }),
    );
  return { note: say("milestones.record.parties"), detail: "", blocks: [{ type: "list", items }] };
}

function impactTable(t: Tell, assessment: ImpactAssessment | null): ReturnType<typeof table> | null {
  if (assessment === null) return null;
  const list = (codes: readonly string[]): string => (codes.length === 0 ? t("nothing") : codes.join(", "));
  return table(
    [t("field"), t("said")],
    [
      [t("days"), t("workingDays", { count: assessment.days })],
      [t("milestones"), list(assessment.milestones)],
      [t("modified"), list(assessment.modified)],
      [t("removed"), list(assessment.removed)],
      [t("reopened"), list(assessment.reopened)],
      ...words.map((field) => [t(field), assessment[field] === "" ? t("nothing") : assessment[field]]),
      [t("confidence"), t(`confidences.${assessment.confidence}`)],
    ],
  );
}

function priceBlocks(
  t: Tell,
  scope: RecordScope,
  agency: ChangeAgency,
  money: (cents: number) => string,
): readonly (ReturnType<typeof table> | ReturnType<typeof paragraph>)[] {
  const quote = lastQuote(agency);
  if (quote === null) return [paragraph(t("free"))];
  const first = agency.quotes[0] ?? quote;
  return [
    table([t("amount"), t("beforeTax")], amountRows(t, quote, money)),
    paragraph(
      quote.reverseCharge ? t("reverseCharge") : t("tax", { rate: formatShare(scope.language, quote.taxBasisPoints) }),
    ),
    paragraph(
      t("three", {
        asked: money(totalCents(first)),
        recommended: agency.advice === null ? t("nothing") : money(totalCents(agency.advice)),
        agreed: money(totalCents(quote)),
      }),
    ),
    paragraph(t("valid", { day: formatDay(scope.language, quote.validUntil, { width: "long" }) })),
  ];
}

function amountRows(t: Tell, price: ChangePrice, money: (cents: number) => string): readonly (readonly string[])[] {
  return [
    [t("oneOff"), money(price.oneOffCents)],
    ...price.recurring.map(({ label, cents, every, months }) => [
      t("recurring", { label, every, months }),
      t("each", { amount: money(cents), every }),
    ]),
    [t("total"), money(totalCents(price))],
  ];
}
