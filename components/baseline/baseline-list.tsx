import Link from "next/link";
import { useLocale, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { CompareLink, CompareWithNow } from "@/components/difference/compare-link";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { SmallSeal } from "@/components/ui/small-seal";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { BaselineRow, NextBaseline } from "@/lib/features/baseline/view";
import { instant, instantOf } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly project: string;
  readonly timeZone: string;
  readonly rows: readonly BaselineRow[];
  readonly next: NextBaseline;
};

/** The signed sets, and the one that could be signed next. */
export function BaselineList({ project, timeZone, rows, next }: Props): ReactNode {
  const t = useTranslations("baselines");
  const locale = useLocale();
  const now = instantOf(useNow());
  const nameOf = usePersonName();
  const root = `/projects/${project}/baselines`;
  return (
    <div className="flex flex-col gap-8">
      {next.added === 0 ? (
        <Empty
          fact={t(rows.length === 0 ? "none" : "nothingNew")}
          rule={t("rule")}
          act={<ButtonLink href={`/projects/${project}/requirements?status=UNDER_REVIEW`}>{t("seeReview")}</ButtonLink>}
        />
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-4 border-line border-y py-4">
          <div>
            <p className="t-13 font-semibold">{t("ready", { number: next.number, added: next.added })}</p>
            <p className="t-13 mt-0.5 max-w-[62ch] text-text-2">{t("rule")}</p>
            <NextExclusions project={project} exclusions={next.exclusions} />
          </div>
          <ButtonLink href={`${root}/new`} variant="main">
            {t("readAndSign")}
          </ButtonLink>
        </div>
      )}
      {rows.length === 0 ? null : (
        <Table caption={t("caption")}>
          <TableHead>
            <Th className="w-7">
              <span className="sr-only">{t("signed")}</span>
            </Th>
            <Th>{t("title")}</Th>
            <Th className="w-32">{t("record")}</Th>
            <Th className="w-44">{t("contents")}</Th>
            <Th className="w-56">{t("signedBy")}</Th>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <Row key={row.number}>
                <Td place="sign">
                  <SmallSeal kind="baseline" className="translate-y-0.5" />
                </Td>
                <Td place="lead">
                  <Link data-row href={`${root}/${row.number}`} className="font-semibold hover:underline">
                    {t("numbered", { number: row.number })}
                  </Link>
                </Td>
                <Td place="aside" code>
                  {row.record}
                </Td>
                <Td className="figures">
                  {t("holds", { count: row.count, added: row.added })}
                  <CompareLink project={project} number={row.number} />
                  {row === rows[0] ? <CompareWithNow project={project} number={row.number} /> : null}
                </Td>
                <Td>
                  {nameOf(row.signatory)}
                  <span className="t-12 block text-text-3">
                    {formatDate({ locale, timeZone }, instant(row.signedAt), { weekday: false, now })}
                  </span>
                </Td>
              </Row>
            ))}
          </TableBody>
        </Table>
      )}
    </div>
  );
}

/** What the next baseline leaves out, as it stands before the signature (CR-10), and where it is said. */
function NextExclusions({ project, exclusions }: { readonly project: string; readonly exclusions: string }): ReactNode {
  const t = useTranslations("quality.exclusions");
  return (
    <p className="t-13 mt-1.5 max-w-[62ch] wrap-anywhere whitespace-pre-line">
      {exclusions === "" ? t("none") : t("are", { exclusions })}{" "}
      <TextLink href={`/projects/${project}/requirements/quality#exclusions`}>
        {t(exclusions === "" ? "say" : "revise")}
      </TextLink>
    </p>
  );
}
