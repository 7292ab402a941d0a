import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Part } from "@/components/parts/part";
import { Ball } from "@/components/ui/ball";
import { Chip } from "@/components/ui/chip";
import { FilterBar, FilterChip, FilterToggle } from "@/components/ui/filters";
import { KeyPages } from "@/components/ui/key-pages";
import { SearchField } from "@/components/ui/search-field";
import { SmallSeal } from "@/components/ui/small-seal";
import { Row, Table, TableBody, TableGroup, TableHead, Td, Th } from "@/components/ui/table";

/** Filters, a table, its pages. */
export function TableParts(): ReactNode {
  const t = useTranslations("ui.parts");
  const here = "/dev/parts";
  const options = [
    { label: "J3, J4", href: `${here}?j=3`, current: true },
    { label: "J1", href: `${here}?j=1`, current: false },
  ];
  return (
    <Part title={t("tables")} note={t("tablesNote")}>
      <FilterBar>
        <SearchField action={here} name="q" label={t("filter")} />
        <FilterChip filter={{ name: t("milestone"), value: "J3, J4", clearHref: here, options }} />
        <FilterChip filter={{ name: t("priority"), value: t("all"), options }} />
        <FilterToggle href={`${here}?s=1`} label={t("signedActs")} count="62" on={false} />
      </FilterBar>
      <Table caption={t("tabRequirements")} className="mt-3">
        <TableHead>
          <Th>
            <span className="sr-only">{t("states")}</span>
          </Th>
          <Th>{t("codes")}</Th>
          <Th>{t("statement")}</Th>
          <Th>{t("priority")}</Th>
          <Th end>{t("criteria")}</Th>
          <Th>{t("states")}</Th>
        </TableHead>
        <TableBody>
          <TableGroup columns={6} count={t("groupCount")}>
            {t("group")}
          </TableGroup>
          <Row>
            <Td place="sign">
              <SmallSeal kind="baseline" label={t("smallSeal.baseline")} className="inline" />
            </Td>
            <Td code place="sign">
              EX-043
            </Td>
            <Td place="lead" className="max-w-md">
              {t("row1")}
            </Td>
            <Td>{t("must")}</Td>
            <Td end>{t("criteria2")}</Td>
            <Td>
              <Chip tone="done" sign={<Check aria-hidden />}>
                {t("verified")}
              </Chip>
            </Td>
          </Row>
          <Row selected>
            <Td place="sign">
              <SmallSeal kind="baseline" label={t("smallSeal.baseline")} className="inline" />
            </Td>
            <Td code place="sign">
              EX-044
            </Td>
            <Td place="lead" className="max-w-md">
              {t("row2")}
            </Td>
            <Td>{t("must")}</Td>
            <Td end>{t("criteria1")}</Td>
            <Td>
              <Chip tone="them" sign={<Ball side="theirs" />}>
                {t("atAgency")}
              </Chip>
            </Td>
          </Row>
          <Row now>
            <Td place="sign">
              <SmallSeal kind="open" label={t("smallSeal.open")} className="inline" />
            </Td>
            <Td code place="sign">
              EX-097
            </Td>
            <Td place="lead" className="max-w-md">
              {t("row3")}
            </Td>
            <Td>{t("should")}</Td>
            <Td end>0</Td>
            <Td>
              <Chip tone="you" sign={<Ball side="yours" />}>
                {t("toDecide")}
              </Chip>
            </Td>
          </Row>
        </TableBody>
      </Table>
      <KeyPages summary={t("pageSummary")} previous={here} next={here} />
    </Part>
  );
}
