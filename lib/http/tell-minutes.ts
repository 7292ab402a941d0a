import { getLocale, getTranslations } from "next-intl/server";
import type { MinutesToSign } from "@/lib/features/minutes/queries-ceremony";
import type { CeremonyView, ProofMethod } from "@/lib/features/signature/view";
import { tellArticle, tellRefusals } from "@/lib/http/tell";
import { recordDigest } from "@/lib/ledger/sign";
import { formatDay } from "@/lib/text/format";

/** A ceremony with what its page says around it. */
export type MinutesCeremony = {
  readonly view: CeremonyView;
  readonly head: string;
  readonly declaration: string;
  readonly label: string;
};

/** The ceremony by which minutes are circulated or approved, in the reader's language. */
export async function tellMinutesCeremony(toSign: MinutesToSign, proof: ProofMethod): Promise<MinutesCeremony> {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const { act, scope, state, record, rules, ready } = toSign;
  const code = state.meeting;
  const back = `/projects/${scope.code}/committees/${code}/minutes`;
  const around = { project: scope.code, timeZone: scope.timeZone, subject: { kind: "meeting", code } } as const;
  const article = tellArticle(t, act === "circulate" ? "MR-02" : "CD-09");
  const party = { name: scope.partyName, side: scope.side, ordinal: 1 };
  const day = formatDay(locale, toSign.day, { width: "long" });
  const condition = {
    label: ready === "OVER" ? t("minutes.ceremony.approve.over") : t(`minutes.ceremony.${act}.condition`),
    detail: "",
    met: ready !== "NO",
    article,
    closes: null,
  };
  return {
    head: t(`minutes.ceremony.${act}.head`),
    declaration: t(`minutes.ceremony.${act}.declaration`, { party: party.name, code }),
    label: t(`minutes.ceremony.${act}.sign`),
    view: {
      project: { code: scope.code, name: scope.name },
      title: t(`minutes.ceremony.${act}.title`, { code }),
      leaveHref: back,
      record,
      digest: recordDigest(record),
      earlier: null,
      conditions: [condition],
      causes: [{ text: t(`minutes.ceremony.${act}.causes`, { day }), article }],
      closes: [{ text: t(`minutes.ceremony.${act}.closes`), article: tellArticle(t, "CR-12") }],
      facts: [],
      signatories: [{ name: party.name, party, signedAt: null, you: true }],
      otherWays: [{ label: t("minutes.ceremony.back"), href: back }],
      proof,
      onBehalf: null,
      blocked: rules.allowed ? null : await tellRefusals(rules.refusals, around),
    },
  };
}
