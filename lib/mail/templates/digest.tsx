import type { ReactNode } from "react";
import { Entry, EntryGroup, Line, MainAct } from "@/lib/mail/letter";
import type { LetterParts, Pen } from "@/lib/mail/letter-parts";
import { sentenceOf } from "@/lib/mail/letter-words";
import type { DigestLine, MailPayload } from "@/lib/mail/message";
import { formatDay } from "@/lib/text/format";
import { capital } from "@/lib/text/typography";

/** The mail of the day: what waited for it, project by project. */
export function writeDigest({ t, url, locale }: Pen, { day, lines, more }: MailPayload<"digest">): LetterParts {
  const count = lines.length + more;
  const projects = [...new Set(lines.map(({ payload }) => payload.project))];
  const words = (line: DigestLine): string =>
    line.template === "activity"
      ? sentenceOf({ t, locale }, line.payload)
      : t("mail.act-waiting.what", {
          subject: line.payload.subject,
          act: t(`mail.act-waiting.acts.${line.payload.act}`),
        });
  const entry = (line: DigestLine, index: number): ReactNode => (
    <Entry key={`${line.payload.path} ${index}`} href={`${url}${line.payload.path}`}>
      {words(line)}
    </Entry>
  );
  return {
    subject: capital(t("mail.digest.subject", { day: formatDay(locale, day, { width: "long" }), count })),
    title: t("mail.digest.title"),
    preview: t("mail.digest.lead", { count, projects: projects.length }),
    body: (
      <>
        <Line>{t("mail.digest.lead", { count, projects: projects.length })}</Line>
        {projects.map((project) => (
          <EntryGroup key={project} title={project}>
            {lines.filter(({ payload }) => payload.project === project).map(entry)}
          </EntryGroup>
        ))}
        {more === 0 ? null : <Line>{t("mail.digest.more", { count: more })}</Line>}
        <MainAct href={`${url}/notifications`}>{t("mail.digest.button")}</MainAct>
      </>
    ),
  };
}
