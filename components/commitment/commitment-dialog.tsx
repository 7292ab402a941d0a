"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { DateInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
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

/** An act that says a day and some words, in a dialog. What was typed stays as long as the act has not happened. */
export function CommitmentDialog({
  action,
  project,
  subject,
  label,
  lead,
  day: dayField,
  words: wordsField,
  toInput,
  main = false,
}: Props): ReactNode {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const [day, setDay] = useState("");
  const [words, setWords] = useState("");
  const acting = useAct(action, {
    project,
    subject,
    onDone: () => {
      setOpen(false);
      setTried(false);
      setDay("");
      setWords("");
    },
  });
  const dayMissing = !dayField.optional && day === "";
  const wordsMissing = !wordsField.optional && words.trim() === "";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!dayMissing && !wordsMissing) void acting.run(toInput(day, words));
  };
  return (
    <>
      <Button variant={main ? "main" : "plain"} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={label} lead={lead}>
        <form onSubmit={submit} noValidate className="flex flex-col gap-5">
          <Field
            label={dayField.label}
            hint={dayField.hint}
            optional={dayField.optional}
            error={tried && dayMissing ? t("input.invalid_type") : undefined}
          >
            <DateInput value={day} onChange={(event) => setDay(event.currentTarget.value)} />
          </Field>
          <Field
            label={wordsField.label}
            optional={wordsField.optional}
            error={tried && wordsMissing ? t("milestones.fields.reasonMissing") : undefined}
          >
            <Textarea
              rows={3}
              maxLength={10_000}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          </Field>
          <ActProblem acting={acting} />
          <ButtonRow end>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {t("commitments.leave")}
            </Button>
            <Button type="submit" variant="main" busy={acting.pending}>
              {label}
            </Button>
          </ButtonRow>
        </form>
      </Dialog>
    </>
  );
}
