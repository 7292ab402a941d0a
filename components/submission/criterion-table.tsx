import { Check, Minus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SuspectMark } from "@/components/suspect/suspect-notice";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { UserText } from "@/components/ui/typeset";
import type { CriterionLine } from "@/lib/features/milestone/view";

/** What is checked, and what was found: a check, a cross, or nothing yet; always in words too. */
export function CriterionTable({
  project,
  criteria,
}: {
  readonly project: string;
  readonly criteria: readonly CriterionLine[];
}): ReactNode {
  const t = useTranslations("milestones");
  return (
    <Table caption={t("criteria")}>
      <TableHead>
        <Th>{t("criterionCode")}</Th>
        <Th>{t("criterion")}</Th>
        <Th>{t("result")}</Th>
      </TableHead>
      <TableBody>
        {criteria.map((one) => (
          <Row key={one.id}>
            <Td code place="sign">
              {one.requirementCode === null ? (
                one.code
              ) : (
                <TextLink href={`/projects/${project}/requirements/${one.requirementCode}`}>{one.code}</TextLink>
              )}
            </Td>
            <Td place="lead">
              <UserText>{one.statement}</UserText> {one.suspect ? <SuspectMark /> : null}
              {one.note === "" ? null : (
                <span className="t-12 block text-text-3">
                  <UserText>{one.note}</UserText>
                </span>
              )}
            </Td>
            <Td place="meta" className="whitespace-nowrap">
              <ResultMark passed={one.passed} />
            </Td>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

/** A result: its sign and its word. */
export function ResultMark({ passed }: { readonly passed: boolean | null }): ReactNode {
  const t = useTranslations("milestones.results");
  const look = { "aria-hidden": true, size: 14, strokeWidth: 1.8, className: "shrink-0" } as const;
  if (passed === null)
    return (
      <span className="t-12 inline-flex items-center gap-1.5 text-text-3">
        <Minus {...look} /> <span className="inline-block first-letter:uppercase">{t("none")}</span>
      </span>
    );
  return (
    <span className={`t-12 inline-flex items-center gap-1.5 font-medium ${passed ? "text-done" : "text-text"}`}>
      {passed ? <Check {...look} /> : <X {...look} />}{" "}
      <span className="inline-block first-letter:uppercase">{t(passed ? "passed" : "failed")}</span>
    </span>
  );
}
