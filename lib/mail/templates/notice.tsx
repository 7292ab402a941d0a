import { Line, MainAct } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";

/** A few lines and one button, already in the reader's words. */
export function writeNotice({ t, url }: Pen, { subject, lines, button }: MailPayload<"notice">): LetterParts {
  return {
    subject,
    preview: lines[0] ?? subject,
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        {lines.map((line) => (
          <Line key={line}>{line}</Line>
        ))}
        {button === undefined ? null : <MainAct href={`${url}${button.path}`}>{button.label}</MainAct>}
      </>
    ),
  };
}
