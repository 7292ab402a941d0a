import { getLocale, getTranslations } from "next-intl/server";
import { startOfDay } from "@/lib/domain/deadline";
import type { PowerToSign } from "@/lib/features/delegation/queries-page";
import type { DelegationTerms } from "@/lib/features/delegation/schema";
import type { CeremonyView, ProofMethod } from "@/lib/features/signature/view";
import { door } from "@/lib/http/door";
import { tellArticle, tellRefusals } from "@/lib/http/tell";
import { formatDate, formatMoney } from "@/lib/text/format";

type Around = { readonly back: string; readonly proof: ProofMethod };

/** The ceremony of a power in the reader's language. */
export async function tellPowerCeremony(
  power: PowerToSign,
  terms: DelegationTerms,
  { back, proof }: Around,
): Promise<CeremonyView> {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const { project, code, record, digest, grantor, grantee, party, rules } = power;
  const ceiling = terms.maxAmountCents;
  const amount =
    ceiling === null ? t("delegations.noCeiling") : formatMoney(locale, { cents: ceiling, currency: project.currency });
  const day = (date: string): string =>
    formatDate({ locale, timeZone: project.timeZone }, startOfDay(date, project.timeZone), {
      weekday: false,
      now: door().clock.now(),
    });
  return {
    project,
    title: t("delegations.signTitle", { code }),
    leaveHref: back,
    record,
    digest,
    earlier: null,
    conditions: [
      {
        label: t("delegations.conditionRules"),
        detail: t("delegations.conditionRulesDetail"),
        met: rules.allowed,
        article: tellArticle(t, "MD-01"),
        closes: null,
      },
    ],
    causes: [
      { text: t("delegations.causes", { grantee, party: party.name }), article: tellArticle(t, "CD-07") },
      { text: t("delegations.causesTrace", { code }), article: tellArticle(t, "MD-01") },
    ],
    closes: [{ text: t("delegations.closes"), article: tellArticle(t, "CD-16") }],
    facts: [
      { name: t("delegations.facts.grantee"), value: grantee, detail: null },
      {
        name: t("delegations.facts.period"),
        value: t("delegations.period", { from: day(terms.from), until: day(terms.until) }),
        detail: null,
      },
      { name: t("delegations.facts.ceiling"), value: amount, detail: null },
    ],
    signatories: [{ name: grantor, party: { ...party, ordinal: 1 }, signedAt: null, you: true }],
    otherWays: [{ label: t("delegations.back"), href: back }],
    proof,
    onBehalf: null,
    blocked: rules.allowed ? null : await tellRefusals(rules.refusals, { project: project.code }),
  };
}
