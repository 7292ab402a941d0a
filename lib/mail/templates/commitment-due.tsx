import { Facts, Line, MainAct, Remark } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import { dueInFull } from "@/lib/mail/letter-words";
import type { MailPayload } from "@/lib/mail/message";
import { formatList } from "@/lib/text/format";

/** A commitment of the reader's side comes due: what was promised, by when, and what hangs on it. */
export function writeCommitmentDue(pen: Pen, payload: MailPayload<"commitment-due">): LetterParts {
  const { t, url, locale } = pen;
  const { project, subject, title, step, effect, milestones, path } = payload;
  const silence = t(`mail.effects.${effect}`);
  return {
    subject: t("mail.commitment-due.subject", { step, subject, title }),
    title,
    preview: t("mail.reminder.preview", { step, silence }),
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{t("mail.commitment-due.lead", { step, subject, project })}</Line>
        <Facts
          entries={[
            { name: t("mail.facts.due"), value: dueInFull(pen, payload) },
            { name: t("mail.facts.silence"), value: silence },
            ...(milestones.length === 0
              ? []
              : [{ name: t("mail.facts.depends"), value: formatList(locale, milestones) }]),
          ]}
        />
        <MainAct href={`${url}${path}`}>{t("mail.commitment-due.button")}</MainAct>
        <Remark>{t("mail.commitment-due.why")}</Remark>
      </>
    ),
  };
}
