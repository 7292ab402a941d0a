"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type Prepared, PreparedCeremony } from "@/components/milestone/prepared-ceremony";
import { Field } from "@/components/ui/field";
import { FigureInput, unitOf } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";

type Draft = { reason: string; costCents: number | null };
type Props = Prepared<Draft> & {
  readonly project: { readonly code: string; readonly name: string; readonly currency: string };
  readonly asksCost: boolean;
};

/** First the reason and what is owed, then the record is read, checked and signed. */
export function CancellationCeremony({ asksCost, ...ceremony }: Props): ReactNode {
  const t = useTranslations("milestones");
  const [reason, setReason] = useState("");
  const [cost, setCost] = useState("");
  const amount = Number(cost.replace(/\s/g, "").replace(",", "."));
  const costCents = cost.trim() === "" || !Number.isFinite(amount) ? null : Math.round(amount * 100);
  return (
    <PreparedCeremony
      {...ceremony}
      kind="cancel"
      lead={t("cancelLead")}
      draft={reason.trim() === "" ? null : { reason, costCents }}
      incomplete={t("fields.reasonMissing")}
    >
      {(problem) => (
        <>
          <Field label={t("fields.cancelReason")} error={problem}>
            <Textarea
              record
              rows={4}
              value={reason}
              maxLength={10_000}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </Field>
          {asksCost ? (
            <Field label={t("fields.cost")} hint={t("fields.costHint")} className="max-w-60">
              <FigureInput
                unit={unitOf(ceremony.project.currency)}
                value={cost}
                onChange={(event) => setCost(event.currentTarget.value)}
              />
            </Field>
          ) : null}
        </>
      )}
    </PreparedCeremony>
  );
}
