import { Facts, Line, MainAct } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import { dueInFull } from "@/lib/mail/letter-words";
import type { MailPayload } from "@/lib/mail/message";
import { formatDay } from "@/lib/text/format";
import { capital } from "@/lib/text/typography";

/** A due day moved: from when to when, and why. Both sides are told the same. */
export function writePeriodExtended(pen: Pen, payload: MailPayload<"period-extended">): LetterParts {
  const { t, url, locale } = pen;
  const { project, act, subject, cause, wasDueOn, dueOn, reason, path } = payload;
  const lead = t(`mail.period-extended.causes.${cause}`, { project });
  return {
    subject: t("mail.period-extended.subject", { subject, day: formatDay(locale, dueOn, { width: "long" }) }),
    title: t("mail.period-extended.title", { subject }),
    preview: lead,
    body: (
      <>
        <Line>{lead}</Line>
        {reason === undefined || reason === "" ? null : <Line>{reason}</Line>}
        <Facts
          entries={[
            { name: t("mail.facts.awaited"), value: capital(t(`mail.reminder.acts.${act}`, { subject })) },
            { name: t("mail.facts.was"), value: formatDay(locale, wasDueOn, { width: "long" }) },
            { name: t("mail.facts.due"), value: dueInFull(pen, payload) },
          ]}
        />
        <MainAct href={`${url}${path}`}>{t("mail.period-extended.button")}</MainAct>
      </>
    ),
  };
}
