import { Check, CircleAlert, CircleDashed } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DeskSection } from "@/components/desk/desk-section";
import { Chip } from "@/components/ui/chip";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { Typeset } from "@/components/ui/typeset";
import type { ToldMeeting } from "@/lib/features/desk/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDate, formatTime } from "@/lib/text/format";

type Props = { readonly meetings: readonly ToldMeeting[]; readonly now: Instant };

/** The next meeting of each body, and what each still wants. */
export function MeetingLines({ meetings, now }: Props): ReactNode {
  const t = useTranslations("desk.meetings");
  const status = useTranslations("committees.status");
  const project = useTranslations("desk")("project");
  const locale = useLocale();
  return (
    <DeskSection title={t("title")} remark={t("remark")} none={meetings.length === 0 ? t("none") : null}>
      <Table caption={t("title")}>
        <TableHead>
          <Th>{t("when")}</Th>
          <Th>{t("committee")}</Th>
          <Th>{project}</Th>
          <Th>{t("missing")}</Th>
        </TableHead>
        <TableBody>
          {meetings.map((meeting) => {
            const reader = { locale, timeZone: meeting.project.timeZone };
            return (
              <Row key={`${meeting.project.code} ${meeting.code}`}>
                <Td place="sign" className="whitespace-nowrap">
                  <Typeset>{formatDate(reader, meeting.startsAt, { now })}</Typeset>
                  <span className="t-12 text-text-3 md:block"> {formatTime(reader, meeting.startsAt)}</span>
                </Td>
                <Td place="lead">
                  <Link
                    href={`/projects/${meeting.project.code}/committees/${meeting.code}`}
                    data-row
                    className="block hover:underline"
                  >
                    <span className="code-word mr-2 text-text-2">{meeting.code}</span>
                    {meeting.body.title}
                  </Link>
                  <span className="t-12 text-text-3">{status(meeting.status)}</span>
                </Td>
                <Td>{meeting.project.name}</Td>
                <Td className="max-md:basis-full">
                  <Missing meeting={meeting} />
                </Td>
              </Row>
            );
          })}
        </TableBody>
      </Table>
    </DeskSection>
  );
}

/** What is missing, a line each: what is past its time says so in words, and with another sign. */
function Missing({ meeting }: { readonly meeting: ToldMeeting }): ReactNode {
  const t = useTranslations("desk.meetings");
  if (meeting.missing.length === 0)
    return (
      <Chip tone="done" sign={<Check aria-hidden size={14} strokeWidth={1.6} />}>
        {t("nothing")}
      </Chip>
    );
  return (
    <ul>
      {meeting.missing.map(({ kind, text, late }) => (
        <li key={kind}>
          <Chip
            tone={late ? "late" : "text"}
            sign={
              late ? (
                <CircleAlert aria-hidden size={14} strokeWidth={1.6} />
              ) : (
                <CircleDashed aria-hidden size={14} strokeWidth={1.6} />
              )
            }
          >
            <Typeset>{text}</Typeset>
          </Chip>
        </li>
      ))}
    </ul>
  );
}
