import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeyValues } from "@/components/ui/key-values";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { Typeset } from "@/components/ui/typeset";
import type { SkippedDay } from "@/lib/domain/term";
import type { DueAsked } from "@/lib/features/calendar/schema-due";
import type { CountedDue } from "@/lib/features/calendar/view";
import { formatDay, formatDueTime, formatZone } from "@/lib/text/format";

/** The day that was counted, why it is that one, and each day that was skipped. */
export function DueAnswer({ asked, counted }: { readonly asked: DueAsked; readonly counted: CountedDue }): ReactNode {
  const t = useTranslations("dueDate");
  const locale = useLocale();
  const { due, dueBefore, zone, skipped } = counted;
  const reader = { locale, timeZone: zone };
  const long = { width: "long" } as const;
  return (
    <section aria-labelledby="due" className="mt-12 border-line-2 border-t pt-8">
      <p className="t-13 text-text-2">
        {t(asked.direction === "BACK" ? "doneBy" : "inTimeUntil", {
          amount: asked.amount,
          unit: asked.unit,
          days: asked.days ?? 0,
          from: formatDay(locale, asked.from, { ...long, weekday: false }),
        })}
      </p>
      <h2 id="due" className="t-28 mt-1">
        <Typeset>{formatDay(locale, due, long)}</Typeset>
      </h2>
      <div className="mt-6 max-w-160">
        <KeyValues
          entries={[
            { name: t("ends"), value: `${formatDueTime(reader, dueBefore)}, ${formatZone(reader)}`, detail: zone },
            { name: t("instant"), value: dueBefore, detail: t("instantHint") },
            { name: t("rule"), value: t(`rules.${asked.unit}`) },
          ]}
        />
      </div>
      <div className="mt-9">
        <SectionHead title={t("skipped")} remark={t("skippedCount", { count: skipped.length })} />
        {skipped.length === 0 ? (
          <p className="t-13 mt-3 text-text-2">{t("nothingSkipped")}</p>
        ) : (
          <Table caption={t("skipped")} dense>
            <TableHead>
              <Th className="w-1/2">{t("day")}</Th>
              <Th>{t("reason")}</Th>
            </TableHead>
            <TableBody>
              {skipped.map((day) => (
                <SkippedRow key={day.on} day={day} />
              ))}
            </TableBody>
          </Table>
        )}
      </div>
    </section>
  );
}

function SkippedRow({ day: { on, reason, name } }: { readonly day: SkippedDay }): ReactNode {
  const t = useTranslations("dueDate");
  const locale = useLocale();
  return (
    <Row>
      <Td place="lead" className="figures">
        <Typeset>{formatDay(locale, on, { width: "long" })}</Typeset>
      </Td>
      <Td place="aside">
        <Typeset>{name === null ? t(`reasons.${reason}`) : `${t(`reasons.${reason}`)}, ${name[locale]}`}</Typeset>
      </Td>
    </Row>
  );
}
