"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { ClosedAct } from "@/components/act/act-button";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import type { AbilityView, Action, RefusedSubject } from "@/lib/features/act/view";

type Props = {
  readonly action: Action;
  readonly project: string;
  readonly subject?: RefusedSubject;
  /** What the command wants beside the reason. */
  readonly input: object;
  readonly ability?: AbilityView;
  readonly label: string;
  /** Said to screen readers when the label alone does not say of what. */
  readonly name?: string;
  readonly title: string;
  readonly lead: string;
  readonly done?: string;
  readonly look?: "plain" | "quiet";
};

/** An act that wants a reason: a button, then a dialog that says what the act brings about and asks why. */
export function ReasonAct({
  action,
  project,
  subject,
  input,
  ability = { allowed: true },
  label,
  name,
  title,
  lead,
  done,
  look = "quiet",
}: Props): ReactNode {
  const t = useTranslations("setup");
  const say = useToast();
  const form = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const acting = useAct(action, {
    project,
    subject,
    onDone: () => {
      setOpen(false);
      setReason("");
      if (done !== undefined) say({ text: done, act: true });
    },
  });
  if (!ability.allowed) return <ClosedAct refusal={ability.refusal}>{label}</ClosedAct>;
  const error = acting.problem?.kind === "invalid-input" ? acting.problem.fields.reason : undefined;
  const foot = (
    <ButtonRow end>
      <Button variant="quiet" onClick={() => setOpen(false)}>
        {t("cancel")}
      </Button>
      <Button type="submit" form={form} variant="main" busy={acting.pending}>
        {label}
      </Button>
    </ButtonRow>
  );
  return (
    <>
      <Button variant={look} size={look === "quiet" ? "sm" : "md"} onClick={() => setOpen(true)} aria-label={name}>
        {label}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={title} lead={lead} foot={foot}>
        <form
          id={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void acting.run({ ...input, reason });
          }}
        >
          <Field label={t("reason")} hint={t("reasonHint")} error={error}>
            <Textarea value={reason} onChange={(event) => setReason(event.currentTarget.value)} rows={3} />
          </Field>
          {acting.problem?.kind === "invalid-input" ? null : <ActProblem acting={acting} />}
        </form>
      </Dialog>
    </>
  );
}
