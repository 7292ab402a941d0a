import { Line, MainAct } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";

/** An act that waits for the reader: the ball is with them. */
export function writeActWaiting(
  { t, url }: Pen,
  { project, act, subject, path }: MailPayload<"act-waiting">,
): LetterParts {
  const words = { subject, act: t(`mail.act-waiting.acts.${act}`) };
  return {
    subject: t("mail.act-waiting.subject", words),
    preview: t("mail.act-waiting.lead", { project }),
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{t("mail.act-waiting.lead", { project })}</Line>
        <Line>{t("mail.act-waiting.what", words)}</Line>
        <MainAct href={`${url}${path}`}>{t("mail.act-waiting.button")}</MainAct>
      </>
    ),
  };
}
