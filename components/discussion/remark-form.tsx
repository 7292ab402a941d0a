"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Action, RefusedSubject } from "@/lib/features/act/view";

type Props = {
  readonly project: string;
  readonly subject?: RefusedSubject;
  readonly action: Action;
  readonly label: string;
  readonly submitLabel: string;
  readonly hint?: string;
  /** Only its button shows until it is pressed. */
  readonly folded?: boolean;
  readonly inputOf: (text: string) => object;
  /** Choices between the words and the button. */
  readonly children?: ReactNode;
};

/** Some words and one button: a comment, a note, a question, an answer. What was typed stays until it is sent. */
export function RemarkForm({
  project,
  subject,
  action,
  label,
  submitLabel,
  hint,
  folded = false,
  inputOf,
  children,
}: Props): ReactNode {
  const t = useTranslations("discussion");
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const [open, setOpen] = useState(!folded);
  const acting = useAct(action, {
    project,
    subject,
    onDone: () => {
      setText("");
      setTried(false);
      setOpen(!folded);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (text.trim() !== "") void acting.run(inputOf(text));
  };
  const fieldError = acting.problem?.kind === "invalid-input" ? acting.problem.fields.text : undefined;
  if (!open) {
    return (
      <Button className="mt-3" onClick={() => setOpen(true)}>
        {label}
      </Button>
    );
  }
  return (
    <form onSubmit={submit} className="mt-3 flex flex-col gap-3">
      <Field label={label} hint={hint} error={tried && text.trim() === "" ? t("wordsMissing") : fieldError}>
        <Textarea
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rows={2}
          autoFocus={folded}
          maxLength={10_000}
        />
      </Field>
      {children}
      <div>
        <Button type="submit" busy={acting.pending}>
          {submitLabel}
        </Button>
      </div>
      <ActProblem acting={acting} />
    </form>
  );
}
