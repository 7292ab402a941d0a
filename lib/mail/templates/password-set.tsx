import { Line, MainAct } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";

/** A password was set: its owner is told, and how to take the account back if it was not them. */
export function writePasswordSet({ t, url }: Pen, { path }: MailPayload<"password-set">): LetterParts {
  return {
    subject: t("mail.password-set.subject"),
    preview: t("mail.password-set.lead"),
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{t("mail.password-set.lead")}</Line>
        <Line>{t("mail.password-set.notYou")}</Line>
        <MainAct href={`${url}${path}`}>{t("mail.password-set.button")}</MainAct>
      </>
    ),
  };
}
