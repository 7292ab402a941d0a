import { Line, MainAct, Remark } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import type { MailPayload } from "@/lib/mail/message";
import { formatDateTime, formatDay } from "@/lib/text/format";

/** A convocation with its agenda, the same at another time, or word that the meeting is not held. */
export function writeConvocation({ t, url, locale }: Pen, convocation: MailPayload<"convocation">): LetterParts {
  const { method, sequence, committee, project, subject, startsAt, timeZone, place, points, path } = convocation;
  const at = formatDateTime({ locale, timeZone }, startsAt, { width: "long" });
  const what = method === "CANCEL" ? "cancelled" : sequence > 0 ? "moved" : "convened";
  const lead = t(`mail.convocation.${what}`, { committee, at });
  return {
    subject: t(`mail.convocation.subject.${what}`, { committee, project, at }),
    title: `${committee} (${subject})`,
    preview: lead,
    body: (
      <>
        <Line>{t("mail.greeting")}</Line>
        <Line>{lead}</Line>
        {place === "" ? null : <Line>{t("mail.convocation.place", { place })}</Line>}
        {method === "CANCEL"
          ? null
          : points.map(({ title, ask, minutes }, index) => (
              <Line key={title}>{t("mail.convocation.point", { number: index + 1, title, ask, minutes })}</Line>
            ))}
        <MainAct href={`${url}${path}`}>{t("mail.convocation.button")}</MainAct>
        {method === "CANCEL" ? null : (
          <Remark>
            {t("mail.convocation.documents", { on: formatDay(locale, convocation.documentsDueOn, { width: "long" }) })}
          </Remark>
        )}
      </>
    ),
  };
}
