"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useReader } from "@/components/consultation/use-reader";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import type { MinutesView } from "@/lib/features/minutes/view";
import { formatDateTime } from "@/lib/text/format";

/** Who was invited or there, what each has said of this version, and when it is proven to have left for them. */
export function MinutesReaders({ view }: { readonly view: MinutesView }): ReactNode {
  const t = useTranslations("minutes.readers");
  const { reader } = useReader(view.project.timeZone);
  const { readers } = view;
  if (readers.length === 0 || view.status === "DRAFT") return null;
  const said = readers.filter(({ answer }) => answer !== "SILENT").length;
  const sent = (one: (typeof readers)[number]): string => {
    if (one.answer === "AUTHOR") return "";
    return one.sentAt === null ? t("notSent") : formatDateTime(reader, one.sentAt);
  };
  return (
    <section>
      <SectionHead title={t("title")} remark={t("remark", { said, total: readers.length })} />
      <Table caption={t("title")}>
        <TableHead>
          <Th>{t("name")}</Th>
          <Th>{t("party")}</Th>
          <Th>{t("answer")}</Th>
          <Th end>{t("sent")}</Th>
        </TableHead>
        <TableBody>
          {readers.map((one) => (
            <Row key={one.id}>
              <Td place="lead">{one.name}</Td>
              <Td place="meta">{one.party}</Td>
              <Td place="meta">
                <span className="block">{t(`answers.${one.answer}`)}</span>
                {one.observation === "" ? null : <span className="t-12 text-text-2">{one.observation}</span>}
              </Td>
              <Td end place="meta">
                {sent(one)}
              </Td>
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
