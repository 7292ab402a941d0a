import { Check, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { Row, Table, TableBody, TableGroup, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { UserText } from "@/components/ui/typeset";
import type { TraceRow } from "@/lib/features/requirement/view-matrix";

type Props = { readonly project: string; readonly rows: readonly TraceRow[]; readonly dense: boolean };

/** Requirements against what they lead to. What is not there is said, so that a gap is not an empty square. */
export function MatrixTable({ project, rows, dense }: Props): ReactNode {
  const t = useTranslations("requirementTable.matrix");
  return (
    <Table caption={t("caption")} dense={dense} className="md:table-fixed">
      <TableHead>
        <Th className="w-18">{useTranslations("requirements.columns")("code")}</Th>
        <Th>{t("requirement")}</Th>
        <Th className="w-44">{t("milestones")}</Th>
        <Th className="w-20">{t("criteria")}</Th>
        <Th className="w-38">{t("tests")}</Th>
        <Th className="w-28">{t("reservations")}</Th>
        <Th className="w-26">{t("changes")}</Th>
      </TableHead>
      <TableBody>
        {rows.map((row, index) => (
          <Fragment key={row.code}>
            {row.chapter === "" || row.chapter === rows[index - 1]?.chapter ? null : (
              <TableGroup columns={7}>{row.chapter}</TableGroup>
            )}
            <MatrixRow project={project} row={row} />
          </Fragment>
        ))}
      </TableBody>
    </Table>
  );
}

function MatrixRow({ project, row }: { readonly project: string; readonly row: TraceRow }): ReactNode {
  const t = useTranslations("requirementTable.matrix");
  const root = `/projects/${project}`;
  const { code, title, milestones, deliverables, criteria, reservations, changes } = row;
  const covers = deliverables.map(({ name }) => name).join(", ");
  return (
    <Row>
      <Td place="aside" code>
        {code}
      </Td>
      <Td place="lead">
        <Link data-row href={`${root}/requirements/${code}`} className="line-clamp-2 text-pretty hover:underline">
          <UserText>{title}</UserText>
        </Link>
      </Td>
      <Td>
        <Named label={t("milestones")} none={t("none")} gap>
          {milestones.map((one) => (
            <TextLink key={one.code} href={`${root}/milestones/${one.code}`} title={one.title}>
              {one.code}
            </TextLink>
          ))}
        </Named>
        {deliverables.length === 0 ? null : (
          <span className="t-12 line-clamp-2 text-text-3" title={covers}>
            {covers}
          </span>
        )}
      </Td>
      <Td className="figures">
        <span className="md:hidden">{t("criteria")} </span>
        <span className={cx(criteria === 0 && "text-you")}>{criteria === 0 ? t("none") : criteria}</span>
      </Td>
      <Td>
        <Tests tests={row.tests} />
      </Td>
      <Td place={reservations.length === 0 ? "hidden" : "meta"}>
        <Named label={t("reservations")} none={t("noneF")}>
          {reservations.map((one) => (
            <TextLink key={one.code} href={`${root}/reservations/${one.code}`}>
              {one.code}
            </TextLink>
          ))}
        </Named>
      </Td>
      <Td place={changes.length === 0 ? "hidden" : "meta"}>
        <Named label={t("changes")} none={t("noneF")}>
          {changes.map((one) => (
            <TextLink key={one.code} href={`${root}/changes/${one.code}`}>
              {one.code}
            </TextLink>
          ))}
        </Named>
      </Td>
    </Row>
  );
}

type NamedProps = {
  readonly label: string;
  readonly none: string;
  /** That there is none is something to mend. */
  readonly gap?: boolean;
  readonly children: readonly ReactNode[];
};

/** Codes one after the other; their kind is said where the heads are out of sight. */
function Named({ label, none, gap = false, children }: NamedProps): ReactNode {
  return (
    <span className="flex flex-wrap gap-x-2 gap-y-1">
      <span className="md:hidden">{label}</span>
      {children.length === 0 ? <span className={gap ? "text-you" : "text-text-3"}>{none}</span> : children}
    </span>
  );
}

function Tests({ tests: { passed, failed, open } }: { readonly tests: TraceRow["tests"] }): ReactNode {
  const t = useTranslations("requirementTable.matrix");
  if (passed + failed + open === 0) return <span className="text-text-3 max-md:hidden">{t("noneF")}</span>;
  return (
    <span className="figures flex flex-wrap gap-x-3 gap-y-0.5">
      {passed === 0 ? null : (
        <span className="text-done">
          <Check aria-hidden size={14} strokeWidth={1.6} className="inline align-[-2px]" />{" "}
          {t("passed", { count: passed })}
        </span>
      )}
      {failed === 0 ? null : (
        <span>
          <X aria-hidden size={14} strokeWidth={1.6} className="inline align-[-2px]" /> {t("failed", { count: failed })}
        </span>
      )}
      {open === 0 ? null : <span className="text-text-3">{t("open", { count: open })}</span>}
    </span>
  );
}
