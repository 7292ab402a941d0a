import { Line, MainAct } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import { sentenceOf } from "@/lib/mail/letter-words";
import type { MailPayload } from "@/lib/mail/message";

/** Something that happened in a project of the reader's, in the words of its register. */
export function writeActivity({ t, url, locale }: Pen, payload: MailPayload<"activity">): LetterParts {
  const { project, subject, path } = payload;
  const sentence = sentenceOf({ t, locale }, payload);
  return {
    subject: t("mail.activity.subject", { project, subject: subject === "" ? sentence : subject }),
    title: project,
    preview: sentence,
    body: (
      <>
        <Line>{sentence}</Line>
        <MainAct href={`${url}${path}`}>{t("mail.activity.button")}</MainAct>
      </>
    ),
  };
}
