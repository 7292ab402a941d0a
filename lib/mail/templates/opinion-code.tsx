import { Code, Line } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";

/** The code that opens an expert's question, beside their link. No link in it: it is typed where one is reading. */
export function writeOpinionCode({ t }: Pen, { code, minutes }: MailPayload<"opinion-code">): LetterParts {
  return {
    subject: t("mail.opinion-code.subject"),
    preview: t("mail.opinion-code.lead"),
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{t("mail.opinion-code.lead")}</Line>
        <Code code={code} />
        <Line>{t("mail.opinion-code.minutes", { minutes })}</Line>
      </>
    ),
    footer: [t("mail.notYours")],
  };
}
