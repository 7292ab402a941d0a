import { Line, MainAct } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";

/** A token was made: its owner is told, and how to end it if it was not them. */
export function writeTokenCreated({ t, url }: Pen, { path, ending }: MailPayload<"token-created">): LetterParts {
  return {
    subject: t("mail.token-created.subject"),
    preview: t("mail.token-created.lead", { ending }),
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{t("mail.token-created.lead", { ending })}</Line>
        <Line>{t("mail.token-created.notYou")}</Line>
        <MainAct href={`${url}${path}`}>{t("mail.token-created.button")}</MainAct>
      </>
    ),
  };
}
