import { Facts, Line, MainAct, Remark } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import { dueInFull } from "@/lib/mail/letter-words";
import type { MailPayload } from "@/lib/mail/message";
import { capital } from "@/lib/text/typography";

/** A due day has ended without the act: what follows from it, and until when that can be contested. */
export function writeSilenceTookEffect(pen: Pen, payload: MailPayload<"silence-took-effect">): LetterParts {
  const { t, url } = pen;
  const { project, act, subject, effect, rebuttal, timeZone, path } = payload;
  const came = t(`mail.cameAbout.${effect}`);
  return {
    subject: t("mail.silence-took-effect.subject", { subject, came }),
    title: t("mail.silence-took-effect.title", { subject }),
    preview: came,
    body: (
      <>
        <Line>{t("mail.silence-took-effect.lead", { project })}</Line>
        <Facts
          entries={[
            { name: t("mail.facts.awaited"), value: capital(t(`mail.reminder.acts.${act}`, { subject })) },
            { name: t("mail.facts.ended"), value: dueInFull(pen, payload) },
            { name: t("mail.facts.came"), value: capital(came) },
            ...(rebuttal === undefined
              ? []
              : [{ name: t("mail.facts.rebuttal"), value: dueInFull(pen, { ...rebuttal, timeZone }) }]),
          ]}
        />
        <MainAct href={`${url}${path}`}>{t("mail.silence-took-effect.button")}</MainAct>
        <Remark>{t("mail.silence-took-effect.why")}</Remark>
      </>
    ),
  };
}
