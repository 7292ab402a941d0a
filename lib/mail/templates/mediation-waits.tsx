import { Line, MainAct } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";

/** A message waits in a mediation: from whom and of what, no mail says. */
export function writeMediationWaits(
  { t, url }: Pen,
  { project, dispute, path }: MailPayload<"mediation-waits">,
): LetterParts {
  const lead = t("mail.mediation-waits.lead", { dispute, project });
  return {
    subject: t("mail.mediation-waits.subject", { dispute }),
    preview: lead,
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{lead}</Line>
        <Line>{t("mail.mediation-waits.what")}</Line>
        <MainAct href={`${url}${path}`}>{t("mail.mediation-waits.button")}</MainAct>
      </>
    ),
  };
}
