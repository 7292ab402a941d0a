import type { Instant } from "@/lib/kernel/instant";
import type { Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";
import { formatDueDate, formatDueTime, formatZone, writeDays } from "@/lib/text/format";

/** What happened, in one sentence: "Atelier Corbel submitted milestone J1, submission no. 2." The clock's own acts are Aval's. */
export function sentenceOf(
  { t, locale }: Pick<Pen, "t" | "locale">,
  { party, event, values }: Pick<MailPayload<"activity">, "party" | "event" | "values">,
): string {
  return t("mail.activity.sentence", {
    party: party === "" ? t("shell.product") : party,
    what: t(`events.${event}`, writeDays(locale, values)),
  });
}

/** The end of a due day, in full: "mardi 16 juin 2026, 24 h 00, heure de Paris". */
export function dueInFull(
  { locale }: Pick<Pen, "locale">,
  { dueBefore, timeZone }: { readonly dueBefore: Instant; readonly timeZone: string },
): string {
  const reader = { locale, timeZone };
  return [
    formatDueDate(reader, dueBefore, { width: "long" }),
    formatDueTime(reader, dueBefore),
    formatZone(reader),
  ].join(", ");
}
