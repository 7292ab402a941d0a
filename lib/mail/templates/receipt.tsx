import { DigestLines, Exact, Facts, Line, MainAct, Remark } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";
import { formatNumber, formatReceiptTime } from "@/lib/text/format";

/** The copy of a signature: who signed what, when, its digest and its place in the register. */
export function writeReceipt({ t, url, locale }: Pen, payload: MailPayload<"receipt">): LetterParts {
  const { project, record, subject, seq, digest, head, signedAt, timeZone, signatory, party, path } = payload;
  const lead = t("mail.receipt.lead", { signatory, party });
  return {
    subject: t("mail.receipt.subject", { subject, record }),
    title: subject,
    preview: lead,
    body: (
      <>
        <Line>{lead}</Line>
        <Facts
          entries={[
            { name: t("mail.receipt.project"), value: project },
            { name: t("mail.receipt.record"), value: record },
            { name: t("mail.receipt.about"), value: subject },
            { name: t("mail.receipt.act"), value: t("mail.receipt.actNumber", { seq: formatNumber(locale, seq) }) },
            { name: t("mail.receipt.signedAt"), value: formatReceiptTime({ locale, timeZone }, signedAt) },
            { name: t("mail.receipt.digest"), value: <DigestLines digest={digest} /> },
            ...(head === undefined
              ? []
              : [{ name: t("mail.receipt.head"), value: <Exact text={`${head.seq}:${head.hash}`} /> }]),
          ]}
        />
        {head === undefined ? null : <Remark>{t("mail.receipt.keep")}</Remark>}
        <MainAct href={`${url}${path}`}>{t("mail.receipt.button")}</MainAct>
        <Remark>{t("mail.receipt.lock")}</Remark>
      </>
    ),
  };
}
