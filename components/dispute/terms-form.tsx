"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { CentsField } from "@/components/change-request/price-fields";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DateInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";

type Props = {
  readonly action: Action;
  /** The project of the act; none where it is no act of a project: in the compartment of a mediation. */
  readonly project?: string;
  readonly currency: string;
  readonly claimant: string;
  readonly respondent: string;
  readonly button: string;
  /** What is sent beside the terms. */
  readonly extra: () => object;
};

/** Terms of a settlement: what is agreed, what each side concedes, who pays, until when it stands. */
export function TermsForm({ action, project, currency, claimant, respondent, button, extra }: Props): ReactNode {
  const t = useTranslations("disputes");
  const [text, setText] = useState("");
  const [claimantConcession, setClaimant] = useState("");
  const [respondentConcession, setRespondent] = useState("");
  const [payer, setPayer] = useState("RESPONDENT");
  const [cents, setCents] = useState(0);
  const [validUntil, setUntil] = useState("");
  const acting = useAct(action, { ...(project === undefined ? {} : { project }), onDone: () => setText("") });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  return (
    <form
      className="flex max-w-measure flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void acting.run({ ...extra(), text, claimantConcession, respondentConcession, payer, cents, validUntil });
      }}
    >
      <Field label={t("terms")} error={errors.text}>
        <Textarea record rows={4} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </Field>
      <Field label={t("concessionOf", { party: claimant })} error={errors.claimantConcession}>
        <Textarea rows={2} value={claimantConcession} onChange={(event) => setClaimant(event.currentTarget.value)} />
      </Field>
      <Field label={t("concessionOf", { party: respondent })} error={errors.respondentConcession}>
        <Textarea
          rows={2}
          value={respondentConcession}
          onChange={(event) => setRespondent(event.currentTarget.value)}
        />
      </Field>
      <div className="grid items-end gap-4 md:grid-cols-3">
        <Field label={t("payer")}>
          <Select value={payer} onChange={(event) => setPayer(event.currentTarget.value)}>
            <option value="CLAIMANT">{claimant}</option>
            <option value="RESPONDENT">{respondent}</option>
          </Select>
        </Field>
        <CentsField
          label={t("amount")}
          currency={currency}
          cents={cents}
          error={errors.cents}
          onChange={(value) => setCents(Number.isFinite(value) ? value : 0)}
        />
        <Field label={t("validUntil")} error={errors.validUntil}>
          <DateInput value={validUntil} onChange={(event) => setUntil(event.currentTarget.value)} />
        </Field>
      </div>
      <ActProblem acting={acting} />
      <div>
        <Button type="submit" busy={acting.pending}>
          {button}
        </Button>
      </div>
    </form>
  );
}
