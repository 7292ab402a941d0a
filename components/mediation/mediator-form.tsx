"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { Action } from "@/lib/features/act/view";

type Props = { readonly project: string; readonly dispute: string; readonly action: Action };

/** A party proposes a mediator: a name and an address of somebody from outside. */
export function MediatorForm({ project, dispute, action }: Props): ReactNode {
  const t = useTranslations("mediations");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const acting = useAct(action, { project, subject: { kind: "dispute", code: dispute } });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  return (
    <form
      className="flex max-w-xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void acting.run({ dispute, name, email });
      }}
    >
      <Field label={t("mediatorName")} hint={t("mediatorHint")} error={errors.name}>
        <TextInput value={name} onChange={(event) => setName(event.currentTarget.value)} />
      </Field>
      <Field label={t("mediatorEmail")} error={errors.email}>
        <TextInput type="email" value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
      </Field>
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" busy={acting.pending}>
          {t("nameAct")}
        </Button>
      </ButtonRow>
    </form>
  );
}
