"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import type { ConsultationAbilities, ConsultationView } from "@/lib/features/consultation/view";

type Props = { readonly view: ConsultationView; readonly abilities: ConsultationAbilities; readonly declare: Action };

/** Who may judge: each says first what interests they have in those who offer. A conflict excludes. */
export function InterestSection({ view, abilities, declare }: Props): ReactNode {
  const t = useTranslations("consultations.interests");
  const [text, setText] = useState("");
  const { code } = view.line;
  const call = { project: view.project.code, subject: { kind: "consultation", code }, action: declare } as const;
  return (
    <section>
      <SectionHead title={t("title")} remark={t("remark")} />
      <Table caption={t("title")}>
        <TableHead>
          <Th>{t("person")}</Th>
          <Th>{t("party")}</Th>
          <Th>{t("state")}</Th>
        </TableHead>
        <TableBody>
          {view.evaluators.map((one) => (
            <Row key={`${one.party} ${one.name}`}>
              <Td place="lead">{one.name}</Td>
              <Td place="meta">{one.party}</Td>
              <Td place="aside">{t(`clearance.${one.clearance}`)}</Td>
            </Row>
          ))}
        </TableBody>
      </Table>
      {view.clearance !== "UNDECLARED" || !abilities.declareInterests.allowed ? null : (
        <div className="mt-4 flex max-w-measure flex-col gap-3">
          <p className="t-13 text-text-2">
            {t("lead", { offers: view.offers.map((one) => one.organisation).join(", ") })}
          </p>
          <Field label={t("conflictWords")} optional={t("onlyConflict")}>
            <Textarea value={text} onChange={(event) => setText(event.currentTarget.value)} />
          </Field>
          <ButtonRow>
            <ActButton {...call} input={{ consultation: code, conflict: false, text: "" }} variant="main">
              {t("none")}
            </ActButton>
            <ActButton {...call} input={{ consultation: code, conflict: true, text }}>
              {t("conflict")}
            </ActButton>
          </ButtonRow>
        </div>
      )}
    </section>
  );
}
