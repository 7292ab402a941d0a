"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton, ClosedAct } from "@/components/act/act-button";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import type { ConsultationAbilities, ConsultationView } from "@/lib/features/consultation/view";

type Props = { readonly view: ConsultationView; readonly abilities: ConsultationAbilities; readonly end: Action };

/** The decision: one of the first is chosen, signed; or the consultation ends without success. */
export function DecisionSection({ view, abilities, end }: Props): ReactNode {
  const t = useTranslations("consultations.decision");
  const [reason, setReason] = useState("");
  const { code } = view.line;
  const first = view.offers.filter(({ content }) => content?.ranked?.rank === 1);
  return (
    <section className="flex flex-col gap-6">
      <SectionHead title={t("title")} />
      {view.line.status !== "OPENED" ? null : abilities.award.allowed ? (
        <form
          action={`/projects/${view.project.code}/consultations/${code}/award`}
          className="flex max-w-measure flex-col gap-4"
        >
          <Field label={t("offer")}>
            <Select name="offer">
              {first.map((one) => (
                <option key={one.offerId} value={one.offerId}>
                  {one.organisation}
                </option>
              ))}
            </Select>
          </Field>
          <ButtonRow>
            <Button type="submit" variant="main">
              {t("read")}
            </Button>
          </ButtonRow>
        </form>
      ) : (
        <div>
          <ClosedAct refusal={abilities.award.refusal}>{t("read")}</ClosedAct>
        </div>
      )}
      {abilities.end.allowed ? (
        <div className="flex max-w-measure flex-col items-start gap-3">
          <div className="w-full">
            <Field label={t("endReason")} hint={t("endHint")}>
              <Textarea value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
            </Field>
          </div>
          <ActButton
            action={end}
            project={view.project.code}
            subject={{ kind: "consultation", code }}
            input={{ consultation: code, reason }}
          >
            {t("end")}
          </ActButton>
        </div>
      ) : null}
    </section>
  );
}
