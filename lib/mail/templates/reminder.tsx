import { Facts, Line, MainAct, Remark } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import { capital, dueInFull } from "@/lib/mail/letter-words";
import type { MailPayload } from "@/lib/mail/message";

/** Before a due day: what is awaited, until when exactly, and what silence will mean. */
export function writeReminder(pen: Pen, payload: MailPayload<"reminder">): LetterParts {
  const { t, url } = pen;
  const { project, act, subject, step, effect, path } = payload;
  const what = t(`mail.reminder.acts.${act}`, { subject });
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
            { name: t("mail.facts.matter"), value: subject },
            { name: t("mail.facts.due"), value: dueInFull(pen, payload) },
            { name: t("mail.facts.silence"), value: silence },
          ]}
        />
        <MainAct href={`${url}${path}`}>{t("mail.reminder.button")}</MainAct>
        <Remark>{t("mail.reminder.why")}</Remark>
      </>
    ),
  };
}
