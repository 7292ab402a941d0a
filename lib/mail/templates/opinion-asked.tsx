import { Line, MainAct, Remark } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";
import { formatDay } from "@/lib/text/format";

/** An expert from outside is asked for an opinion: by whom and by when. The question itself is read behind the link. */
export function writeOpinionAsked(
  { t, url, locale }: Pen,
  { party, name, neededBy, days, path }: MailPayload<"opinion-asked">,
): LetterParts {
  const day = formatDay(locale, neededBy, { width: "long" });
  const lead = t("mail.opinion-asked.lead", { name, party, day });
  return {
    subject: t("mail.opinion-asked.subject", { party }),
    preview: lead,
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{lead}</Line>
        <Line>{t("mail.opinion-asked.what")}</Line>
        <MainAct href={`${url}${path}`}>{t("mail.opinion-asked.button")}</MainAct>
        <Remark>{t("mail.opinion-asked.days", { days })}</Remark>
      </>
    ),
    footer: [t("mail.notYours")],
  };
}
