import { Line, MainAct, Remark } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";
import { formatDateTime } from "@/lib/text/format";

/** An organisation is asked for an offer: by whom, on what, and until which instant. */
export function writeCandidacy(
  { t, url, locale }: Pen,
  { client, project, title, path, closesAt, timeZone }: MailPayload<"candidacy">,
): LetterParts {
  const lead = t("mail.candidacy.lead", { client, project });
  return {
    subject: t("mail.candidacy.subject", { client, title }),
    title,
    preview: lead,
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{lead}</Line>
        <Line>{t("mail.candidacy.what")}</Line>
        <MainAct href={`${url}${path}`}>{t("mail.candidacy.button")}</MainAct>
        <Remark>
          {t("mail.candidacy.closes", { at: formatDateTime({ locale, timeZone }, closesAt, { width: "long" }) })}
        </Remark>
      </>
    ),
    footer: [t("mail.notYours")],
  };
}
