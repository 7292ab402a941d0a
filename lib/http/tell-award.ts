import { getLocale, getTranslations } from "next-intl/server";
import type { ProjectScope } from "@/lib/auth/scope";
import { abilityTo } from "@/lib/domain/ability";
import { decideAward } from "@/lib/domain/consultation";
import { authorityFor } from "@/lib/domain/policy";
import { type AwardDraft, choiceOf } from "@/lib/features/consultation/queries-award";
import type { AwardCeremony } from "@/lib/features/consultation/view";
import type { ConditionView, ProofMethod } from "@/lib/features/signature/view";
import { linked, tellArticle, tellRefusals } from "@/lib/http/tell";
import type { Instant } from "@/lib/kernel/instant";
import { digestOf } from "@/lib/ledger/canonical";
import { formatMoney } from "@/lib/text/format";

type Drafted = { readonly draft: AwardDraft; readonly scope: ProjectScope; readonly now: Instant };

/** The ceremony in which the client's signatory chooses a provider, in the reader's language. */
export async function tellAward({ draft, scope, now }: Drafted, proof: ProofMethod): Promise<AwardCeremony> {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const { record, state, candidate, offer } = draft;
  const { code } = state.row;
  const digest = digestOf(record);
  const back = `/projects/${scope.code}/consultations/${code}`;
  const authority = authorityFor("consultation.award", scope, now);
  const delegation = authority.ok ? authority.value.delegation : null;
  const ability = abilityTo("consultation.award", scope, now, (actor) =>
    decideAward(state.facts, actor, choiceOf(draft, delegation), { read: digest, current: digest }),
  );
  const around = { project: scope.code, timeZone: scope.timeZone, subject: { kind: "consultation", code } } as const;
  const blocked = ability.allowed ? null : await tellRefusals(ability.refusals, around);
  const condition = (label: string, met: boolean, article: ConditionView["article"]): ConditionView => ({
    label,
    detail: "",
    met,
    article,
    closes: null,
  });
  const open = (blocked?.facts ?? []).map(({ fact, code: ground, links }) => ({
    ...condition(fact, false, blocked?.articles.find((one) => one.code === ground) ?? null),
    ...linked(links),
  }));
  const met = [
    condition(t("consultations.award.met.interests"), true, tellArticle(t, "MD-03")),
    condition(
      t("consultations.award.met.scores", { count: state.facts.completeEvaluators }),
      true,
      tellArticle(t, "CR-03"),
    ),
  ];
  const amount = formatMoney(locale, { cents: offer.totalCents, currency: scope.currency });
  const party = { name: scope.partyName, side: scope.side, ordinal: 1 };
  const { organisation } = candidate;
  return {
    head: t("consultations.award.head"),
    declaration: t("consultations.award.declaration", { party: scope.partyName, organisation, code }),
    label: t("consultations.award.sign"),
    view: {
      project: { code: scope.code, name: scope.name },
      title: t("consultations.award.title", { code }),
      leaveHref: back,
      record,
      digest,
      earlier: null,
      conditions: open.length === 0 ? met : open,
      causes: [
        { text: t("consultations.award.causes.1", { organisation }), article: tellArticle(t, "CR-03") },
        { text: t("consultations.award.causes.2"), article: tellArticle(t, "CR-12") },
      ],
      closes: [{ text: t("consultations.award.closes.1"), article: tellArticle(t, "CD-04") }],
      facts: [
        { name: t("consultations.award.facts.provider"), value: organisation, detail: null },
        { name: t("consultations.award.facts.amount"), value: amount, detail: t("consultations.award.facts.term") },
      ],
      signatories: [{ name: scope.partyName, party, signedAt: null, you: true }],
      otherWays: [{ label: t("consultations.award.back", { code }), href: back }],
      proof,
      onBehalf:
        delegation === null
          ? null
          : t("milestones.ceremony.onBehalf", { party: scope.partyName, delegation: delegation.code }),
      blocked,
    },
  };
}
