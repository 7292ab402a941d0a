import { Code, Line, Remark } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";

/** The code that proves who one is, for one signature. No link: it is typed where one is reading. */
export function writeProofCode({ t }: Pen, { code, minutes }: MailPayload<"proof-code">): LetterParts {
  return {
    subject: t("mail.proof-code.subject"),
    preview: t("mail.proof-code.lead"),
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{t("mail.proof-code.lead")}</Line>
        <Code code={code} />
        <Line>{t("mail.proof-code.minutes", { minutes })}</Line>
        <Remark>{t("mail.proof-code.never")}</Remark>
      </>
    ),
    footer: [t("mail.notYours")],
  };
}
