import { Facts, Line, MainAct, Remark } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import { dueInFull } from "@/lib/mail/letter-words";
import type { MailPayload } from "@/lib/mail/message";
import { formatList } from "@/lib/text/format";
import { capital } from "@/lib/text/typography";

/** Before a due day: what is awaited, until when exactly, and what silence will mean. */
export function writeReminder(pen: Pen, payload: MailPayload<"reminder">): LetterParts {
  const { t, url, locale } = pen;
  const { project, act, subject, title, depends, step, effect, path } = payload;
  const matter = title === "" ? subject : `${subject}, ${title}`;
  const what = t(`mail.reminder.acts.${act}`, { subject: matter });
  const silence = t(`mail.effects.${effect}`);
  return {
    subject: t("mail.reminder.subject", { step, act: what }),
    title: capital(what),
    preview: t("mail.reminder.preview", { step, silence }),
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{t("mail.reminder.lead", { step, project })}</Line>
        <Facts
          entries={[
            { name: t("mail.facts.matter"), value: matter },
            { name: t("mail.facts.due"), value: dueInFull(pen, payload) },
            { name: t("mail.facts.silence"), value: silence },
            ...(depends.length === 0 ? [] : [{ name: t("mail.facts.depends"), value: formatList(locale, depends) }]),
          ]}
        />
        <MainAct href={`${url}${path}`}>{t("mail.reminder.button")}</MainAct>
        <Remark>{t("mail.reminder.why")}</Remark>
      </>
    ),
  };
}
