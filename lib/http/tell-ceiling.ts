import { getLocale, getTranslations } from "next-intl/server";
import type { CeilingToSign } from "@/lib/features/budget/queries-ceiling";
import type { CeilingTerms } from "@/lib/features/budget/schema";
import type { CeremonyView, ProofMethod } from "@/lib/features/signature/view";
import { tellArticle, tellRefusals } from "@/lib/http/tell";
import { formatMoney } from "@/lib/text/format";

type Around = { readonly back: string; readonly proof: ProofMethod; readonly signatory: string };

/** The ceremony of a ceiling in the reader's language. */
export async function tellCeilingCeremony(
  ceiling: CeilingToSign,
  terms: CeilingTerms,
  { back, proof, signatory }: Around,
): Promise<CeremonyView> {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const { project, version, room, record, digest, party, rules } = ceiling;
  const money = (cents: number): string => formatMoney(locale, { cents, currency: project.currency });
  const article = tellArticle(t, "CR-02");
  return {
    project,
    title: t("budget.signTitle", { version }),
    leaveHref: back,
    record,
    digest,
    earlier: null,
    conditions: [
      {
        label: t("budget.conditionCommitted"),
        detail: t("budget.conditionCommittedDetail", { committed: money(room.committedCents) }),
        met: rules.allowed,
        article,
        closes: null,
      },
    ],
    causes: [{ text: t("budget.causes", { amount: money(terms.ceilingCents) }), article }],
    closes: [{ text: t("budget.closes"), article }],
    facts: [
      { name: t("budget.ceiling"), value: money(terms.ceilingCents), detail: null },
      {
        name: t("budget.before"),
        value: room.ceilingCents === null ? t("budget.noCeiling") : money(room.ceilingCents),
        detail: null,
      },
      { name: t("budget.committed"), value: money(room.committedCents), detail: null },
    ],
    signatories: [{ name: signatory, party: { ...party, ordinal: 1 }, signedAt: null, you: true }],
    otherWays: [{ label: t("budget.back"), href: back }],
    proof,
    onBehalf: null,
    blocked: rules.allowed ? null : await tellRefusals(rules.refusals, { project: project.code }),
  };
}
