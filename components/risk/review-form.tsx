"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { type Look, LookFields } from "@/components/risk/look-fields";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import type { RiskOwner, RiskView } from "@/lib/features/risk/view";

type Props = { readonly view: RiskView; readonly owners: readonly RiskOwner[]; readonly review: Action };

function lookOf(view: RiskView): Look {
  const { probability, cost, time, quality, proximity, ownerId, response, actions, warningSign } = view;
  return {
    ...{ probability: probability ?? 3, cost: cost ?? 1, time: time ?? 1, quality: quality ?? 1 },
    ...{ proximity: proximity ?? "QUARTER", ownerId, response: response ?? "", actions, warningSign, reviewOn: "" },
    ...{ residualProbability: view.residualProbability ?? "", residualImpact: view.residualImpact ?? "" },
  };
}

/** A look at a risk, folded until it is wanted: it begins with what was said last. */
export function ReviewForm({ view, owners, review }: Props): ReactNode {
  const t = useTranslations("risks");
  const [open, setOpen] = useState(false);
  const [look, setLook] = useState<Look>(() => lookOf(view));
  const [note, setNote] = useState("");
  const acting = useAct(review, {
    project: view.project.code,
    subject: { kind: "risk", code: view.code },
    onDone: () => {
      setOpen(false);
      setNote("");
    },
  });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  if (!open)
    return (
      <ButtonRow>
        <Button onClick={() => setOpen(true)}>{t("review")}</Button>
      </ButtonRow>
    );
  return (
    <section>
      <SectionHead title={t("review")} remark={t("reviewRemark")} />
      <form
        className="mt-4 flex max-w-measure flex-col gap-6"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void acting.run({ risk: view.code, ...look, note });
        }}
      >
        <LookFields look={look} nature={view.nature} owners={owners} errors={errors} onChange={setLook} />
        <Field label={t("form.note")} hint={t("form.noteHint")} error={errors.note} optional>
          <Textarea rows={3} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        </Field>
        <ActProblem acting={acting} />
        <ButtonRow>
          <Button type="submit" variant="main" busy={acting.pending}>
            {t("form.saveReview")}
          </Button>
          <Button variant="quiet" onClick={() => setOpen(false)}>
            {t("form.leave")}
          </Button>
        </ButtonRow>
      </form>
    </section>
  );
}
