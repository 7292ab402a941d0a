import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ReminderLine, SilenceView, SilentPeriod } from "@/lib/features/milestone/view-silence";
import { formatDateTime, formatDueDate, formatDueTime, formatStep } from "@/lib/text/format";
import type { Locale } from "@/lib/text/locale";

type Props = { readonly view: SilenceView; readonly period: SilentPeriod };

/** The period in which the client is to decide: what silence will do at its end, and the reminders planned and sent. */
export function SilencePeriod({ view, period }: Props): ReactNode {
  const t = useTranslations("silence.period");
  const locale = useLocale();
  const reader = { locale, timeZone: view.project.timeZone };
  const over = period.state === "EXPIRED";
  const day = formatDueDate(reader, period.dueBefore, { width: "long", now: view.now });
  const at = formatDueTime(reader, period.dueBefore);
  return (
    <>
      <p className="t-16 mt-4">
        {over ? t(`over.${cameOf(period)}`, { day }) : t(`will.${period.effect}`, { day, at })}
      </p>
      {period.state === "SUSPENDED" ? <p className="t-14 mt-1 text-text-2">{t("suspended")}</p> : null}
      {period.extended > 0 ? (
        <p className="t-14 mt-1 text-text-2">{t("extended", { count: period.extended })}</p>
      ) : null}
      {period.reminders.length === 0 ? null : (
        <ul aria-label={t("reminders")} className="t-13 figures mt-3 flex flex-col gap-1 text-text-2">
          {period.reminders.map((one) => (
            <li key={one.step}>
              <span className="inline-block w-16 text-text-3">{formatStep(locale, one.step)}</span>
              {reminded(t, reader, one, view)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function cameOf({ outcome }: SilentPeriod): "none" | "barred" | "payment" {
  if (outcome === "barred") return "barred";
  return outcome === "deemed-conforming-for-payment" ? "payment" : "none";
}

function reminded(
  t: ReturnType<typeof useTranslations<"silence.period">>,
  reader: { readonly locale: Locale; readonly timeZone: string },
  one: ReminderLine,
  { now }: SilenceView,
): string {
  if (one.deliveredAt !== null) return t("left", { at: formatDateTime(reader, one.deliveredAt) });
  return t(one.remindAt > now ? "planned" : "missing", { at: formatDateTime(reader, one.remindAt) });
}
