"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { FigureInput, unitOf } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Decision } from "@/lib/domain/decision-condition";
import type { DecisionDraftInput } from "@/lib/features/milestone/schema";
import type { DecisionCeremony } from "@/lib/features/milestone/view";

type Props = {
  readonly decision: Decision;
  /** True when the decision wants reasons. */
  readonly reasoned: boolean;
  readonly draft: DecisionDraftInput;
  readonly criteria: DecisionCeremony["criteria"];
  readonly currency: string;
  readonly onWrite: (next: Partial<DecisionDraftInput>) => void;
};

/** What a decision asks for beside the choice: reasons linked to criteria, the reduction, a remark. */
export function DecisionFields({ decision, reasoned, draft, criteria, currency, onWrite }: Props): ReactNode {
  const t = useTranslations("milestones.fields");
  return (
    <>
      {reasoned ? <Reasons draft={draft} criteria={criteria} onWrite={onWrite} /> : null}
      {decision === "REDUCE_PRICE" ? (
        <Reduction cents={draft.reductionCents} currency={currency} onWrite={onWrite} />
      ) : null}
      <Field label={t("comment")} optional={t("commentOptional")}>
        <Textarea
          rows={2}
          maxLength={10_000}
          value={draft.comment}
          onChange={(event) => onWrite({ comment: event.currentTarget.value })}
        />
      </Field>
    </>
  );
}

function Reasons({ draft, criteria, onWrite }: Omit<Props, "decision" | "reasoned" | "currency">): ReactNode {
  const t = useTranslations("milestones.fields");
  const used = draft.reasons.map((reason) => reason.criterionId);
  const left = criteria.filter((criterion) => !used.includes(criterion.id));
  const suggested = left.find((criterion) => criterion.passed === false) ?? left[0];
  const set = (index: number, change: Partial<DecisionDraftInput["reasons"][number]>): void =>
    onWrite({ reasons: draft.reasons.map((reason, place) => (place === index ? { ...reason, ...change } : reason)) });
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="t-13 mb-2 font-medium">{t("reasons")}</legend>
      {draft.reasons.length === 0 ? <p className="t-13 text-text-2">{t("reasonsRule")}</p> : null}
      {draft.reasons.map((reason, index) => (
        <div key={reason.criterionId} className="grid gap-3 border-b pb-4 md:grid-cols-[200px_1fr_auto]">
          <Field label={t("criterion")}>
            <Select
              value={reason.criterionId}
              onChange={(event) => set(index, { criterionId: event.currentTarget.value })}
            >
              {criteria
                .filter((criterion) => criterion.id === reason.criterionId || !used.includes(criterion.id))
                .map((criterion) => (
                  <option key={criterion.id} value={criterion.id}>
                    {criterion.code}
                  </option>
                ))}
            </Select>
          </Field>
          <Field label={t("reason")}>
            <Textarea
              record
              rows={2}
              maxLength={10_000}
              value={reason.text}
              onChange={(event) => set(index, { text: event.currentTarget.value })}
            />
          </Field>
          <IconButton
            label={t("removeReason", { number: index + 1 })}
            onClick={() => onWrite({ reasons: draft.reasons.filter((_, place) => place !== index) })}
          >
            <X aria-hidden size={16} strokeWidth={1.6} />
          </IconButton>
        </div>
      ))}
      <div>
        <Button
          icon={<Plus aria-hidden size={16} strokeWidth={1.6} />}
          disabled={suggested === undefined}
          onClick={() => onWrite({ reasons: [...draft.reasons, { criterionId: suggested?.id ?? "", text: "" }] })}
        >
          {t("addReason")}
        </Button>
      </div>
    </fieldset>
  );
}

/** An amount typed in units of the currency; cents are what is kept. */
function Reduction({
  cents,
  currency,
  onWrite,
}: {
  readonly cents: number | null;
  readonly currency: string;
  readonly onWrite: Props["onWrite"];
}): ReactNode {
  const t = useTranslations("milestones.fields");
  const [typed, setTyped] = useState(cents === null ? "" : String(cents / 100));
  const change = (text: string): void => {
    setTyped(text);
    const amount = Number(text.replace(/\s/g, "").replace(",", "."));
    onWrite({ reductionCents: text.trim() === "" || !Number.isFinite(amount) ? null : Math.round(amount * 100) });
  };
  return (
    <Field label={t("reduction")} hint={t("reductionHint")} className="max-w-60">
      <FigureInput unit={unitOf(currency)} value={typed} onChange={(event) => change(event.currentTarget.value)} />
    </Field>
  );
}
