import { createHash } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { termCents } from "@/lib/domain/change-price";
import type { Choice } from "@/lib/domain/consultation";
import type { HeldDelegation } from "@/lib/domain/policy";
import type { RecordContent } from "@/lib/domain/record";
import {
  type ConsultationState,
  listCandidates,
  loadConsultation,
  type OpenOffer,
} from "@/lib/features/consultation/queries-state";
import { contractSay, frame, paragraph, type RecordScope, table } from "@/lib/features/milestone/queries-record";
import { type Instant, instant, instantOf } from "@/lib/kernel/instant";
import { digestOf } from "@/lib/ledger/canonical";
import { formatDateTime, formatMoney, formatNumber, formatShare } from "@/lib/text/format";

/** What an award stands on: the consultation, the offer chosen, whose it is, and the record that is signed. */
export type AwardDraft = {
  readonly state: ConsultationState;
  readonly offer: OpenOffer;
  readonly digest: string;
  readonly candidate: {
    readonly id: string;
    readonly organisation: string;
    readonly displayName: string;
    readonly email: string;
  };
  readonly record: RecordContent;
  readonly rank: number | null;
};

/** The award of an offer as it would be signed now; `null` without such a consultation or offer, and for whom it is not open. */
export async function draftAward(
  { tx, scope, now }: { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant },
  wanted: { readonly consultation: string; readonly offerId: string; readonly reasons: string },
): Promise<AwardDraft | null> {
  const state = await loadConsultation(tx, scope, wanted.consultation, now);
  const offer = state?.offers.find(({ offerId }) => offerId === wanted.offerId);
  if (state === null || offer === undefined) return null;
  const { projectId } = scope;
  const [candidates, sealed, opened, baseline, client] = await Promise.all([
    listCandidates(tx, projectId, state.row.id),
    tx.offer.findUniqueOrThrow({
      where: { projectId_id: { projectId, id: offer.offerId } },
      select: { digest: true, depositedAt: true },
    }),
    tx.openedOffer.findMany({ where: { projectId, consultationId: state.row.id }, orderBy: { offerId: "asc" } }),
    tx.baseline.findUniqueOrThrow({
      where: { projectId_id: { projectId, id: state.row.baselineId } },
      select: { number: true, digest: true },
    }),
    tx.party.findFirst({ where: { projectId, side: "CLIENT", removedAt: null }, select: { id: true, name: true } }),
  ]);
  const candidate = candidates.find(({ id }) => id === offer.candidateId);
  if (candidate === undefined || client === null) return null;
  const ranked = state.ranking.find(({ offerId }) => offerId === offer.offerId) ?? null;
  // With a digest of each key, which nobody else has: from the digest of the analysis no score can be guessed.
  const keys = opened.map(({ key }) => (key === null ? null : createHash("sha256").update(key).digest("hex")));
  const analysis = digestOf({ keys, scores: state.scores, ranking: state.ranking });
  const about = { ...sealed, analysis, baseline, client, candidate, ranked, reasons: wanted.reasons };
  return {
    state,
    offer,
    digest: sealed.digest,
    candidate,
    rank: ranked?.rank ?? null,
    record: awardRecord(scope, state, offer, about),
  };
}

/** What the rule of the award is told of the offer that is chosen. */
export function choiceOf(draft: AwardDraft, delegation: Pick<HeldDelegation, "maxAmountCents"> | null): Choice {
  const { offer, rank } = draft;
  return { intact: offer.intact, totalCents: offer.totalCents, rank, delegation };
}

type About = {
  readonly digest: string;
  readonly depositedAt: Date;
  readonly analysis: string;
  readonly baseline: { readonly number: number; readonly digest: string };
  readonly client: { readonly id: string; readonly name: string };
  readonly candidate: { readonly id: string; readonly organisation: string };
  readonly ranked: ConsultationState["ranking"][number] | null;
  readonly reasons: string;
};

/** The decision that the client's signatory signs. It names the provider that is chosen; of the others it says how many. */
function awardRecord(scope: RecordScope, state: ConsultationState, offer: OpenOffer, about: About): RecordContent {
  const say = contractSay(scope);
  const t = (key: string, values?: Record<string, string | number>): string =>
    say(`consultations.record.${key}`, values);
  const { language: locale, currency, timeZone } = scope;
  const { row, criteria } = state;
  const money = (cents: number): string => formatMoney(locale, { cents, currency });
  const at = (moment: string): string => formatDateTime({ locale, timeZone }, instant(moment), { width: "long" });
  const { price } = offer;
  const { digest, analysis, baseline, client, candidate, ranked, reasons } = about;
  const points = formatNumber(locale, (ranked?.points ?? 0) / 1000, 2);
  const openedAt = row.openedAt === null ? "" : at(instantOf(row.openedAt));
  const chosen = { organisation: candidate.organisation, points, offers: state.offers.length };
  const lines = [
    [t("oneOff"), money(price.oneOffCents)],
    ...price.recurring.map((one) => [
      t("recurring", { label: one.label, every: one.every, amount: money(one.cents), months: one.months }),
      money(termCents(one)),
    ]),
    [t("total"), money(offer.totalCents)],
  ];
  return frame(
    scope,
    {
      kind: "CONSULTATION_AWARD",
      title: t("title", { code: row.code }),
      subject: row.code,
      data: {
        kind: "CONSULTATION_AWARD",
        format: 1,
        project: { id: scope.projectId, code: scope.code },
        consultation: { id: row.id, code: row.code },
        baseline,
        criteria,
        seal: row.seal,
        openedAt: row.openedAt === null ? null : instantOf(row.openedAt),
        offers: state.offers.length,
        analysis,
        chosen: { offerId: offer.offerId, digest, organisation: candidate.organisation, price },
        reasons,
      },
    },
    [
      {
        detail: t("object"),
        blocks: [paragraph(row.title), paragraph(t("set", { number: baseline.number, digest: baseline.digest }))],
      },
      {
        detail: t("criteria"),
        blocks: [
          table(
            [t("criterion"), t("weight")],
            criteria.map(({ name, weight }) => [name, formatShare(locale, weight * 100)]),
          ),
        ],
      },
      {
        detail: t("opening"),
        blocks: [
          paragraph(t("opened", { at: openedAt, offers: state.offers.length })),
          paragraph(row.witnessedAt === null ? t("noWitness") : t("witness", { at: at(instantOf(row.witnessedAt)) })),
        ],
      },
      {
        detail: t("decision"),
        blocks: [paragraph(t("chosen", chosen)), paragraph(t("digest", { digest })), paragraph(reasons)],
      },
      {
        detail: t("price"),
        blocks: [
          table([t("item"), t("amount")], lines),
          paragraph(
            price.reverseCharge ? t("reverseCharge") : t("tax", { rate: formatShare(locale, price.taxBasisPoints) }),
          ),
        ],
      },
      { detail: t("analysis"), blocks: [paragraph(t("analysisDigest", { digest: analysis }))] },
    ],
    {
      note: say("milestones.record.parties"),
      detail: "",
      blocks: [
        {
          type: "list",
          items: [say("milestones.record.party", { name: client.name, role: say("roles.CLIENT_SIGNATORY") })],
        },
      ],
    },
  );
}
