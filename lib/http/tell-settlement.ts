import { getLocale, getTranslations } from "next-intl/server";
import type { ProjectScope } from "@/lib/auth/scope";
import type { SettlementDraft } from "@/lib/features/dispute/queries-ceremony";
import type { CeremonyView, ConditionView, ProofMethod } from "@/lib/features/signature/view";
import { tellArticle, tellRefusals } from "@/lib/http/tell";
import { formatMoney } from "@/lib/text/format";

/** A ceremony with what its page says around it. */
type SettlementCeremony = {
  readonly view: CeremonyView;
  readonly head: string;
  readonly declaration: string;
  readonly label: string;
};

type Drafted = { readonly draft: SettlementDraft; readonly scope: ProjectScope };

/** The ceremony in which a party signs a settlement, in the reader's language. */
export async function tellSettlement({ draft, scope }: Drafted, proof: ProofMethod): Promise<SettlementCeremony> {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const { record, digest, state, terms, delegation } = draft;
  const { code } = state;
  const back = `/projects/${scope.code}/disputes/${code}`;
  const around = { project: scope.code, timeZone: scope.timeZone, subject: { kind: "dispute", code } } as const;
  const blocked = draft.refusals.length === 0 ? null : await tellRefusals(draft.refusals, around);
  const condition = (label: string, met: boolean, article: ConditionView["article"]): ConditionView => ({
    label,
    detail: "",
    met,
    article,
    closes: null,
  });
  const open = (blocked?.facts ?? []).map(({ fact, code: ground }) =>
    condition(fact, false, blocked?.articles.find((one) => one.code === ground) ?? null),
  );
  const met = [condition(t("disputes.ceremony.met"), true, tellArticle(t, "CR-16"))];
  const parties = [state.claimant, state.respondent];
  const payer = parties.find(({ partyId }) => partyId === terms.payerPartyId)?.name ?? "";
  const nobody = t("disputes.nobodyPays");
  const amount = terms.cents === 0 ? nobody : formatMoney(locale, { cents: terms.cents, currency: scope.currency });
  const view: CeremonyView = {
    project: { code: scope.code, name: scope.name },
    title: t("disputes.ceremony.title", { code }),
    leaveHref: back,
    record,
    digest,
    earlier: null,
    conditions: open.length === 0 ? met : open,
    causes: [
      { text: t("disputes.ceremony.cause1"), article: tellArticle(t, "CR-16") },
      { text: t("disputes.ceremony.cause2"), article: tellArticle(t, "CR-12") },
    ],
    closes: [{ text: t("disputes.ceremony.closes"), article: tellArticle(t, "CD-04") }],
    facts: [
      { name: t("disputes.ceremony.amount"), value: amount, detail: null },
      ...(terms.cents === 0 ? [] : [{ name: t("disputes.ceremony.payer"), value: payer, detail: null }]),
    ],
    signatories: parties.map(({ partyId, name, side }) => ({
      name,
      party: { name, side, ordinal: 1 },
      signedAt: null,
      you: partyId === scope.partyId,
    })),
    otherWays: [{ label: t("disputes.ceremony.back", { code }), href: back }],
    proof,
    onBehalf: delegation === null ? null : t("milestones.ceremony.onBehalf", { party: scope.partyName, delegation }),
    blocked,
  };
  return {
    head: t("disputes.ceremony.head"),
    declaration: t("disputes.ceremony.declaration", { party: scope.partyName, code }),
    label: t("disputes.ceremony.sign"),
    view,
  };
}
