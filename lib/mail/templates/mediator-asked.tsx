import { Line, MainAct, Remark } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";

/** Two parties ask somebody from outside to mediate between them: who they are, and nothing of what it is about. */
export function writeMediatorAsked(
  { t, url }: Pen,
  { one, other, project, path, days }: MailPayload<"mediator-asked">,
): LetterParts {
  const lead = t("mail.mediator-asked.lead", { one, other, project });
  return {
    subject: t("mail.mediator-asked.subject", { one, other }),
    preview: lead,
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{lead}</Line>
        <Line>{t("mail.mediator-asked.what")}</Line>
        <MainAct href={`${url}${path}`}>{t("mail.mediator-asked.button")}</MainAct>
        <Remark>{t("mail.mediator-asked.days", { days })}</Remark>
      </>
    ),
    footer: [t("mail.notYours")],
  };
}
