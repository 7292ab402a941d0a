"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { useReader } from "@/components/consultation/use-reader";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { DateInput } from "@/components/ui/text-input";
import type { Action } from "@/lib/features/act/view";
import type { ExitItemView } from "@/lib/features/party/view";
import { formatDay } from "@/lib/text/format";

type Props = {
  readonly project: string;
  readonly timeZone: string;
  readonly items: readonly ExitItemView[];
  readonly mayHandBack: boolean;
  readonly handBack: Action;
};

/** What providers who left hand back, item by item, with its day. */
export function ExitPlan({ project, timeZone, items, mayHandBack, handBack }: Props): ReactNode {
  const t = useTranslations("consultations.exit");
  const { reader } = useReader(timeZone);
  if (items.length === 0) return null;
  return (
    <section>
      <SectionHead title={t("title")} remark={t("remark")} />
      <Table caption={t("title")}>
        <TableHead>
          <Th>{t("provider")}</Th>
          <Th>{t("item")}</Th>
          <Th end>{t("done")}</Th>
        </TableHead>
        <TableBody>
          {items.map((item) => (
            <Row key={item.id}>
              <Td place="lead">{item.party}</Td>
              <Td place="meta">{t(`kinds.${item.kind}`)}</Td>
              <Td end place="aside">
                {item.doneOn !== null ? (
                  formatDay(reader.locale, item.doneOn)
                ) : mayHandBack ? (
                  <HandBack project={project} itemId={item.id} handBack={handBack} />
                ) : (
                  t("waiting")
                )}
              </Td>
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

function HandBack({
  project,
  itemId,
  handBack,
}: {
  readonly project: string;
  readonly itemId: string;
  readonly handBack: Action;
}): ReactNode {
  const t = useTranslations("consultations.exit");
  const [doneOn, setDoneOn] = useState("");
  return (
    <span className="flex flex-wrap items-end justify-end gap-2">
      <Field label={t("on")} hideLabel>
        <DateInput value={doneOn} onChange={(event) => setDoneOn(event.currentTarget.value)} />
      </Field>
      <ActButton action={handBack} project={project} input={{ itemId, doneOn, note: "" }} size="sm">
        {t("note")}
      </ActButton>
    </span>
  );
}
