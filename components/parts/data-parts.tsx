import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Part } from "@/components/parts/part";
import { AmountBar } from "@/components/ui/amount-bar";
import { Ball } from "@/components/ui/ball";
import { Chip } from "@/components/ui/chip";
import { FilterBar, FilterChip, FilterToggle } from "@/components/ui/filters";
import { KeptLegend, KeptStrip } from "@/components/ui/kept-strip";
import { KeyPages } from "@/components/ui/key-pages";
import { Progress } from "@/components/ui/progress";
import { SearchField } from "@/components/ui/search-field";
import { SmallSeal } from "@/components/ui/small-seal";
import { Row, Table, TableBody, TableGroup, TableHead, Td, Th } from "@/components/ui/table";
import { TimelineAxis, TimelineBar } from "@/components/ui/timeline";

const kept = ["kept", "kept", "kept", "late", "kept", "kept", "broken", "kept", "late"] as const;

/** Filters, tables, bars. */
export function DataParts(): ReactNode {
  const t = useTranslations("ui.parts");
  const here = "/dev/parts";
  const options = [
    { label: "J3, J4", href: `${here}?j=3`, current: true },
    { label: "J1", href: `${here}?j=1`, current: false },
  ];
  return (
    <>
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
      <Part title={t("bars")} note={t("barsNote")}>
        <div className="flex flex-col gap-6">
          <div>
            <TimelineAxis
              ticks={[
                { at: 0, label: t("june") },
                { at: 0.33, label: t("september") },
                { at: 0.8, label: t("january") },
              ]}
              today={{ at: 0.62, label: t("today") }}
            />
            <TimelineBar
              label={t("timelineLabel")}
              today={0.62}
              ticks={[
                { at: 0, label: "" },
                { at: 0.33, label: "" },
                { at: 0.8, label: "" },
              ]}
              parts={[
                { kind: "held", texture: "hatch", from: 0, to: 0.3 },
                { kind: "held", texture: "solid", from: 0.3, to: 0.45 },
                { kind: "held", texture: "dots", from: 0.45, to: 0.52 },
                { kind: "late", from: 0.52, to: 0.58 },
                { kind: "running", from: 0.58, to: 0.7 },
                { kind: "planned", from: 0.7, to: 0.92 },
                { kind: "extension", from: 0.92, to: 0.98 },
              ]}
              points={[
                { kind: "adjourned", at: 0.4 },
                { kind: "term", at: 0.92 },
                { kind: "seal", seal: "accepted", at: 0.3 },
              ]}
            />
          </div>
          <AmountBar
            ceiling
            label={t("budgetLabel")}
            total={186}
            parts={[
              { key: "paid", step: "full", amount: 43 },
              { key: "accepted", step: "half", amount: 15 },
              { key: "committed", step: "light", amount: 100 },
              { key: "deciding", step: "hatch", amount: 6 },
            ]}
          />
          <AmountBar
            label={t("budgetLabel")}
            total={107}
            parts={[
              { key: "a", step: "full", amount: 31 },
              { key: "b", step: "half", amount: 22 },
              { key: "c", step: "light", amount: 31 },
              { key: "d", step: "hatch", amount: 3 },
              { key: "e", step: "dots", amount: 9 },
              { key: "f", step: "outline", amount: 11 },
            ]}
          />
          <div className="flex flex-col gap-3">
            <KeptStrip label={t("keptLabel")} kept={kept.map((one, at) => ({ key: `EN-${at}`, kept: one }))} />
            <KeptLegend />
          </div>
          <Progress value={34} max={90} label={t("progress")} detail={t("progress")} />
        </div>
      </Part>
    </>
  );
}
