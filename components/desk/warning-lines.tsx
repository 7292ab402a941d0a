import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SubjectLinks } from "@/components/advice/subject-links";
import { DeskSection } from "@/components/desk/desk-section";
import { DueTerm } from "@/components/desk/due-term";
import { PartyMark } from "@/components/ui/party-mark";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { Typeset } from "@/components/ui/typeset";
import type { WarningLine } from "@/lib/features/desk/view";
import { partyTexture } from "@/lib/features/party/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";

type Props = { readonly warnings: readonly WarningLine[]; readonly now: Instant };

/** Warnings that nobody has answered: since when, whose turn it is, until when, and what each stops. */
export function WarningLines({ warnings, now }: Props): ReactNode {
  const t = useTranslations("desk.warnings");
  const project = useTranslations("desk")("project");
  const locale = useLocale();
  return (
    <DeskSection title={t("title")} none={warnings.length === 0 ? t("none") : null}>
      <Table caption={t("title")}>
        <TableHead>
          <Th>{t("warning")}</Th>
          <Th>{project}</Th>
          <Th>{t("holder")}</Th>
          <Th>{t("since")}</Th>
          <Th end>{t("due")}</Th>
        </TableHead>
        <TableBody>
          {warnings.map(({ project: at, code, object, holder, issuedAt, term, stops }) => (
            <Row key={`${at.code} ${code}`}>
              <Td place="lead">
                <Link href={`/projects/${at.code}/advice/${code}`} data-row className="hover:underline">
                  <span className="code-word mr-2 text-text-2">{code}</span>
                  {object}
                </Link>
                {stops.length === 0 ? null : (
                  <div className="t-12 mt-1 text-text-3">
                    <Typeset>{t("stops")}</Typeset>
                    <SubjectLinks project={at.code} links={stops} />
                  </div>
                )}
              </Td>
              <Td>{at.name}</Td>
              <Td>
                <span className="inline-flex items-baseline gap-2">
                  <PartyMark texture={partyTexture(holder.side, holder.ordinal)} />
                  {holder.name}
                </span>
              </Td>
              <Td>
                <span className="md:sr-only">{t("since")} </span>
                <Typeset>{formatDate({ locale, timeZone: at.timeZone }, issuedAt, { weekday: false, now })}</Typeset>
              </Td>
              <Td end place="aside">
                <DueTerm term={term} timeZone={at.timeZone} now={now} />
              </Td>
            </Row>
          ))}
        </TableBody>
      </Table>
    </DeskSection>
  );
}
