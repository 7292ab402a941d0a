"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Action, RefusedSubject } from "@/lib/features/act/view";

type Props = {
  readonly action: Action;
  readonly project: string;
  readonly subject: RefusedSubject;
  readonly label: string;
  readonly lead: string;
  readonly field: string;
  readonly toInput: (words: string) => object;
  readonly main?: boolean;
  /** The words may stay away. */
  readonly optional?: boolean;
  /** False while a field before the words is not filled as it must be. */
  readonly ready?: boolean;
  /** Fields before the words: a version, for example. Told whether it was tried to send what is not complete. */
  readonly children?: ReactNode | ((tried: boolean) => ReactNode);
  /** What is done once the act has happened, beside closing. */
  readonly onDone?: () => void;
};

/** An act that says why, in a dialog. What was typed stays as long as the act has not happened. */
export function ReasonAct({
  action,
  project,
  subject,
  label,
  lead,
  field,
  toInput,
  main = false,
  optional = false,
  ready = true,
  children,
  onDone,
}: Props): ReactNode {
  const t = useTranslations("milestones");
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [tried, setTried] = useState(false);
  const acting = useAct(action, {
    project,
    subject,
    onDone: () => {
      setOpen(false);
      setWords("");
      setTried(false);
      onDone?.();
    },
  });
  const missing = !optional && words.trim() === "";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (ready && !missing) void acting.run(toInput(words));
  };
  return (
    <>
      <Button variant={main ? "main" : "plain"} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={label} lead={lead}>
        <form onSubmit={submit} noValidate className="flex flex-col gap-5">
          {typeof children === "function" ? children(tried) : children}
          <Field label={field} optional={optional} error={tried && missing ? t("fields.reasonMissing") : undefined}>
            <Textarea
              rows={4}
              maxLength={10_000}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          </Field>
          <ActProblem acting={acting} />
          <ButtonRow end>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {t("leave")}
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
