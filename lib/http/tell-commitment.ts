import { getLocale, getTranslations } from "next-intl/server";
import { commitmentArticle } from "@/lib/domain/commitment-terms";
import { authorityFor } from "@/lib/domain/policy";
import type { CommitmentToSign } from "@/lib/features/commitment/queries-form";
import type { CeremonyView, ConditionView, ProofMethod } from "@/lib/features/signature/view";
import { door } from "@/lib/http/door";
import { tellArticle, tellRefusals } from "@/lib/http/tell";
import { formatDateTime, formatDay } from "@/lib/text/format";

/** A ceremony with what its page says around it. */
export type CommitmentCeremony = {
  readonly view: CeremonyView;
  readonly head: string;
  readonly declaration: string;
  readonly label: string;
};

/** The ceremony of a commitment in the reader's language. */
export async function tellCommitmentCeremony(
  drafted: CommitmentToSign,
  proof: ProofMethod,
): Promise<CommitmentCeremony> {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const { scope, state, party, person, record, digest, graceDays, rules } = drafted;
  const now = door().clock.now();
  const { code, title } = state;
  const article = commitmentArticle(state.kind, state.side);
  const back = `/projects/${scope.code}/commitments/${code}`;
  const around = { project: scope.code, timeZone: scope.timeZone, subject: { kind: "commitment", code } } as const;
  const blocked = rules.allowed ? null : await tellRefusals(rules.refusals, around);
  const day = formatDay(locale, state.dueOn, { now });
  const all: ConditionView = {
    label: t("commitments.ceremony.condition"),
    detail: "",
    met: true,
    article: tellArticle(t, "CD-02"),
    closes: null,
  };
  const open = (blocked?.facts ?? []).map(
    ({ fact, code: ground }): ConditionView => ({
      label: fact,
      detail: "",
      met: false,
      article: blocked?.articles.find((one) => one.code === ground) ?? null,
      closes: null,
    }),
  );
  const authority = authorityFor("commitment.sign", scope, now);
  const delegation = authority.ok ? authority.value.delegation : null;
  const yes = state.milestones.map((milestone) => milestone.code).join(", ");
  const signedAt =
    state.signedAt === null ? null : formatDateTime({ locale, timeZone: scope.timeZone }, state.signedAt, { now });
  return {
    head: t("commitments.ceremony.head"),
    declaration: t("commitments.ceremony.declaration", {
      party: party.name,
      code,
      title,
      // With its year: what is signed is read in other years too.
      day: formatDay(locale, state.dueOn, { width: "long" }),
    }),
    label: t("commitments.ceremony.sign"),
    view: {
      project: { code: scope.code, name: scope.name },
      title: t("commitments.ceremony.title", { code }),
      leaveHref: back,
      record,
      digest,
      earlier: null,
      conditions: open.length === 0 ? [all] : open,
      causes: [
        {
          text: t("commitments.ceremony.causes.1", { party: party.name, person }),
          article: tellArticle(t, article),
        },
        { text: t("commitments.ceremony.causes.2", { days: graceDays }), article: tellArticle(t, "CD-02") },
      ],
      closes: [{ text: t("commitments.ceremony.closes.1"), article: tellArticle(t, "CD-04") }],
      facts: [
        { name: t("commitments.ceremony.facts.person"), value: person, detail: t(`roles.${state.role}`) },
        { name: t("commitments.ceremony.facts.due"), value: day, detail: null },
        {
          name: t("commitments.ceremony.facts.critical"),
          value: state.critical
            ? t("commitments.ceremony.facts.yes", { milestones: yes })
            : t("commitments.ceremony.facts.no"),
          detail: null,
        },
      ],
      signatories: [{ name: party.name, party, signedAt, you: party.id === scope.partyId }],
      otherWays: [{ label: t("commitments.ceremony.back", { code }), href: back }],
      proof,
      onBehalf:
        delegation === null
          ? null
          : t("milestones.ceremony.onBehalf", { party: party.name, delegation: delegation.code }),
      blocked,
    },
  };
}
