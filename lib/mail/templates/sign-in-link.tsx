import { Code, Line, MainAct, Remark } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";

/** A one-time link and its code. */
export function writeSignInLink({ t, url }: Pen, { path, code, minutes }: MailPayload<"sign-in-link">): LetterParts {
  return {
    subject: t("mail.sign-in-link.subject"),
    preview: t("mail.sign-in-link.lead"),
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{t("mail.sign-in-link.lead")}</Line>
        <MainAct href={`${url}${path}`}>{t("mail.sign-in-link.button")}</MainAct>
        <Line>{t("mail.sign-in-link.code")}</Line>
        <Code code={code} />
        <Remark>{t("mail.sign-in-link.minutes", { minutes })}</Remark>
      </>
    ),
    footer: [t("mail.notYours")],
  };
}
