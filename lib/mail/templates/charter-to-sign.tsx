import { Line, MainAct } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";

/** A charter that waits for one's signature. */
export function writeCharterToSign(
  { t, url }: Pen,
  { project, version, path }: MailPayload<"charter-to-sign">,
): LetterParts {
  const lead = t("mail.charter-to-sign.lead", { project, version: String(version) });
  return {
    subject: t("mail.charter-to-sign.subject", { project }),
    title: project,
    preview: lead,
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{lead}</Line>
        <Line>{t("mail.charter-to-sign.rule")}</Line>
        <MainAct href={`${url}${path}`}>{t("mail.charter-to-sign.button")}</MainAct>
      </>
    ),
  };
}
