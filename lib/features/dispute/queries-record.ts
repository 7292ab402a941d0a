import type { RecordContent } from "@/lib/domain/record";
import type { DisputeState } from "@/lib/features/dispute/queries-state";
import { contractSay, frame, paragraph, type RecordScope } from "@/lib/features/milestone/queries-record";
import { formatDay, formatMoney } from "@/lib/text/format";

/** What a settlement says: the terms, what each side concedes, who pays. */
export type SettlementTexts = {
  readonly subjectId: string;
  readonly version: number;
  readonly text: string;
  readonly claimantConcession: string;
  readonly respondentConcession: string;
  readonly payerPartyId: string | null;
  readonly cents: number;
  readonly validUntil: string;
};

/** A settlement (C. civ. 2044, 2052) as it would be signed now: the page shows it and the command signs it. */
export function settlementRecord(scope: RecordScope, state: DisputeState, terms: SettlementTexts): RecordContent {
  const say = contractSay(scope);
  const t = (key: string, values?: Record<string, string | number>): string => say(`disputes.record.${key}`, values);
  const { claimant, respondent } = state;
  const { cents, payerPartyId } = terms;
  const [payer, receiver] = payerPartyId === claimant.partyId ? [claimant, respondent] : [respondent, claimant];
  const amount = formatMoney(scope.language, { cents, currency: scope.currency });
  const until = formatDay(scope.language, terms.validUntil, { width: "long" });
  return frame(
    scope,
    {
      kind: "SETTLEMENT",
      title: t("title", { code: state.code }),
      subject: state.code,
      data: {
        kind: "SETTLEMENT",
        format: 1,
        project: { id: scope.projectId, code: scope.code },
        dispute: { id: state.id, code: state.code },
        claimant: { partyId: claimant.partyId, name: claimant.name },
        respondent: { partyId: respondent.partyId, name: respondent.name },
        text: terms.text,
        claimantConcession: terms.claimantConcession,
        respondentConcession: terms.respondentConcession,
        payer: cents === 0 ? null : payer.partyId,
        cents,
        validUntil: terms.validUntil,
      },
    },
    [
      { detail: t("object"), blocks: [paragraph(t("about", { title: state.title, code: state.code }))] },
      { detail: t("terms"), blocks: [paragraph(terms.text)] },
      {
        detail: t("concessions"),
        blocks: [
          paragraph(t("concedes", { party: claimant.name, text: terms.claimantConcession })),
          paragraph(t("concedes", { party: respondent.name, text: terms.respondentConcession })),
        ],
      },
      {
        detail: t("payment"),
        blocks: [
          paragraph(cents === 0 ? t("nobodyPays") : t("pays", { payer: payer.name, receiver: receiver.name, amount })),
        ],
      },
      { detail: t("effect"), blocks: [paragraph(t("bars")), paragraph(t("until", { until }))] },
    ],
    {
      note: say("milestones.record.parties"),
      detail: "",
      blocks: [{ type: "list", items: [claimant, respondent].map(({ name }) => t("party", { party: name })) }],
    },
  );
}
