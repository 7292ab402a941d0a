import { getLocale, getTranslations } from "next-intl/server";
import { authorityFor } from "@/lib/domain/policy";
import type { DraftedChange } from "@/lib/features/change-request/queries-ceremony";
import type { CeremonyView, ConditionView, ProofMethod } from "@/lib/features/signature/view";
import { door } from "@/lib/http/door";
import { linked, tellArticle, tellRefusals } from "@/lib/http/tell";
import { formatDay, formatMoney, formatShare } from "@/lib/text/format";

/** A ceremony with what its page says around it. */
export type ChangeCeremony = {
  readonly view: CeremonyView;
  readonly head: string;
  readonly declaration: string;
  readonly label: string;
};

/** The ceremony of an approval in the reader's language: what the offers bind to, and who decides them. */
export async function tellChangeCeremony(drafted: DraftedChange, proof: ProofMethod): Promise<ChangeCeremony> {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const { scope, state, setting, weight, record, digest } = drafted;
  const { code, title } = state;
  const { authority, impact, cumulated, reopened } = weight;
  const back = `/projects/${scope.code}/changes/${code}`;
  const around = { project: scope.code, timeZone: scope.timeZone, subject: { kind: "change-request", code } } as const;
  const refusals = drafted.refusals.filter(({ kind }) => kind !== "content-changed");
  const blocked = refusals.length === 0 ? null : await tellRefusals(refusals, around);
  const holds = (name: string, article: "AD-07" | "CR-09" | "CR-07"): ConditionView => ({
    label: t(`changes.ceremony.conditions.${name}`),
    detail: "",
    met: true,
    article: tellArticle(t, article),
    closes: null,
  });
  const open = (blocked?.facts ?? []).map(
    ({ fact, code: ground, links }): ConditionView => ({
      ...linked(links),
      label: fact,
      detail: "",
      met: false,
      article: blocked?.articles.find((one) => one.code === ground) ?? null,
      closes: null,
    }),
  );
  const power = authorityFor("change-request.approve", scope, door().clock.now());
  const delegation = power.ok ? power.value.delegation : null;
  const client = setting.parties.find(({ side }) => side === "CLIENT");
  const amount = formatMoney(locale, { cents: impact.cents, currency: scope.currency });
  const until = state.quoteValidUntil;
  return {
    head: t("changes.ceremony.head"),
    declaration: t("changes.ceremony.declaration", { party: client?.name ?? "", code, title, amount }),
    label: t("changes.ceremony.sign"),
    view: {
      project: { code: scope.code, name: scope.name },
      title: t("changes.ceremony.title", { code }),
      leaveHref: back,
      record,
      digest,
      earlier: null,
      conditions: open.length === 0 ? [holds("offers", "AD-07"), holds("cost", "CR-09"), holds("role", "CR-07")] : open,
      causes: [
        { text: t(`changes.ceremony.causes.${authority.instrument}`), article: tellArticle(t, "CD-13") },
        ...(reopened.length === 0
          ? []
          : [
              {
                text: t("changes.ceremony.causes.reopens", { items: reopened.join(", ") }),
                article: tellArticle(t, "CD-04"),
              },
            ]),
        ...(authority.sponsor
          ? [{ text: t("changes.ceremony.causes.sponsor"), article: tellArticle(t, "CR-02") }]
          : []),
      ],
      closes: [{ text: t("changes.ceremony.closes.1"), article: tellArticle(t, "CR-12") }],
      facts: [
        { name: t("changes.total"), value: amount, detail: t("changes.ceremony.beforeTax") },
        {
          name: t("changes.assess.days"),
          value: t("changes.record.workingDays", { count: impact.days }),
          detail: null,
        },
        {
          name: t("changes.cumulated.title"),
          value: formatShare(locale, cumulated.basisPoints),
          detail: formatMoney(locale, { cents: cumulated.cents, currency: scope.currency }),
        },
        ...(until === null
          ? []
          : [{ name: t("changes.validUntil"), value: formatDay(locale, until, { width: "long" }), detail: null }]),
      ],
      signatories: setting.parties
        .filter(({ side }) => side === "CLIENT")
        .map((party) => ({ name: party.name, party, signedAt: null, you: party.id === scope.partyId })),
      otherWays: [{ label: t("changes.ceremony.back", { code }), href: back }],
      proof,
      onBehalf:
        delegation === null
          ? null
          : t("milestones.ceremony.onBehalf", { party: client?.name ?? "", delegation: delegation.code }),
      blocked,
    },
  };
}
