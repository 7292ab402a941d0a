"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ReasonAct } from "@/components/milestone/reason-act";
import { Field } from "@/components/ui/field";
import { DateInput } from "@/components/ui/text-input";
import type { Action, RefusedSubject } from "@/lib/features/act/view";

type Props = {
  readonly action: Action;
  readonly project: string;
  readonly subject: RefusedSubject;
  readonly label: string;
  readonly lead: string;
  readonly day: { readonly label: string; readonly hint: string | undefined; readonly optional: boolean };
  readonly words: { readonly label: string; readonly optional: boolean };
  readonly toInput: (day: string, words: string) => object;
  readonly main?: boolean;
};

/** An act that says a day and some words, in a dialog. */
export function CommitmentDialog({ day: dayField, words, toInput, main = false, ...act }: Props): ReactNode {
  const t = useTranslations();
  const [day, setDay] = useState("");
  const missing = !dayField.optional && day === "";
  return (
    <ReasonAct
      {...act}
      main={main}
      field={words.label}
      optional={words.optional}
      ready={!missing}
      toInput={(said) => toInput(day, said)}
      onDone={() => setDay("")}
    >
      {(tried) => (
        <Field
          label={dayField.label}
          hint={dayField.hint}
          optional={dayField.optional}
          error={tried && missing ? t("input.invalid_type") : undefined}
        >
          <DateInput value={day} onChange={(event) => setDay(event.currentTarget.value)} />
        </Field>
      )}
    </ReasonAct>
  );
}
