import { Facts, Line, MainAct, Quoted, Remark } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";

/** A formal notice: who demands what, word for word, by when, and what follows. */
export function writeFormalNotice({ t, url }: Pen, payload: MailPayload<"formal-notice">): LetterParts {
  const { project, notice, party, subject, demand, days, effect, path } = payload;
  const lead = t("mail.formal-notice.lead", { party, project, subject });
  return {
    subject: t("mail.formal-notice.subject", { notice, subject }),
    title: t("mail.formal-notice.title", { subject }),
    preview: lead,
    body: (
      <>
        <Line>{lead}</Line>
        <Quoted text={demand} />
        <Facts
          entries={[
            { name: t("mail.facts.notice"), value: notice },
            { name: t("mail.facts.period"), value: t("mail.formal-notice.period", { days }) },
            { name: t("mail.facts.silence"), value: t(`mail.noticeEffects.${effect}`) },
          ]}
        />
        <MainAct href={`${url}${path}`}>{t("mail.formal-notice.button")}</MainAct>
        <Remark>{t("mail.formal-notice.why")}</Remark>
      </>
    ),
  };
}
