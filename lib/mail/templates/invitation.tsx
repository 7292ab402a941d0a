import { Line, MainAct, Remark } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";

/** An invitation to a project. */
export function writeInvitation(
  { t, url }: Pen,
  { inviter, organisation, project, path, days }: MailPayload<"invitation">,
): LetterParts {
  const lead = t("mail.invitation.lead", { inviter, organisation, project });
  return {
    subject: t("mail.invitation.subject", { inviter, project }),
    title: project,
    preview: lead,
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{lead}</Line>
        <Line>{t("mail.invitation.what")}</Line>
        <MainAct href={`${url}${path}`}>{t("mail.invitation.button")}</MainAct>
        <Remark>{t("mail.invitation.days", { days })}</Remark>
      </>
    ),
    footer: [t("mail.notYours")],
  };
}
