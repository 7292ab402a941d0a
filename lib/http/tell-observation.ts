import { getLocale, getTranslations } from "next-intl/server";
import { silenceOnMilestone } from "@/lib/domain/expiry-effect";
import type { DraftedDecision } from "@/lib/features/milestone/queries-ceremony";
import type { CeremonyView } from "@/lib/features/signature/view";
import { door } from "@/lib/http/door";
import type { Instant } from "@/lib/kernel/instant";
import { formatDueDate, formatDueTime, formatNumber, formatShare, formatTerm, type Reader } from "@/lib/text/format";

/** The term as the header says it: the count, then the day and its hour. */
export function termOf(reader: Reader, dueBefore: Instant): { readonly count: string; readonly date: string } {
  const now = door().clock.now();
  const { count } = formatTerm(reader, dueBefore, now);
  return { count, date: `${formatDueDate(reader, dueBefore, { now })}, ${formatDueTime(reader, dueBefore)}` };
}

type Facts = Pick<CeremonyView, "facts"> & { readonly term?: NonNullable<CeremonyView["term"]> };

/**
 * What the client decides on after an observation: how regular the service was, until when it decides, and what its silence
 * would do. As it was told where nothing was observed.
 */
export async function tellObservation(draft: DraftedDecision, said: Facts): Promise<Facts> {
  const { regularity, decideBefore, state, setting, scope } = draft;
  if (regularity === null) return { facts: said.facts };
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const reader = { locale, timeZone: scope.timeZone };
  const { basisPoints, thresholdBasisPoints, downMinutes, usedMinutes, regular } = regularity;
  const service = {
    name: t("silence.service.name"),
    value: t(`silence.service.${regular ? "isRegular" : "isIrregular"}`, {
      share: formatShare(locale, basisPoints),
      threshold: formatShare(locale, thresholdBasisPoints),
    }),
    detail: t("silence.service.minutes", {
      down: formatNumber(locale, downMinutes),
      used: formatNumber(locale, usedMinutes),
    }),
  };
  if (decideBefore === null) return { facts: [...said.facts, service] };
  const about = { twoStage: state.definition.twoStage, status: state.status };
  const silence = t(`todo.effects.${silenceOnMilestone(about, setting.parameters)}`);
  const day = `${formatDueDate(reader, decideBefore, { width: "long" })}, ${formatDueTime(reader, decideBefore)}`;
  return {
    term: termOf(reader, decideBefore),
    facts: [
      { name: t("milestones.term"), value: day, detail: null },
      { name: t("milestones.silence"), value: silence, detail: null },
      ...said.facts,
      service,
    ],
  };
}
